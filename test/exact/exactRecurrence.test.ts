import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { exactEcosystem } from '../../src/exact/exactEcosystem.js';
import { exactNext, exactStart } from '../../src/exact/exactLaw.js';
import { exactRecurrence } from '../../src/exact/exactRecurrence.js';
import { fromRows, type Matrix } from '../../src/linalg/matrix.js';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import { dyadicRational } from '../../src/rational/rational.js';
import { type RationalMatrix, rowsOf } from '../../src/rational/rationalMatrix.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { nextLaw, startLaw } from '../../src/solution/stateLaw.js';
import { convergingScenarios, pools } from '../support/arbitraries.js';
import { digits, matrixGap } from '../support/gaps.js';
import { numberOf } from '../support/numbers.js';
import { smallWith } from '../support/scenarios.js';

const rounded = (A: RationalMatrix): Matrix =>
  fromRows(rowsOf(A).map((row) => row.map(nearestDouble)));

describe('exactRecurrence', () => {
  it('is R = α/(ᾱ + α) = 2/5 for one scalar model at α = 0.4, driven by (1 − α)θ', () => {
    const { R, drive, noise } = exactRecurrence(
      exactEcosystem(
        parseScenario(
          '{features: 1, alpha: 0.4, entities: [{name: A, private: {samples: 9, design: isotropic}, synthetic: {samples: 7, design: isotropic}}]}',
        ),
      ),
    );
    expect([R, drive.private[0]!, noise]).toEqual([
      { integers: [[2n]], denominator: 5n },
      { integers: [[3n]], denominator: 5n },
      { integers: [[1n]], denominator: 7n },
    ]);
  });

  it('counts samples inside for the sum loss: A = ᾱβ 10 S̃ + ᾱβ̄ 20 S* + α H', () => {
    const scenario = parseScenario(smallWith([['loss'], 'sum']));
    const exact = exactRecurrence(exactEcosystem(scenario));
    const float = pooledRecurrence(ecosystem(scenario));
    expect(matrixGap(rounded(exact.R), float.Q)).toBeLessThanOrEqual(1e-15);
    expect(matrixGap(rounded(exact.noise), float.noise)).toBeLessThanOrEqual(1e-15);
  });

  it('[T2] is the pooled form of recurrence/ for several pools too, and takes the same step', () => {
    const draws = convergingScenarios({ kinds: 3, features: 2, copies: 2 }).chain((description) => {
      const scenario = parseScenario(
        JSON.stringify(description)
          .replaceAll('"covariance":', '"gram":')
          .replaceAll(/,"seed":\d+/g, ''),
      );
      const system = ecosystem(scenario);
      return pools(system).map((around) => ({
        scenario,
        system: { ...system, ...around },
        around,
      }));
    });
    fc.assert(
      fc.property(draws, ({ scenario, system, around }) => {
        const shares = (table: Ecosystem['publish']) =>
          table.map((row) => row.map((x) => dyadicRational(numberOf(x))));
        const exact = exactRecurrence({
          ...exactEcosystem(scenario),
          publish: shares(around.publish),
          crawl: shares(around.crawl),
        });
        const float = pooledRecurrence(system);
        // 1,000 draws: 1.5e-14, times what ill-conditioned least squares lose.
        const allowed = 1e-13 * (digits(system) / 1e-9);
        const gaps = (a: RationalMatrix, b: Matrix) =>
          expect(matrixGap(rounded(a), b, 1e-3)).toBeLessThanOrEqual(allowed);
        gaps(exact.R, float.Q);
        gaps(exact.noise, float.noise);
        const [law, other] = [exactNext(exact, exactStart(exact)), nextLaw(float, startLaw(float))];
        gaps(law.covariance, other.covariance);
        gaps(law.loading.public, other.loading.public);
        law.loading.private.forEach((Gamma, k) => {
          gaps(Gamma, other.loading.private[k]!);
        });
      }),
    );
  });
});
