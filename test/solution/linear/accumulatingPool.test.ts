import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { DomainError } from '../../../src/errors.js';
import { type Complex, eigenPairs } from '../../../src/linalg/eigen.js';
import { fromRows, transposed } from '../../../src/linalg/matrix.js';
import { inverse } from '../../../src/linalg/solve.js';
import { randomStream } from '../../../src/random/stream.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import {
  accumulatingModes,
  accumulatingRates,
  squareHarmonicSum,
} from '../../../src/solution/linear/accumulatingPool.js';
import { realised } from '../../support/arbitraries.js';
import { gramOf } from '../../support/designArbitraries.js';

const last = (lambda: number | Complex, t: number) => accumulatingModes(lambda, t).at(-1)!;

describe('accumulatingModes', () => {
  it('[T8] at λ = 0 the pool is a plain average: bias 1/t, variance 1/t', () => {
    for (const { generation: t, bias, variance } of accumulatingModes(0, 200)) {
      expect(bias * t).toBeCloseTo(1, 13);
      expect(variance * t).toBeCloseTo(1, 13);
    }
  });

  it('[T8] at λ = 1 bias stays and variance is Σ 1/i²', () => {
    for (const { generation, bias, variance } of accumulatingModes(1, 200)) {
      expect(bias).toBe(1);
      expect(variance).toBeCloseTo(squareHarmonicSum(generation), 14);
    }
  });

  it('[T8] by hand at λ = ½: bias ¾ · 5/6, variance (25/36)(9/16 + ¼) + 1/9 at t = 3', () => {
    const { bias, variance } = last(0.5, 3);
    expect(bias).toBeCloseTo(0.625, 15);
    expect(variance).toBeCloseTo((25 / 36) * (9 / 16 + 1 / 4) + 1 / 9, 15);
  });

  it('[T8] at λ = ½ the bias is Π (2i − 1)/(2i) in exact integers', () => {
    let [over, under] = [1n, 1n];
    for (const { generation, bias } of accumulatingModes(0.5, 60)) {
      if (generation > 1) {
        over *= 2n * BigInt(generation) - 1n;
        under *= 2n * BigInt(generation);
      }
      expect(bias).toBeCloseTo(Number((over * 10n ** 30n) / under) / 1e30, 14);
    }
  });

  it('[T8] takes a real λ as number or as re + 0i, and ends with the fixed point at λ = −1', () => {
    expect(accumulatingModes({ re: 0.3, im: 0 }, 9)).toEqual(accumulatingModes(0.3, 9));
    expect(accumulatingModes(-1, 3).map(({ bias }) => bias)).toEqual([1, 0, 0]);
    expect(accumulatingModes(0.5, 0)).toEqual([]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses λ = %d', (lambda) => {
    expect(() => accumulatingModes(lambda, 3)).toThrow(DomainError);
    expect(() => accumulatingRates({ re: 0, im: lambda })).toThrow(/λ must be finite/);
  });

  it.each([-1, 1.5, Number.NaN])('refuses T = %d', (T) => {
    expect(() => accumulatingModes(0.5, T)).toThrow(/whole number, 0 or more/);
  });
});

describe('accumulatingRates', () => {
  it.each([
    [0.2, '1/t', -1, -0.8],
    [-3, '1/t', -1, -4],
    [0.5, 'log(t)/t', -1, -0.5],
    [0.5 + 0.9e-9, 'log(t)/t', -1, -0.5],
    [0.8, 't^(-2(1-λ))', -0.4, -0.2],
    [1, 't^(-2(1-λ))', 0, 0],
    [1.2, 't^(-2(1-λ))', 0.4, 0.2],
  ] as const)('[T8] λ = %d: variance %s', (lambda, regime, varianceExponent, biasExponent) => {
    expect(accumulatingRates(lambda)).toEqual({
      varianceRegime: regime,
      varianceExponent: expect.closeTo(varianceExponent, 8),
      biasExponent: expect.closeTo(biasExponent, 8),
    });
  });

  it('[T8] only Re λ decides: 0.2 ± 3i settles, though its modulus is above 1', () => {
    expect(accumulatingRates({ re: 0.2, im: 3 })).toEqual(accumulatingRates(0.2));
  });

  // Doubling t multiplies by 2^exponent; what is left is O(1/t) and O(t^(2 Re λ − 1)) or its inverse.
  const settled = 2 ** 16;
  const slopes = (lambda: number | Complex) => {
    const modes = accumulatingModes(lambda, 2 * settled);
    const [early, late] = [modes[settled - 1]!, modes[2 * settled - 1]!];
    return {
      bias: Math.log2(late.bias / early.bias),
      variance: Math.log2(late.variance / early.variance),
      early,
      late,
    };
  };

  it.each<[number | Complex]>([
    [-0.6],
    [0.1],
    [0.9],
    [0.95],
    [1.3],
    [{ re: -0.4, im: 0.9 }],
    [{ re: -0.5, im: 2 }],
    [{ re: 0.9, im: 0.3 }],
    [{ re: 1.1, im: 0.5 }],
  ])('[T8] are the slopes of the exact modes, λ = %j', (lambda) => {
    const { biasExponent, varianceExponent } = accumulatingRates(lambda);
    const { bias, variance } = slopes(lambda);
    expect(Math.abs(bias - biasExponent)).toBeLessThan(5e-5); // worst of these: 1.8e-5
    expect(Math.abs(variance - varianceExponent)).toBeLessThan(2e-4); // worst of these: 5.6e-5
  });

  it.each<[number | Complex]>([[0.5], [{ re: 0.5, im: 0.7 }]])(
    '[T8] at Re λ = ½ t · variance grows by ln 2 when t doubles: log(t)/t, λ = %j',
    (lambda) => {
      const { early, late } = slopes(lambda);
      const growth = 2 * settled * late.variance - settled * early.variance;
      expect(Math.abs(growth / Math.LN2 - 1)).toBeLessThan(2e-4); // worst of these: 1.1e-4
    },
  );

  it('[T8] below ½ the variance is 1/((1 − 2 Re λ) t), one generation shared out', () => {
    for (const lambda of [-2, -0.5, 0, { re: 0, im: 1 }]) {
      const { re } = typeof lambda === 'number' ? { re: lambda } : lambda;
      expect(last(lambda, settled).variance * settled * (1 - 2 * re)).toBeCloseTo(1, 3);
    }
  });

  it('[T8] larger Re λ never settles faster, at any t', () => {
    const share = fc.integer({ min: 0, max: 100 }).map((k) => k / 100);
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 50 }), (x, y, t) => {
        const [low, high] = [last(Math.min(x, y), t), last(Math.max(x, y), t)];
        expect(low.bias).toBeLessThanOrEqual(high.bias);
        expect(low.variance).toBeLessThanOrEqual(high.variance);
      }),
    );
  });
});

