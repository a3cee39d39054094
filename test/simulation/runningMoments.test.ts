import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  mergeMoments,
  noMoments,
  type RunningMoments,
  sampleCovariances,
  sampleVariances,
  writeMoments,
} from '../../src/simulation/runningMoments.js';

const PAIRS = Int32Array.of(0, 1);

describe('runningMoments', () => {
  it('has mean 2, variance 1 and covariance −1 for (1, 3), (2, 2), (3, 1)', () => {
    const moments = merged(
      [
        [1, 3],
        [2, 2],
        [3, 1],
      ],
      3,
    );
    expect(moments.count).toBe(3);
    expect([...moments.mean]).toEqual([2, 2]);
    expect([...sampleVariances(moments)]).toEqual([1, 1]);
    expect([...sampleCovariances(moments)]).toEqual([-1]);
  });

  it('has no variance for fewer than two vectors', () => {
    expect([...sampleVariances(merged([[1, 3]], 1))]).toEqual([Number.NaN, Number.NaN]);
    expect(noMoments(2, PAIRS, 1)[0]!.count).toBe(0);
  });

  it('does not depend, but for rounding, on how vectors are split into batches', () => {
    fc.assert(
      fc.property(vectors, fc.integer({ min: 1, max: 9 }), (sample, size) => {
        const [whole, split] = [merged(sample, sample.length), merged(sample, size)];
        expect(split.count).toBe(whole.count);
        expectClose(split.mean, whole.mean);
        expectClose(split.squares, whole.squares);
        expectClose(split.products, whole.products);
      }),
    );
  });

  it('keeps the variance of numbers a billion times further from zero than from each other', () => {
    const sample = Array.from({ length: 1000 }, (_, i) => [1e9 + (i % 2), 1e9 - (i % 2)]);
    const exact = 1000 / 4 / 999;
    const moments = merged(sample, 32);
    expect(sampleVariances(moments)[0]).toBeCloseTo(exact, 9);
    expect(sampleCovariances(moments)[0]).toBeCloseTo(-exact, 9);
  });

  it('negative control: sums of squares lose that variance', () => {
    const sample = Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2));
    const sum = sample.reduce((a, x) => a + x, 0);
    const squares = sample.reduce((a, x) => a + x * x, 0);
    expect(Math.abs((squares - (sum * sum) / 1000) / 999 - 1000 / 4 / 999)).toBeGreaterThan(0.01);
  });
});

// Helpers
const vectors = fc.array(
  fc.tuple(
    fc.integer({ min: -999, max: 999 }).map((k) => k / 10),
    fc.integer({ min: -999, max: 999 }).map((k) => k / 10),
  ),
  { minLength: 1, maxLength: 40 },
);

function merged(sample: readonly (readonly number[])[], size: number) {
  const [total, part] = noMoments(2, PAIRS, 2) as [RunningMoments, RunningMoments];
  for (let from = 0; from < sample.length; from += size) {
    const batch = sample.slice(from, from + size);
    // A stride beyond the count: what lies between must not matter.
    const stride = batch.length + 2;
    const values = new Float64Array(2 * stride).fill(Number.NaN);
    batch.forEach((vector, b) => {
      vector.forEach((x, i) => {
        values[i * stride + b] = x;
      });
    });
    writeMoments(part, values, stride, batch.length, PAIRS);
    mergeMoments(total, part, PAIRS);
  }
  return total;
}

/** Worst gap of 20,000 draws, on this scale: 1e-16. */
function expectClose(found: Float64Array, expected: Float64Array): void {
  found.forEach((x, i) => {
    expect(Math.abs(x - expected[i]!)).toBeLessThanOrEqual(1e-13 * 40 * 100 ** 2);
  });
}
