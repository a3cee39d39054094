import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { meansOf } from '../../src/measures/measures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { fixedPoint } from '../../src/solution/fixedPoint.js';
import { lawAt, meanState, nextLaw } from '../../src/solution/stateLaw.js';
import { convergingScenarios, realised } from '../support/arbitraries.js';
import { gap, matrixGap } from '../support/gaps.js';
import { limitMoments } from '../support/moments.js';
import { exactLimit, rounded } from '../support/rationalOracles.js';
import { plainRecurrence } from '../support/recurrences.js';
import {
  equalSyntheticDesigns,
  proportionalDesigns,
  rationalScenarios,
} from '../support/theoremArbitraries.js';

const settling = fc
  .oneof(convergingScenarios(), equalSyntheticDesigns('all'), proportionalDesigns())
  .map(realised)
  .map(pooledRecurrence);

describe('fixedPoint', () => {
  it('of x = x/2 + 3 is 6, with residual 0', () => {
    const recurrence = plainRecurrence([[0.5]], [[0]], [3]);
    const { loading, residual } = fixedPoint(recurrence);
    expect(meanState(loading, recurrence.inputs, [1]).get(0, 0)).toBe(6);
    expect(residual).toBe(0);
  });

  it('of x = Qx + 0 is 0, with residual 0', () => {
    const recurrence = plainRecurrence(
      [
        [0.5, 1],
        [0, 0.25],
      ],
      [
        [0, 0],
        [0, 0],
      ],
    );
    const { loading, residual } = fixedPoint(recurrence);
    expect(meanState(loading, recurrence.inputs, [1]).norm()).toBe(0);
    expect(residual).toBe(0);
  });

  it('has a small residual also where the terms of c cancel to rounding', () => {
    // Public data say (1, 1, 1); the synthetic design sees only the difference of the first two features.
    const gram = [
      [0.5625, -0.5625, 0],
      [-0.5625, 0.5625, 0],
      [0, 0, 0],
    ];
    const recurrence = pooledRecurrence(
      realised({
        features: 3,
        alpha: 0.27,
        beta: 0,
        loss: 'sum',
        public: {
          samples: 27,
          design: {
            gram: [
              [0.45, 0, 0],
              [0, 0.45, 0],
              [0, 0, 0.45],
            ],
          },
        },
        entities: [
          {
            name: 'A',
            copies: 3,
            private: { samples: 39, design: { gram } },
            synthetic: { samples: 28, design: 'private' },
          },
        ],
      }),
    );
    expect(fixedPoint(recurrence).residual).toBeLessThanOrEqual(1e-14);
  });

  // Worst of 1,000 draws: 5.7e-16 for Γ, 1.8e-14 for the residual.
  it('[T1] is fixed: one generation does not change Γ_∞, for every real input', () => {
    fc.assert(
      fc.property(settling, (recurrence) => {
        const { loading, residual } = fixedPoint(recurrence);
        const next = nextLaw(recurrence, { loading, covariance: recurrence.noise }).loading;
        expect(matrixGap(next.public, loading.public, 1e-3)).toBeLessThanOrEqual(1e-12);
        loading.private.forEach((Gamma, k) => {
          expect(matrixGap(next.private[k]!, Gamma, 1e-3)).toBeLessThanOrEqual(1e-12);
        });
        expect(residual).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  // Worst of 1,000 draws: 1.9e-14.
  it('[T1] is where the iteration goes: Γ at generation 2¹⁵', () => {
    fc.assert(
      fc.property(settling, (recurrence) => {
        const { loading } = fixedPoint(recurrence);
        const late = lawAt(recurrence, 2 ** 15).loading;
        expect(matrixGap(late.public, loading.public, 1e-3)).toBeLessThanOrEqual(1e-12);
        loading.private.forEach((Gamma, k) => {
          expect(matrixGap(late.private[k]!, Gamma, 1e-3)).toBeLessThanOrEqual(1e-12);
        });
      }),
    );
  });

  it('[T1] gives the mean of exact rational arithmetic', () => {
    fc.assert(
      fc.property(rationalScenarios(), (description) => {
        const system = realised(description);
        const mean = meansOf(limitMoments(pooledRecurrence(system)));
        const exact = rounded(exactLimit(system).mean).flat();
        expect(gap(mean.to1DArray(), exact, 1e-3)).toBeLessThanOrEqual(1e-13); // 200 draws: 1.7e-15
      }),
      { numRuns: 40 },
    );
  });

  it('refuses ρ = 1: I − Q is singular', () => {
    expect(() => fixedPoint(plainRecurrence([[1]], [[1]], [1]))).toThrow(NumericalError);
  });
});
