import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedCourse, isPlain, plainCourse } from '../../src/exact/exactCourse.js';
import { exactEcosystem } from '../../src/exact/exactEcosystem.js';
import { exactMeasures } from '../../src/exact/exactMeasures.js';
import type { ExactReport } from '../../src/exact/exactRows.js';
import { exactSolution } from '../../src/exact/exactSolution.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { type Description, realised, scenarios } from '../support/arbitraries.js';
import { extendedScenarios } from '../support/extendedScenarios.js';
import { history, type Stacked } from '../support/historyOracle.js';

const scenario = (description: object) => parseScenario(JSON.stringify(description));

describe('extendedCourse', () => {
  it('is the pooled form where that applies, to the last digit: copies, networks, limits', () => {
    let limits = 0;
    fc.assert(
      fc.property(scenarios({ kinds: 3, features: 2, copies: 3 }).map(undrawn), (description) => {
        const system = exactEcosystem(scenario(description));
        expect(isPlain(system)).toBe(true);
        const [pooled, written] = [plainCourse, extendedCourse].map((course) => {
          const { sources, start, later, limit, verdict } = course(system, 'test', 2);
          const last = limit();
          const all = [start, ...later(2), ...(last === null ? [] : [last])];
          return {
            verdict,
            measures: all.map(({ images, covariance }) =>
              JSON.stringify(exactMeasures(system, sources, images, covariance), text),
            ),
          };
        });
        if (written!.measures.length === 4) limits++;
        expect(written).toEqual(pooled);
      }),
      { numRuns: 60, seed: 5 },
    );
    expect(limits).toBeGreaterThan(20);
  });

  it('has the moments of the definition, batch by batch and normal by normal', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(extendedScenarios(), (description) => {
        const { trajectory } = exactSolution(scenario(description), { generations: 4 });
        count(seen, description);
        history(realised(description), 4).forEach((stacked, t) => {
          compare(trajectory![t]!, stacked, description.features);
        });
      }),
      { numRuns: Number(process.env.RUNS ?? 60), seed: 7 },
    );
    for (const key of KEYS) expect(seen.get(key) ?? 0, key).toBeGreaterThan(2);
  });

  it('has the limit that the definition nears', () => {
    let limits = 0;
    fc.assert(
      fc.property(extendedScenarios({ scheduled: false, accumulates: false }), (description) => {
        const { limit } = exactSolution(scenario(description));
        if (limit === null) return;
        const all = history(realised(description), 40);
        const [before, last] = all.slice(-2) as [Stacked, Stacked];
        const numbers = ({ mean, covariance }: Stacked) => [...mean, ...covariance.flat()];
        const old = numbers(before);
        const moved = Math.max(...numbers(last).map((x, i) => Math.abs(x - old[i]!)));
        if (moved > 1e-11) return;
        limits++;
        compare(limit, last, description.features, 1e-8);
      }),
      { numRuns: Number(process.env.RUNS ?? 12), seed: 9 },
    );
    expect(limits).toBeGreaterThan(2);
  });
});

const KEYS = [
  'accumulate',
  'decay',
  'window',
  'human',
  '"own"',
  'filter',
  'ridge',
  'toward',
  'steps',
  'fresh',
  'copies',
  'design":"isotropic"',
  't+2',
  '2^t',
];

function count(seen: Map<string, number>, description: Description): void {
  const written = JSON.stringify(description);
  for (const key of KEYS) if (written.includes(key)) seen.set(key, (seen.get(key) ?? 0) + 1);
}

/** Means, variances and dispersion of all models of a generation. */
function compare(report: ExactReport, { mean, covariance }: Stacked, d: number, within = 1e-9) {
  const K = mean.length / d;
  const near = (found: number, right: number, what: string) =>
    expect(Math.abs(found - right), what).toBeLessThan(within * (1 + Math.abs(right)));
  let spread = 0;
  for (let k = 0; k < K; k++) {
    let variance = 0;
    for (let i = 0; i < d; i++) {
      near(report.mean[k]![i]!.decimal, mean[k * d + i]!, `mean of ${k}`);
      variance += covariance[k * d + i]![k * d + i]!;
      spread += mean[k * d + i]! ** 2 / K;
      for (let l = 0; l < K; l++) {
        const second = covariance[k * d + i]![l * d + i]! + mean[k * d + i]! * mean[l * d + i]!;
        spread -= second / K ** 2;
      }
    }
    spread += variance / K;
    near(report.variance[k]!.decimal, variance, `variance of ${k}`);
  }
  near(report.dispersion.decimal, spread, 'dispersion');
}

/** Drawn rows have 16 digits each. */
const undrawn = (description: Description): Description =>
  JSON.parse(
    JSON.stringify(description, (_, value: unknown) =>
      value !== null && typeof value === 'object' && 'covariance' in value
        ? { gram: (value as { covariance: unknown }).covariance }
        : value,
    ),
  );

/** Fractions as text, since they hold big integers. */
const text = (_: string, value: unknown): unknown =>
  typeof value === 'bigint' ? value.toString() : value;
