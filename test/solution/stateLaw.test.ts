import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, identity } from '../../src/linalg/matrix.js';
import type { LinearRecurrence } from '../../src/recurrence/linear/linearRecurrence.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { lawAt, meanState, nextLaw, type StateLaw, startLaw } from '../../src/solution/stateLaw.js';
import { manyPools, realised, scenarios } from '../support/arbitraries.js';
import { matrixGap } from '../support/gaps.js';
import { plainRecurrence } from '../support/recurrences.js';
import { adversarialScenarios } from '../support/theoremArbitraries.js';

const doubling = plainRecurrence([[2]], [[3]], [1]);

describe('startLaw', () => {
  it('is Γ_1 with the noise of one generation', () => {
    expect(startLaw(doubling)).toEqual({ loading: doubling.start, covariance: doubling.noise });
  });
});

describe('nextLaw', () => {
  it("Γ' = QΓ + Z, C' = QCQᵀ + N: from Γ = 5, offset 6, C = 7 to 11, 12 and 31", () => {
    const law: StateLaw = {
      loading: { public: fromRows([[5]]), private: [fromRows([[5]])], offset: fromRows([[6]]) },
      covariance: fromRows([[7]]),
    };
    const { loading, covariance } = nextLaw(doubling, law);
    expect(loading.public.get(0, 0)).toBe(11);
    expect(loading.private[0]!.get(0, 0)).toBe(10);
    expect(loading.offset.get(0, 0)).toBe(12);
    expect(covariance.get(0, 0)).toBe(31);
  });
});

describe('meanState', () => {
  it('is Σ_i Γ_i (E b_i − S_iθ) + offset, every private input as often as there are copies', () => {
    const input = (x: number) => ({ excess: fromRows([[x], [0]]), covariance: identity(2) });
    const loading = {
      public: identity(2),
      private: [
        fromRows([
          [2, 0],
          [1, 0],
        ]),
      ],
      offset: fromRows([[100], [1000]]),
    };
    const mean = meanState(loading, { public: input(5), private: [input(7)] }, [3]);
    expect(mean.to1DArray()).toEqual([105 + 3 * 14, 1000 + 3 * 7]);
  });
});

describe('lawAt', () => {
  it('[T1] of x_{t+1} = 2x_t + 1 + w, Var w = 3: Γ_t = 2^{t−1} − 1, C_t = 4^t − 1', () => {
    for (const t of [1, 2, 3, 7, 20]) {
      const { loading, covariance } = lawAt(doubling, t);
      expect(loading.public.get(0, 0)).toBe(2 ** (t - 1) - 1);
      expect(covariance.get(0, 0)).toBe(4 ** t - 1);
    }
  });

  it('[T1] is t − 1 times nextLaw, whether or not anything converges', () => {
    const systems = fc.oneof(
      scenarios().map(realised),
      adversarialScenarios().map(realised),
      manyPools(),
    );
    fc.assert(
      fc.property(systems, fc.integer({ min: 1, max: 60 }), (system, t) => {
        const recurrence = pooledRecurrence(system);
        let law = startLaw(recurrence);
        for (let s = 1; s < t; s++) law = nextLaw(recurrence, law);
        expect(lawGap(recurrence, lawAt(recurrence, t), law)).toBeLessThanOrEqual(1e-10); // 1,000 draws: 1.7e-12
      }),
    );
  });
});

// Helpers
function lawGap({ noise }: LinearRecurrence, a: StateLaw, b: StateLaw): number {
  const floor = 1e-3 * (noise.norm() || 1);
  return Math.max(
    matrixGap(a.covariance, b.covariance, floor),
    matrixGap(a.loading.public, b.loading.public, 1),
    matrixGap(a.loading.offset, b.loading.offset, 1),
    ...a.loading.private.map((Gamma, k) => matrixGap(Gamma, b.loading.private[k]!, 1)),
  );
}