describe('squareHarmonicSum', () => {
  it.each([
    [0, 0],
    [1, 1],
    [2, 1.25],
    [3, 49 / 36],
  ])('of %d terms is %d', (n, sum) => {
    expect(squareHarmonicSum(n)).toBeCloseTo(sum, 15);
  });

  it('[T8] increases, stays below π²/6, and its tail joins its sum', () => {
    let before = 0;
    for (const n of [1, 10, 999, 1000, 1001, 1e6, 1e9]) {
      const sum = squareHarmonicSum(n);
      expect(sum).toBeGreaterThan(before);
      expect(sum).toBeLessThan(Math.PI ** 2 / 6);
      before = sum;
    }
    const step = squareHarmonicSum(1001) - squareHarmonicSum(1000);
    expect(step * 1001 ** 2).toBeCloseTo(1, 8);
    expect((Math.PI ** 2 / 6 - squareHarmonicSum(1e6)) * 1e6).toBeCloseTo(1 - 0.5e-6, 8);
  });

  it.each([-1, 0.5, Number.NaN, 2 ** 53])('refuses n = %d', (n) => {
    expect(() => squareHarmonicSum(n)).toThrow(DomainError);
  });
});

describe('a pool of models that keeps every batch', () => {
  it('[T8] leaves of a deviation what the modes of its R say, complex ones too', () => {
    // Entity k publishes feature k and pins it against feature k + 1: around the circle, so that two modes are complex.
    const data = (row: number[]) => ({
      samples: 9,
      design: { gram: gramOf(row.map((x) => [x])) },
    });
    const system = realised({
      features: 3,
      alpha: 0.7,
      entities: [0, 1, 2].map((k) => ({
        name: `E${k}`,
        private: data([0, 1, 2].map((i) => (i === k ? 1 : i === (k + 1) % 3 ? -2 : 0))),
        synthetic: data([0, 1, 2].map((i) => (i === k ? 1 + k : 0))),
      })),
    });
    const { Q } = pooledRecurrence(system);
    const T = 40;
    const pools = poolsOfEverything(system, [1, -2, 0.5], T);
    const modes = eigenPairs(transposed(Q));
    expect(modes.some(({ value }) => Math.abs(value.im) > 1e-3)).toBe(true);
    for (const { value, vector } of modes) {
      const size = (u: readonly number[]) => Math.hypot(dot(vector.re, u), dot(vector.im, u));
      const { bias } = last(value, T);
      expect(size(pools[T - 1]!) / size(pools[0]!)).toBeCloseTo(bias, 12);
    }
  });

  /** The average of all batches so far, T times, when all models start as `start` and real labels are 0. */
  function poolsOfEverything(system: Ecosystem, start: number[], T: number): number[][] {
    const { entities } = system;
    const S = entities.map(({ synthetic }) => synthetic.gram.to2DArray());
    const B = entities.map((entity) => entity.private.gram.to2DArray());
    const average = (list: readonly number[][]) =>
      start.map((_, i) => list.reduce((sum, u) => sum + u[i]!, 0) / list.length);
    const A = B.map((Bk, k) => {
      const { alpha } = entities[k]!;
      const H = Bk.map((_, i) => average(S.map((Sj) => Sj[i]!)));
      return fromRows(Bk.map((row, i) => row.map((x, j) => (1 - alpha) * x + alpha * H[i]![j]!)));
    });
    const times = (M: readonly number[][], x: readonly number[]) => M.map((row) => dot(row, x));
    let models = entities.map(() => start);
    const batches: number[][] = [];
    return Array.from({ length: T }, () => {
      batches.push(average(models.map((model, j) => times(S[j]!, model))));
      const pool = average(batches);
      models = A.map((Ak, k) =>
        times(inverse(Ak).to2DArray(), pool).map((x) => entities[k]!.alpha * x),
      );
      return pool;
    });
  }
});

