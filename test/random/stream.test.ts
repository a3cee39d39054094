import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { randomStream } from '../../src/random/stream.js';
import { chiSquareDeviate, correlationDeviate, kolmogorovSmirnov } from './statistics.js';

describe('randomStream', () => {
  it('repeats itself for the same seed and index', () => {
    expect(normals(7, 3, 5)).toEqual(normals(7, 3, 5));
  });

  it.each([
    ['the next index', [7, 4]],
    ['the next seed', [8, 3]],
    ['seed and index exchanged', [3, 7]],
    ['a seed 2³² later', [7 + 2 ** 32, 3]],
  ])('is another sequence for %s, uncorrelated at every small lag', (_, [seed, index]) => {
    const n = 100_000;
    const one = normals(7, 3, n + 8);
    const other = normals(seed!, index!, n + 8);
    for (let lag = 0; lag <= 8; lag++) {
      const deviate = correlationDeviate(one.subarray(0, n), other.subarray(lag, lag + n));
      expect(Math.abs(deviate)).toBeLessThan(5); // 36 numbers in all: within 5 but for 2e-5
    }
  });

  it('negative control: the same check sees two streams that share one part in fifty', () => {
    const one = normals(7, 3, 100_000);
    const other = normals(7, 4, 100_000).map((x, i) => x + 0.02 * one[i]!);
    expect(correlationDeviate(one, other)).toBeGreaterThan(5);
  });

  it('starts 100,000 neighbouring streams with a uniform sample', () => {
    const uniform = (u: number) => u;
    const firsts = Float64Array.from({ length: 100_000 }, (_, i) => randomStream(1, i).uniform());
    const seeds = Float64Array.from({ length: 100_000 }, (_, i) => randomStream(i, 1).uniform());
    expect(kolmogorovSmirnov(firsts, uniform)).toBeLessThan(2.7);
    expect(kolmogorovSmirnov(seeds, uniform)).toBeLessThan(2.7);
    const centred = firsts.map((u) => u - 0.5);
    const deviate = correlationDeviate(centred.subarray(1), centred.subarray(0, -1));
    expect(Math.abs(deviate)).toBeLessThan(5);
  });

  it('draws whole numbers below a bound evenly', () => {
    const { below } = randomStream(5, 0);
    const counts = new Float64Array(37);
    for (let i = 0; i < 370_000; i++) counts[below(37)]! += 1;
    expect(
      chiSquareDeviate(
        counts,
        counts.map(() => 10_000),
      ),
    ).toBeLessThan(5);
    expect(below(1)).toBe(0);
    expect(below(2 ** 32)).toBeLessThan(2 ** 32);
  });

  it('fills with the numbers that single calls give, deviation and range included', () => {
    const { normal } = randomStream(9, 1);
    const out = new Float64Array(300);
    randomStream(9, 1).fillNormal(out, 2, 100, 300);
    expect(out.subarray(0, 100).every((x) => x === 0)).toBe(true);
    expect(out.subarray(100)).toEqual(Float64Array.from({ length: 200 }, () => 2 * normal()));
  });

  it.each([
    [-1, 0, /seed .* found -1/],
    [0.5, 0, /seed .* found 0.5/],
    [2 ** 53, 0, /seed/],
    [0, 2 ** 32, /index .* found 4294967296/],
    [0, Number.NaN, /index .* found NaN/],
  ])('refuses seed %d with index %d', (seed, index, message) => {
    expect(() => randomStream(seed, index)).toThrow(DomainError);
    expect(() => randomStream(seed, index)).toThrow(message);
  });
});

// Helpers
function normals(seed: number, index: number, count: number): Float64Array {
  const out = new Float64Array(count);
  randomStream(seed, index).fillNormal(out);
  return out;
}
