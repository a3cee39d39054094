import { describe, expect, it } from 'vitest';
import { columnVector, fromRows, identity, Matrix } from '../../src/linalg/matrix.js';
import { productTransposed } from '../../src/linalg/product.js';
import { randomStream } from '../../src/random/stream.js';
import { upperTail } from '../../src/verification/chiSquare.js';
import { gaussianTests } from '../../src/verification/gaussianTests.js';

/** Y = m + Fz with F of rank 3 in ℝ⁴: one direction has no noise. */
const factor = fromRows([
  [1, 0, 0],
  [0.5, 2, 0],
  [0, 0.1, 0.3],
  [1.5, 2, 0],
]);
const predicted = {
  mean: columnVector([1, 2, 3, 4]),
  covariance: productTransposed(factor, factor),
};
const RUNS = 40;

/** Nothing but rounding moves the sample besides chance. */
const exact = (q: number) => ({ rounding: new Float64Array(q).fill(1e-9) });

/** Sample mean and covariance of RUNS draws of m + shift + scale · F z. */
function sampleOf(seed: number, { shift = 0, scale = 1, off = 0 } = {}) {
  const { normal } = randomStream(seed, 1);
  const draws = Array.from({ length: RUNS }, () => {
    const z = [normal(), normal(), normal()];
    return [0, 1, 2, 3].map(
      (i) =>
        predicted.mean.get(i, 0) +
        (i === 0 ? shift : 0) +
        (i === 3 ? off * normal() : 0) +
        scale * z.reduce((sum, x, j) => sum + factor.get(i, j) * x, 0),
    );
  });
  const mean = [0, 1, 2, 3].map((i) => draws.reduce((sum, y) => sum + y[i]!, 0) / RUNS);
  const covariance = new Matrix(4, 4);
  for (const y of draws) {
    for (let i = 0; i < 4; i++) {
      for (let j = 0; j < 4; j++) {
        const product = (y[i]! - mean[i]!) * (y[j]! - mean[j]!);
        covariance.set(i, j, covariance.get(i, j) + product / (RUNS - 1));
      }
    }
  }
  return { generation: 3, count: RUNS, mean: Float64Array.from(mean), covariance };
}
const pValues = (sample: ReturnType<typeof sampleOf>) =>
  Object.fromEntries(
    gaussianTests(predicted, sample, exact(4)).map(({ quantity, pValue }) => [quantity, pValue]),
  );

describe('gaussianTests', () => {
  it('has uniform p-values under the law: 1,500 samples of 40, each test by χ² over ten bins', () => {
    const counts: Record<string, number[]> = {};
    const samples = 1500;
    for (let seed = 0; seed < samples; seed++) {
      for (const [quantity, p] of Object.entries(pValues(sampleOf(seed)))) {
        counts[quantity] ??= Array.from({ length: 10 }, () => 0);
        counts[quantity][Math.min(9, Math.floor(10 * p))]! += 1;
      }
    }
    const { 'noiseless directions': still, ...random } = counts;
    expect(still?.at(9)).toBe(samples);
    expect(Object.keys(random)).toEqual([
      'mean',
      'covariance scale',
      'covariance shape',
      'covariance spread',
    ]);
    for (const [quantity, bins] of Object.entries(random)) {
      const statistic = bins.reduce((sum, n) => sum + (n - samples / 10) ** 2 / (samples / 10), 0);
      // Four tests: any falls below 1e-6 by chance with probability 4e-6.
      expect(upperTail(statistic, 9), quantity).toBeGreaterThan(1e-6);
    }
  });

  it.each([
    ['a shifted mean', { shift: 2 }, 'mean'],
    ['a variance 2.25 times too large', { scale: 1.5 }, 'covariance scale'],
    ['a variance a quarter of what it should be', { scale: 0.5 }, 'covariance scale'],
    ['noise where there should be none', { off: 0.01 }, 'noiseless directions'],
  ])('negative control: refutes %s', (_, wrong, quantity) => {
    expect(pValues(sampleOf(5, wrong))[quantity]).toBeLessThan(1e-6);
  });

  it('negative control: refutes a wrong correlation that leaves every variance as it is', () => {
    const target = { mean: columnVector([0, 0]), covariance: identity(2) };
    const sample = {
      generation: 0,
      count: 200,
      mean: new Float64Array(2),
      covariance: fromRows([
        [1, 0.6],
        [0.6, 1],
      ]),
    };
    const shape = gaussianTests(target, sample, exact(2)).find(
      ({ quantity }) => quantity === 'covariance shape',
    );
    expect(shape?.pValue).toBeLessThan(1e-10);
  });

  it('tests only what few runs allow: no shape below as many runs as directions', () => {
    const few = { generation: 0, count: 3, mean: new Float64Array(3), covariance: identity(3) };
    const tests = gaussianTests(
      { mean: columnVector([0, 0, 0]), covariance: identity(3) },
      few,
      exact(3),
    );
    expect(tests.map(({ quantity }) => quantity)).toEqual(['mean', 'covariance scale']);
  });
});