const dot = (x: ArrayLike<number>, y: ArrayLike<number>): number =>
  Array.from(x).reduce((sum, xi, i) => sum + xi * y[i]!, 0);

describe('a simulated pool that keeps everything', () => {
  const T = 12;
  const runs = 20_000;

  // |z| > 5 has probability 6e-7 under T8; the check sees an error of 5% in the variance, of 4 standard errors in a mean.
  it.each<[Complex]>([[{ re: 0.7, im: 0 }], [{ re: -0.9, im: 0 }], [{ re: 0.4, im: 1.1 }]])(
    '[T8] has the bias and the variance of its modes, λ = %j',
    (lambda) => {
      const { bias, variance } = last(lambda, T);
      const sample = simulated(lambda, (mean, t, next) => mean + (next - mean) / t);
      expect(Math.abs(sample.variance / variance - 1) / Math.sqrt(1 / runs)).toBeLessThan(5);
      expect(Math.abs(sample.bias - bias) / Math.sqrt(variance / runs)).toBeLessThan(5);
    },
  );

  it('negative control: a pool that keeps the last generation only is told apart', () => {
    const { variance } = last(0.7, T);
    const sample = simulated({ re: 0.7, im: 0 }, (_, __, next) => next);
    expect(Math.abs(sample.variance / variance - 1) / Math.sqrt(1 / runs)).toBeGreaterThan(5);
  });

  /**
   * u = x + iy is mean of all batches; batch t is λ u_{t−1} plus noise of E|ν|² = 1, the first 1 + noise. Its E|u|²
   * about the mean is χ² with 2 degrees of freedom (relative standard deviation 1) in each run.
   */
  function simulated(
    { re, im }: Complex,
    pool: (mean: number, t: number, next: number) => number,
  ): { bias: number; variance: number } {
    const { normal } = randomStream(20240611, 0);
    const states: [number, number][] = [];
    for (let run = 0; run < runs; run++) {
      let [x, y] = [0, 0];
      for (let t = 1; t <= T; t++) {
        const batch = [
          (t === 1 ? 1 : re * x - im * y) + Math.SQRT1_2 * normal(),
          (t === 1 ? 0 : im * x + re * y) + Math.SQRT1_2 * normal(),
        ] as const;
        [x, y] = [pool(x, t, batch[0]), pool(y, t, batch[1])];
      }
      states.push([x, y]);
    }
    const mean = (of: (state: [number, number]) => number) =>
      states.reduce((sum, state) => sum + of(state), 0) / runs;
    const centre = [mean(([x]) => x), mean(([, y]) => y)] as const;
    return {
      bias: Math.hypot(...centre),
      variance: mean(([x, y]) => (x - centre[0]) ** 2 + (y - centre[1]) ** 2),
    };
  }
});
