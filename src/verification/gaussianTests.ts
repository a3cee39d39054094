import { lowerCholesky } from '../linalg/lowerCholesky.js';
import { Matrix, scaled, subtract } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import type { StackedMoments } from '../simulation/simulate.js';
import type { JointMoments } from '../solution/linear/jointMoments.js';
import { lowerTail, upperTail } from './chiSquare.js';
import type { Test } from './hypothesisTest.js';
import { whitening } from './whitening.js';

/** What the tests of one generation take as given. */
export interface Conditions {
  /** What rounding may add to each coordinate, q numbers. */
  readonly rounding: Float64Array;
  /** What is left of a transient in each coordinate of the mean; default: none. */
  readonly transient?: Float64Array;
}

/**
 * Exact tests of the law N(m, Ω) of the stacked models from R independent runs with mean Ȳ and covariance S.
 * With W(Y − m) ~ N(0, I_r) and A = (R − 1) W S Wᵀ = T Tᵀ, T lower triangular (Bartlett's decomposition), all
 * statistics have known laws, whatever Ω:
 *
 *     mean               R |W(Ȳ − m)|²          ~ χ²_r
 *     covariance scale   tr A                   ~ χ²_{(R−1)r}, both tails
 *     covariance shape   Σ_{i>j} T_ij²          ~ χ²_{r(r−1)/2}
 *     covariance spread  −2 Σ ln p_i            ~ χ²_{2r}, p_i the two-sided p-value of T_ii² ~ χ²_{R−i}, i = 0, 1, …
 *     noiseless          directions in which Y must not vary: neither its mean nor its spread leaves what is allowed
 *
 * Every distance is first shortened by what rounding may have added to it, which never makes a true law look worse.
 *
 * @param predicted - m and Ω. Not modified.
 * @param sample - Ȳ, S and R. Not modified.
 * @param conditions - what may move Ȳ other than chance. Not modified.
 * @source bartlett1933, anderson2003 (docs/references.md)
 */
export function gaussianTests(
  predicted: JointMoments,
  sample: StackedMoments,
  conditions: Conditions,
): Test[] {
  return [
    ...meanTests(predicted, sample, conditions),
    ...covarianceTests(predicted.covariance, sample, conditions),
  ];
}

/** The tests of the mean, and of all that does not vary. */
export function meanTests(
  { mean, covariance }: JointMoments,
  sample: StackedMoments,
  { rounding, transient }: Conditions,
): Test[] {
  const { generation, count: R } = sample;
  const W = whitening(covariance, rounding, R);
  const gap = subtract(columnOf(sample.mean), mean);
  const left = transient ?? new Float64Array(mean.rows);
  const tests: Test[] = [];
  const m = W.noiseless.rows;
  if (m > 0) {
    const moved = R * beyond(product(W.noiseless, gap), W.noiselessSlack, W.noiseless, left);
    const spread = congruence(W.noiseless, sample.covariance).diagonal();
    const varied = spread.reduce(
      (sum, variance, k) =>
        sum +
        (R - 1) * Math.max(0, Math.sqrt(Math.max(0, variance)) - 2 * W.noiselessSlack[k]!) ** 2,
      0,
    );
    const worse = Math.min(upperTail(moved, m), R > 1 ? upperTail(varied, m * (R - 1)) : 1);
    tests.push({
      quantity: 'noiseless directions',
      generation,
      statistic: moved,
      degreesOfFreedom: m,
      pValue: Math.min(1, 2 * worse),
    });
  }
  const r = W.standard.rows;
  if (r > 0) {
    const shift = R * beyond(product(W.standard, gap), W.standardSlack, W.standard, left);
    tests.push({
      quantity: 'mean',
      generation,
      statistic: shift,
      degreesOfFreedom: r,
      pValue: upperTail(shift, r),
    });
  }
  return tests;
}

/** The tests of the covariance, in directions that vary. */
export function covarianceTests(
  covariance: Matrix,
  sample: StackedMoments,
  { rounding }: Conditions,
): Test[] {
  const { generation, count: R } = sample;
  const { standard } = whitening(covariance, rounding, R);
  const r = standard.rows;
  if (r === 0 || R < 2) return [];
  const test = (quantity: string, statistic: number, degreesOfFreedom: number, pValue: number) => ({
    quantity,
    generation,
    statistic,
    degreesOfFreedom,
    pValue,
  });
  const A = scaled(congruence(standard, sample.covariance), R - 1);
  const scale = A.trace();
  const tests = [test('covariance scale', scale, (R - 1) * r, twoSided(scale, (R - 1) * r))];
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

/** Σ_k max(0, |z_k| − slack_k − |W|_k · transient)². */
export function beyond(
  z: Matrix,
  slack: Float64Array,
  W: Matrix,
  transient: ArrayLike<number>,
): number {
  let sum = 0;
  for (let k = 0; k < W.rows; k++) {
    let room = slack[k]!;
    for (let j = 0; j < W.columns; j++) room += Math.abs(W.get(k, j)) * transient[j]!;
    sum += Math.max(0, Math.abs(z.get(k, 0)) - room) ** 2;
  }
  return sum;
}

/** Two-sided p-value of a χ² statistic. */
const twoSided = (x: number, k: number): number =>
  Math.min(1, 2 * Math.min(lowerTail(x, k), upperTail(x, k)));

const columnOf = (values: Float64Array): Matrix => new Matrix(values.length, 1, values);
