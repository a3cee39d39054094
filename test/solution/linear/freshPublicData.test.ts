import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../src/errors.js';
import { randomStream } from '../../../src/random/stream.js';
import {
  freshDataVariance,
  optimalRealWeight,
} from '../../../src/solution/linear/freshPublicData.js';

describe('optimalRealWeight', () => {
  it.each([
    [1, (Math.sqrt(5) - 1) / 2], // 1/φ
    [2, 1 / 2],
    [6, 1 / 3],
    [12, 1 / 4],
    [20, 1 / 5],
  ])('[T9] for K = %d models with as many rows each as are real', (K, weight) => {
    expect(optimalRealWeight(1 / K)).toBeCloseTo(weight, 15);
  });

  it.each([1, 2, 3, 10, 1000])('[T9] is (√(1 + 4K) − 1)/(2K) at k = 1/K, K = %d', (K) => {
    expect(optimalRealWeight(1 / K)).toBeCloseTo((Math.sqrt(1 + 4 * K) - 1) / (2 * K), 14);
  });

  it('[T9] has 15 digits of the exact root for every k, where the textbook form loses all', () => {
    const power = fc.integer({ min: -300, max: 300 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), power, (digits, exponent) => {
        const k = Number(`${digits}e${exponent}`);
        const exact = exactWeight(k);
        expect(Math.abs(optimalRealWeight(k) - exact)).toBeLessThanOrEqual(1e-15 * exact); // 10,000 draws: 3.4e-16
      }),
      { numRuns: 300 },
    );
    const k = 1e17;
    expect((Math.sqrt(k * k + 4 * k) - k) / 2).toBe(0);
    expect(optimalRealWeight(k)).toBe(1);
  });

  it('lies in (0, 1] to the ends of float64', () => {
    expect(optimalRealWeight(Number.MAX_VALUE)).toBe(1);
    expect(optimalRealWeight(Number.MIN_VALUE)).toBeGreaterThan(0);
  });

  it.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY])('refuses k = %d', (k) => {
    expect(() => optimalRealWeight(k)).toThrow(DomainError);
    expect(() => freshDataVariance(0.5, k)).toThrow(/k must be a positive finite number/);
  });
});

describe('freshDataVariance', () => {
  it('is 1 at w = 1: real data alone', () => {
    expect(freshDataVariance(1, 3)).toBe(1);
  });

  it('by hand: w = ½, k = 1: (¼ + ¼)/(1 − ¼)', () => {
    expect(freshDataVariance(0.5, 1)).toBeCloseTo(2 / 3, 15);
  });

  const ratio = fc.integer({ min: -60, max: 60 }).map((x) => 2 ** (x / 6));
  const weight = fc.integer({ min: 1, max: 1000 }).map((x) => x / 1000);

  it('[T9] is w* at w*, its minimum: no other weight does better', () => {
    fc.assert(
      fc.property(ratio, weight, (k, w) => {
        const best = optimalRealWeight(k);
        expect(freshDataVariance(best, k)).toBeCloseTo(best, 14);
        expect(freshDataVariance(w, k)).toBeGreaterThanOrEqual(best * (1 - 1e-14));
      }),
    );
  });

  it('[T9] a search over a million weights finds no other minimum', () => {
    for (const k of [0.01, 1 / 12, 0.5, 1, 7]) {
      let best = 1;
      for (let i = 1; i <= 1e6; i++) {
        if (freshDataVariance(i / 1e6, k) < freshDataVariance(best, k)) best = i / 1e6;
      }
      expect(Math.abs(best - optimalRealWeight(k))).toBeLessThanOrEqual(1e-6);
    }
  });

  it.each([0, -0.1, 1.1, Number.NaN])('refuses w = %d', (w) => {
    expect(() => freshDataVariance(w, 1)).toThrow(/w must be above 0 and at most 1/);
  });

  describe('of simulated models', () => {
    const runs = 20_000;
    /** (sample variance/predicted − 1) in standard errors √(2/runs). */
    const z = (sample: number, predicted: number) =>
      Math.abs(sample / predicted - 1) / Math.sqrt(2 / runs);

    // |z| > 5 has probability 6e-7 under T9; the check sees an error of 5%.
    it.each([
      { K: 1, rows: 1, w: 0.618 },
      { K: 3, rows: 1, w: 0.3 },
      { K: 4, rows: 2, w: 0.8 },
      { K: 2, rows: 0.5, w: 0.1 },
    ])('[T9] K = $K, $rows synthetic rows to a real one, w = $w', (setting) => {
      const { K, rows, w } = setting;
      const k = 1 / (K * rows);
      expect(z(simulated(setting), freshDataVariance(w, k))).toBeLessThan(5);
    });

    it('negative control: the same check rejects the variance of one model more', () => {
      const sample = simulated({ K: 3, rows: 1, w: 0.3 });
      expect(z(sample, freshDataVariance(0.3, 1 / 4))).toBeGreaterThan(5);
    });

    /** K models estimate a mean from a fresh real batch (variance 1) and K synthetic batches, for 100 generations at w = 0.1. */
    function simulated({ K, rows, w }: { K: number; rows: number; w: number }): number {
      const { normal } = randomStream(20250218, 0);
      const generations = Math.ceil(10 / w);
      let squares = 0;
      for (let run = 0; run < runs; run++) {
        let models = Array.from({ length: K }, () => 0);
        for (let t = 0; t < generations; t++) {
          const published = models.map((model) => model + normal() / Math.sqrt(rows));
          const synthetic = published.reduce((sum, x) => sum + x, 0) / K;
          const next = w * normal() + (1 - w) * synthetic;
          models = models.map(() => next);
        }
        squares += models[0]! ** 2;
      }
      return squares / runs;
    }
  });
});

// Helpers

/** (√(k² + 4k) − k)/2 in integers scaled by 10⁷⁰⁰, rounded once. */
function exactWeight(k: number): number {
  const [over, under] = fractionOf(k);
  const scale = 10n ** 700n;
  const root = squareRoot((over * over + 4n * over * under) * scale * scale) / under;
  const weight = (root - (over * scale) / under) / 2n;
  const digits = weight.toString();
  return Number(`${digits.slice(0, 25)}e${digits.length - Math.min(25, digits.length) - 700}`);
}

/** A float64 as a fraction of integers. */
function fractionOf(x: number): [bigint, bigint] {
  let [over, under] = [x, 1n];
  while (!Number.isInteger(over)) {
    over *= 2;
    under *= 2n;
  }
  return [BigInt(over), under];
}

function squareRoot(n: bigint): bigint {
  let root = 1n << BigInt(Math.ceil(n.toString(2).length / 2));
  for (;;) {
    const next = (root + n / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
