import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { fromRows, transposed } from '../../src/linalg/matrix.js';
import { denseRecurrence } from '../../src/recurrence/linear/denseRecurrence.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { modelCovariances } from '../../src/solution/linear/modelMoments.js';
import { stationaryCovariance } from '../../src/solution/stationaryCovariance.js';
import { convergingScenarios, realised } from '../support/arbitraries.js';
import { gap, matrixGap } from '../support/gaps.js';
import { limitMoments } from '../support/moments.js';
import { lyapunovByKronecker } from '../support/oracles.js';
import { exactLimit, rounded } from '../support/rationalOracles.js';
import { plainRecurrence } from '../support/recurrences.js';
import {
  equalSyntheticDesigns,
  proportionalDesigns,
  rationalScenarios,
} from '../support/theoremArbitraries.js';

const settling = fc
  .oneof(convergingScenarios({ features: 5 }), equalSyntheticDesigns('all'), proportionalDesigns())
  .map(realised);

describe('stationaryCovariance', () => {
  it.each([0.5, -0.5, 0, 0.99])('is q/(1 − a²) for one scalar at a = %d', (a) => {
    const { covariance, residual, amplification } = stationaryCovariance(
      plainRecurrence([[a]], [[3]]),
    );
    expect(covariance.get(0, 0) * (1 - a * a)).toBeCloseTo(3, 12);
    expect(residual).toBeLessThanOrEqual(1e-14);
    expect(amplification! * (1 - a * a)).toBeCloseTo(1, 12);
  });

  it('of a shift has as many noises as there is memory: C = diag(2, 1)', () => {
    const { covariance } = stationaryCovariance(
      plainRecurrence(
        [
          [0, 1],
          [0, 0],
        ],
        [
          [1, 0],
          [0, 1],
        ],
      ),
    );
    expect(covariance.to2DArray()).toEqual([
      [2, 0],
      [0, 1],
    ]);
  });

  it('is 0 without noise, whose amplification is not defined', () => {
    const { covariance, residual, amplification } = stationaryCovariance(
      plainRecurrence([[0.5]], [[0]]),
    );
    expect([covariance.get(0, 0), residual, amplification]).toEqual([0, 0, null]);
  });

  it('sums 10⁹ generations: a = 1 − 10⁻⁹', () => {
    const a = 1 - 1e-9;
    const { covariance, amplification } = stationaryCovariance(plainRecurrence([[a]], [[1]]));
    expect(covariance.get(0, 0) * (1 - a * a)).toBeCloseTo(1, 6);
    expect(amplification).toBeGreaterThan(4e8);
  });

  it('[T1] solves C = QCQᵀ + N as the Kronecker product does', () => {
    fc.assert(
      fc.property(settling, (system) => {
        const recurrence = pooledRecurrence(system);
        const { covariance, residual } = stationaryCovariance(recurrence);
        const oracle = fromRows(
          lyapunovByKronecker(recurrence.Q.to2DArray(), recurrence.noise.to2DArray()),
        );
        const floor = 1e-3 * (recurrence.noise.norm() || 1);
        expect(matrixGap(covariance, oracle, floor)).toBeLessThanOrEqual(1e-12); // 1,000 draws: 1.2e-14
        expect(residual).toBeLessThanOrEqual(1e-12); // 1,000 draws: 1.7e-14
        expect(transposed(covariance)).toEqual(covariance);
      }),
    );
  });

  it('[T2] solves it for the dense form too', () => {
    const small = convergingScenarios({ features: 3, kinds: 3, copies: 1 }).map(realised);
    fc.assert(
      fc.property(small, (system) => {
        const recurrence = denseRecurrence(system);
        const { covariance } = stationaryCovariance(recurrence);
        const oracle = fromRows(
          lyapunovByKronecker(recurrence.Q.to2DArray(), recurrence.noise.to2DArray()),
        );
        const floor = 1e-3 * (recurrence.noise.norm() || 1);
        expect(matrixGap(covariance, oracle, floor)).toBeLessThanOrEqual(1e-13); // 1,000 draws: 1.2e-15
      }),
    );
  });

  it('[T1] gives the covariances of exact rational arithmetic', () => {
    fc.assert(
      fc.property(rationalScenarios(), (description) => {
        const system = realised(description);
        const d = system.features;
        const exact = rounded(exactLimit(system).covariance);
        const covariances = modelCovariances(limitMoments(pooledRecurrence(system)));
        covariances.forEach((C, k) => {
          const own = exact
            .slice(k * d, (k + 1) * d)
            .flatMap((row) => row.slice(k * d, (k + 1) * d));
          expect(gap(C.to1DArray(), own)).toBeLessThanOrEqual(1e-13); // 200 draws: 4.0e-15
        });
      }),
      { numRuns: 40 },
    );
  });

  it('throws when float64 cannot carry C: an 8×8 Jordan block at 0.99', () => {
    const unit = Array.from({ length: 8 }, (_, i) => i);
    const J = unit.map((i) => unit.map((j) => (i === j ? 0.99 : j === i + 1 ? 1 : 0)));
    const I = unit.map((i) => unit.map((j) => (i === j ? 1 : 0)));
    expect(() => stationaryCovariance(plainRecurrence(J, I))).toThrow(NumericalError);
  });
});
