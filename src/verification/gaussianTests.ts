import { frobeniusProduct } from '../linalg/frobenius.js';
import { lowerCholesky } from '../linalg/lowerCholesky.js';
import { Matrix, scaled, subtract } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import type { StackedMoments } from '../simulation/simulate.js';
import type { JointMoments } from '../solution/jointMoments.js';
import { lowerTail, upperTail } from './chiSquare.js';

import type { Test } from './test.js';
import { whitening } from './whitening.js';

/** Rounding of a simulated number, relative to the size of the models. */
const ROUNDING = 1e-9;
/** In a direction whose predicted variance is below 1e-8, a sample variance above this refutes. */
const STILL = 1e-6;

/**
 * Exact tests of the law N(m, Ω) of the stacked models from R independent runs with mean Ȳ and covariance S.
 * With W(Y − m) ~ N(0, I_r) and A = (R − 1) W S Wᵀ = T Tᵀ, T lower triangular (Bartlett's decomposition), all
 * statistics have known laws, whatever Ω:
 *
 *     mean               R |W(Ȳ − m)|²          ~ χ²_r
 *     covariance scale   tr A                   ~ χ²_{(R−1)r}, both tails
 *     covariance shape   Σ_{i>j} T_ij²          ~ χ²_{r(r−1)/2}
 *     covariance spread  −2 Σ ln p_i            ~ χ²_{2r}, p_i the two-sided p-value of T_ii² ~ χ²_{R−i}, i = 0, 1, …
 *     noiseless          directions in which Y must not vary: it does or does not
 *
 * @param predicted - m and Ω. Not modified.
 * @param sample - Ȳ, S and R. Not modified.
 * @source bartlett1933, anderson2003 (docs/references.md)
 */
export function gaussianTests(predicted: JointMoments, sample: StackedMoments): Test[] {
  const { generation, count: R } = sample;
  const q = predicted.mean.rows;
  const size = Math.sqrt(
    (frobeniusProduct(predicted.mean, predicted.mean) + predicted.covariance.trace()) / q,
  );
  const { standard, noiseless } = whitening(predicted.covariance, Math.max(size, ROUNDING));
  const gap = subtract(columnOf(sample.mean), predicted.mean);
  const r = standard.rows;
  const test = (quantity: string, statistic: number, degreesOfFreedom: number, pValue: number) => ({
    quantity,
    generation,
    statistic,
    degreesOfFreedom,
    pValue,
  });
  const tests: Test[] = [];
  if (noiseless.rows > 0) {
    const moved = product(noiseless, gap).norm();
    const varied = congruence(noiseless, sample.covariance).trace();
    const still = moved <= Math.sqrt(STILL) && varied <= STILL * noiseless.rows;
    tests.push(test('noiseless directions', varied, noiseless.rows, still ? 1 : 0));
  }
  if (r === 0) return tests;
  const shift = R * product(standard, gap).norm() ** 2;
  tests.push(test('mean', shift, r, upperTail(shift, r)));
  if (R < 2) return tests;

  const A = scaled(congruence(standard, sample.covariance), R - 1);
  const scale = A.trace();
  tests.push(test('covariance scale', scale, (R - 1) * r, twoSided(scale, (R - 1) * r)));
  if (R - 1 <= r) return tests;
  const T = lowerCholesky(A);
  let shape = 0;
  let spread = 0;
  for (let i = 0; i < r; i++) {
    for (let j = 0; j < i; j++) shape += T.get(i, j) ** 2;
    spread -= 2 * Math.log(Math.max(twoSided(T.get(i, i) ** 2, R - 1 - i), Number.MIN_VALUE));
  }
  const pairs = (r * (r - 1)) / 2;
  if (pairs > 0) tests.push(test('covariance shape', shape, pairs, upperTail(shape, pairs)));
  tests.push(test('covariance spread', spread, 2 * r, upperTail(spread, 2 * r)));
  return tests;
}

/** Two-sided p-value of a χ² statistic. */
const twoSided = (x: number, k: number): number =>
  Math.min(1, 2 * Math.min(lowerTail(x, k), upperTail(x, k)));

const columnOf = (values: Float64Array): Matrix => new Matrix(values.length, 1, values);
