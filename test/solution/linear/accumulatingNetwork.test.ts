import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eigenPairs, modulus } from '../../../src/linalg/eigen.js';
import { add, fromRows, identity, subtract, transposed } from '../../../src/linalg/matrix.js';
import { product } from '../../../src/linalg/product.js';
import { inverse } from '../../../src/linalg/solve.js';
import { randomStream } from '../../../src/random/stream.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { accumulatingNetwork } from '../../../src/solution/linear/accumulatingNetwork.js';
import { accumulatingRates } from '../../../src/solution/linear/accumulatingPool.js';
import { networkBound } from '../../../src/solution/linear/networkBound.js';
import { manyPools } from '../../support/arbitraries.js';
import { indices } from '../../support/designArbitraries.js';

type Table = number[][];

describe('accumulatingNetwork', () => {
  it('[T13] of one block that accumulates is T8', () => {
    const found = accumulatingNetwork(fromRows([[0.3]]), [0], 1);
    const { biasExponent, varianceExponent } = accumulatingRates(0.3);
    expect(found).toEqual({
      fastRadius: 0,
      verdict: 'converges',
      polynomial: { leading: 0.3, bias: -biasExponent, variance: -varianceExponent },
    });
  });

  it('[T13] by hand: S = 0.2 + 0.5 · 0.6/(1 − 0.25) = 0.6', () => {
    const { polynomial } = accumulatingNetwork(
      fromRows([
        [0.25, 0.6],
        [0.5, 0.2],
      ]),
      [1],
      1,
    );
    expect(polynomial!.leading).toBeCloseTo(0.6, 15);
    expect(polynomial!.bias).toBeCloseTo(0.4, 15);
    expect(polynomial!.variance).toBeCloseTo(0.8, 15);
  });

  it.each([
    [[0.5, 0, 0, 1], 'marginal'],
    [[0.5, 0, 0, 1.1], 'diverges'],
    [[0.5, 0, 0, -7], 'converges'],
    [[-1, 0, 0, 0], 'marginal'],
    [[-1.1, 0, 0, 0], 'diverges'],
    [[0.9, 0.2, 0.6, 0], 'diverges'],
  ] as const)('[T13] with R = %j, the second block slow, it %s', ([a, b, c, e], verdict) => {
    const R = fromRows([
      [a, b],
      [c, e],
    ]);
    expect(accumulatingNetwork(R, [1], 1).verdict).toBe(verdict);
  });

  it('[T13] has the exponents of the iteration itself: bias to 3 digits, variance to 2', () => {
    const stream = randomStream(20261127, 4);
    const seen = { slow: 0, fast: 0, refused: 0 };
    for (let i = 0; i < 36; i++) {
      const R = indices(4).map(() => indices(4).map(() => 0.5 * stream.normal()));
      const slow = i % 3 === 0 ? [0, 1] : i % 3 === 1 ? [0] : [1];
      const d = i % 3 === 0 ? 1 : 2;
      const { polynomial, fastRadius } = accumulatingNetwork(fromRows(R), slow, d);
      if (polynomial === null) seen.refused++;
      // Where fast blocks hardly follow, the power shows itself late.
      if (polynomial === null || fastRadius > 0.8) continue;
      const coordinates = slow.flatMap((m) => indices(d).map((p) => m * d + p));
      const { leading, bias, variance } = polynomial;
      const measured = exponents(R, coordinates);
      expect(Math.abs(measured.bias - bias)).toBeLessThan(1e-3); // worst of these: 6.7e-4
      // Near ½ both kinds of variance fall alike for long.
      if (Math.abs(leading - 0.5) < 0.25) continue;
      expect(Math.abs(measured.variance - variance)).toBeLessThan(2e-2 * Math.max(1, -variance));
      if (leading > 0.5) seen.slow++;
      else seen.fast++;
    }
    expect(seen.slow).toBeGreaterThan(2);
    expect(seen.fast).toBeGreaterThan(2);
    expect(seen.refused).toBeGreaterThan(1);
  });

  it('[T10] [T13] a network bound below 1 settles every memory: accumulating, decaying, windows', () => {
    let below = 0;
    fc.assert(
      fc.property(
        manyPools({ kinds: 4, features: 3 }),
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 3, maxLength: 3 }),
        (system, kinds) => {
          const bound = networkBound(system);
          if (bound === null || bound > 1 - 1e-6) return;
          below++;
          const { Q, features: d, blocks } = pooledRecurrence(system);
          const memory = kinds.slice(0, blocks);
          const { R, slow } = remembered(Q.to2DArray(), d, memory);
          if (slow.length > 0) {
            expect(accumulatingNetwork(fromRows(R), slow, d).verdict).toBe('converges');
          } else {
            expect(modulus(eigenPairs(fromRows(R))[0]!.value)).toBeLessThan(1);
          }
        },
      ),
      { numRuns: 300, seed: 8 },
    );
    expect(below).toBeGreaterThan(100);
  });
});

