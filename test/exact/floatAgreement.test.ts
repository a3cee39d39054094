import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { exactSolution } from '../../src/exact/exactSolution.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { extendedScenarios } from '../support/extendedScenarios.js';

/** By hand, for more of them: ATTACK_EXACT=300 npx vitest run test/exact/floatAgreement.test.ts. */
const SCENARIOS = Number(process.env.ATTACK_EXACT ?? 25);

const anyScenario = [
  extendedScenarios(),
  extendedScenarios({ scheduled: false }),
  extendedScenarios({ scheduled: false, singular: true }),
];
const MEASURES = [
  'mean',
  'bias2',
  'variance',
  'mse',
  'risk',
  'dispersion',
  'relativeEfficiency',
] as const;

describe('solve', () => {
  it.each(['converges', 'diverges'] as const)(
    '[T13] lets fine-tuned models follow a pool that accumulates: %s',
    (verdict) => {
      const data = { samples: 10, design: 'isotropic' };
      const scenario = parseScenario(
        JSON.stringify({
          features: 1,
          alpha: 0.5,
          pools: [{ name: 'a' }, { name: 'b', memory: 'accumulate' }],
          entities: [
            {
              name: 'A',
              private: { samples: 2, design: { gram: [[0.25]] } },
              synthetic: data,
              update: { steps: 1, rate: verdict === 'converges' ? 0.5 : 6 },
            },
          ],
        }),
      );
      const found = solve(scenario);
      const right = exactSolution(scenario);
      expect(found.stability.verdict).toBe(verdict);
      expect(right.stability.verdict).toBe(verdict);
      if (found.limit === null || right.limit === null) return;
      compare(found.limit.variance, right.limit.variance, 'variance');
      // θ' = θ + ½(½ · ¼b̃ + ¼u + ¼f − ⅝θ), f = θ + ν: the root of S from fractions.
      const [, root] = right.stability.accumulatingPolynomial!;
      expect(found.stability.polynomial!.leading).toBeCloseTo(-root!.decimal, 12);
    },
  );

  it(
    'says of extended ecosystems what fractions say, in every generation and in the limit',
    () => {
      const seen = { limits: 0, influences: 0, accumulating: 0 };
      fc.assert(
        fc.property(fc.oneof(...anyScenario), (description) => {
          const scenario = parseScenario(JSON.stringify(description));
          const found = solve(scenario, { generations: 3 });
          const right = exactSolution(scenario, { generations: 3 });
          for (const measure of MEASURES) {
            found.trajectory!.forEach((report, t) => {
              compare(report[measure], right.trajectory![t]![measure], `${measure} at ${t}`);
            });
          }
          expect(found.limit === null).toBe(right.limit === null);
          if (found.limit === null || right.limit === null) return;
          seen.limits++;
          if (right.stability.accumulatingPolynomial !== undefined) seen.accumulating++;
          for (const measure of MEASURES) {
            compare(found.limit[measure], right.limit[measure], `${measure} in the limit`);
          }
          compare(found.transfer, right.transfer, 'transfer');
          seen.influences++;
          compare(found.limit.influence, right.limit.influence, 'influence');
        }),
        { numRuns: SCENARIOS, seed: 77 },
      );
      expect(seen.limits / SCENARIOS).toBeGreaterThan(0.2);
      expect(seen.influences).toBeGreaterThan(0);
      expect(seen.accumulating).toBeGreaterThan(0);
    },
    Math.max(60_000, 500 * SCENARIOS),
  );
});

/** Numbers, or lists of them, beside fractions of the same shape. */
function compare(found: unknown, right: unknown, what: string): void {
  if (Array.isArray(found)) {
    found.forEach((part, i) => {
      compare(part, (right as unknown[])[i], `${what}[${i}]`);
    });
  } else if (right === null) {
    expect(found, what).toBeNull();
  } else if (found === null) {
    // A ratio is none in float64 where its numerator cannot be told from 0.
    expect((right as { readonly decimal: number }).decimal, what).toBe(0);
  } else {
    const { decimal } = right as { readonly decimal: number };
    expect(Math.abs(Number(found) - decimal), what).toBeLessThan(1e-9 * (1 + Math.abs(decimal)));
  }
}
