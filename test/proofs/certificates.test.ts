import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { lossGram, poolGrams } from '../../src/ecosystem/lossGram.js';
import { symmetricEigenPairs } from '../../src/linalg/eigen.js';
import { accumulate } from '../../src/linalg/linearCombination.js';
import { inPrecision, type Matrix, scaled, subtract, transposed } from '../../src/linalg/matrix.js';
import { largestModulus } from '../../src/linalg/norms.js';
import { product } from '../../src/linalg/product.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { proportionalBound } from '../../src/solution/linear/proportionalBound.js';
import { refinedBound } from '../../src/solution/linear/refinedBound.js';
import { syntheticWeights } from '../../src/solution/linear/syntheticWeights.js';
import { convergingScenarios, realised, scenarios } from '../support/arbitraries.js';
import { adversarialScenarios } from '../support/theoremArbitraries.js';

/** More with ATTACK, as `npm run attack` sets it. */
const RUNS = Number(process.env.ATTACK ?? 0) > 0 ? 10_000 : 1000;
/** Shares of the largest entry that rounding may take, where the smallest pivot is p: this, and this over p. */
const ROUNDING = 1e-9;

/** A ⪯ B by more than rounding, against the size of both. */
function isAtMost(A: Matrix, B: Matrix, slack: number): boolean {
  const gap = subtract(B, A);
  if (gap.rows === 0) return true;
  const size = Math.max(largestModulus(A.data), largestModulus(B.data));
  const { values } = symmetricEigenPairs(symmetric(gap));
  return values[0]! >= -slack * size;
}

function symmetric(A: Matrix): Matrix {
  const half = scaled(A, 0.5);
  accumulate(half, 0.5, transposed(A));
  return half;
}

/** Hypotheses of T4_refined.refined_bound_by: p₋ H ⪯ α_k H X_k H ⪯ p₊ H, for the X_k = A_k⁺ of the program. */
function trusted(system: Ecosystem, least: number, most: number): boolean {
  const recurrence = pooledRecurrence(system);
  const slack = ROUNDING + 1e-13 / recurrence.smallestPivot;
  const [H] = poolGrams(system);
  const pool = inPrecision(H!, 'double');
  return recurrence.readouts.every(({ gain, state }) => {
    const X = inPrecision(gain, 'double');
    const answer = scaled(product(product(pool, X), pool), state[0]!);
    return (
      isAtMost(scaled(pool, least), answer, slack) && isAtMost(answer, scaled(pool, most), slack)
    );
  });
}

describe('certificates are instances of what Coq proves', () => {
  it('[T4b] where it bounds, 0 ≤ p₋ ≤ p₊ and p₋ H ⪯ α_k H A_k⁺ H ⪯ p₊ H, singular pools included', () => {
    const systems = fc.oneof(scenarios(), convergingScenarios(), adversarialScenarios());
    fc.assert(
      fc.property(systems.map(realised), (system) => {
        const recurrence = pooledRecurrence(system);
        const weights = syntheticWeights(system, recurrence);
        if (weights === null || weights.doubtful) return;
        const { least, most } = weights;
        expect(refinedBound(system, recurrence, weights)).not.toBeNull();
        expect(least).toBeGreaterThanOrEqual(0);
        if (most === 0) return;
        expect(least).toBeLessThanOrEqual(most);
        expect(trusted(system, least, most)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });

  it('negative control: p₊ less by a tenth is not between', () => {
    const [system] = fc.sample(convergingScenarios().map(realised), { numRuns: 1, seed: 7 });
    const { least, most } = syntheticWeights(system!, pooledRecurrence(system!))!;
    expect(trusted(system!, least, most)).toBe(true);
    expect(trusted(system!, least, 0.9 * most)).toBe(false);
  });

  it('[T5] where it bounds: one pool, shares of at most one, common weights, S_k = c S̃_k, and the rate of Coq', () => {
    let met = 0;
    fc.assert(
      fc.property(fc.oneof(scenarios(), adversarialScenarios()).map(realised), (system) => {
        const bound = proportionalBound(system);
        if (bound === null) return;
        met++;
        const { entities, publish, loss } = system;
        const { alpha, beta } = entities[0]!;
        expect(publish).toHaveLength(1);
        const pairs = entities.map((entity) => ({
          S: lossGram(entity.synthetic, loss),
          own: lossGram(entity.private, loss),
        }));
        const { S, own } = pairs[0]!;
        const c = S.trace() / own.trace();
        for (const entity of entities) expect([entity.alpha, entity.beta]).toEqual([alpha, beta]);
        for (const pair of pairs) {
          const gap = subtract(pair.S, scaled(pair.own, c));
          expect(largestModulus(gap.data)).toBeLessThanOrEqual(1e-12 * largestModulus(pair.S.data));
        }
        expect(c).toBeGreaterThan(0);
        expect(bound).toBeCloseTo((alpha * c) / (alpha * c + (1 - alpha) * beta), 12);
      }),
      { numRuns: RUNS },
    );
    expect(met).toBeGreaterThan(0);
  });
});