/**
 * Batches R with a memory for every pool: 0 replaces, 1 accumulates, 2 decays with δ = 0.3, 3 is a window of 2, whose last
 * batch is a block more.
 */
function remembered(batches: Table, d: number, memory: readonly number[]) {
  const windows = memory.flatMap((kind, m) => (kind === 3 ? [m] : []));
  const M = memory.length;
  const n = (M + windows.length) * d;
  const R: Table = indices(n).map(() => indices(n).map(() => 0));
  // What is crawled of pool m: its block, or the mean of its last two batches.
  const reads = (m: number): [number, number][] =>
    memory[m] === 3
      ? [
          [m, 0.5],
          [M + windows.indexOf(m), 0.5],
        ]
      : [[m, 1]];
  memory.forEach((kind, m) => {
    for (let p = 0; p < d; p++) {
      const rate = kind === 2 ? 0.3 : 1;
      for (let l = 0; l < M; l++) {
        for (const [from, weight] of reads(l)) {
          for (let q = 0; q < d; q++) {
            R[m * d + p]![from * d + q]! += rate * weight * batches[m * d + p]![l * d + q]!;
          }
        }
      }
      if (kind === 2) R[m * d + p]![m * d + p]! += 0.7;
      if (kind === 3) R[(M + windows.indexOf(m)) * d + p]![m * d + p] = 1;
    }
  });
  return { R, slow: memory.flatMap((kind, m) => (kind === 1 ? [m] : [])) };
}

/** u ↦ (u times t, then one more batch)/(t + 1) in slow coordinates, R in the others. */
const stepAt = (R: Table, slow: readonly number[], t: number): Table =>
  R.map((row, i) =>
    slow.includes(i) ? row.map((x, j) => ((i === j ? t : 0) + x) / (t + 1)) : row,
  );

const times = (M: Table, x: readonly number[]): number[] =>
  M.map((row) => row.reduce((sum, a, j) => sum + a * x[j]!, 0));

/**
 * Exponents of 1/t that the iteration shows between two late generations: of a deviation of the slow coordinates along the
 * leading left eigenvector of theirs, and of their variance by noise of unit variance in every coordinate.
 */
function exponents(R: Table, slow: readonly number[]): { bias: number; variance: number } {
  const fast = indices(R.length).filter((i) => !slow.includes(i));
  const part = (rows: readonly number[], columns: readonly number[]) =>
    fromRows(rows.map((i) => columns.map((j) => R[i]![j]!)));
  const follow = inverse(subtract(identity(fast.length), part(fast, fast)));
  const S = add(part(slow, slow), product(part(slow, fast), product(follow, part(fast, slow))));
  const modes = eigenPairs(transposed(S)).sort((a, b) => b.value.re - a.value.re);
  const { re, im } = modes[0]!.vector;
  const sizeOf = (u: readonly number[]) => {
    const along = (w: Float64Array) => slow.reduce((sum, i, k) => sum + w[k]! * u[i]!, 0);
    return Math.hypot(along(re), along(im));
  };
  const [early, late] = [2 ** 13, 2 ** 14];
  let u = R.map((_, i) => 1 + i / 7);
  let cov: Table = R.map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
  const at: { size: number; variance: number }[] = [];
  for (let t = 1; t < late; t++) {
    const M = stepAt(R, slow, t);
    u = times(M, u);
    const half = cov.map((row) => times(M, row));
    cov = indices(R.length).map((j) =>
      times(
        M,
        half.map((row) => row[j]!),
      ),
    );
    for (let i = 0; i < R.length; i++) cov[i]![i]! += slow.includes(i) ? 1 / (t + 1) ** 2 : 1;
    if (t + 1 === early || t + 1 === late) {
      at.push({ size: sizeOf(u), variance: slow.reduce((sum, i) => sum + cov[i]![i]!, 0) });
    }
  }
  const exponent = (from: number, to: number) => Math.log(from / to) / Math.log(late / early);
  return {
    bias: exponent(at[0]!.size, at[1]!.size),
    variance: exponent(at[0]!.variance, at[1]!.variance),
  };
}
