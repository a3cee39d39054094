import { toUser } from '../ecosystem/coordinates.js';
import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { add, type Matrix, rowOf, stackedRows, transposed } from '../linalg/matrix.js';
import { largestModulus } from '../linalg/norms.js';
import { type ModelMoments, modelCovariances } from '../solution/linear/modelMoments.js';
import { dispersion } from './dispersion.js';
import { idealEstimator } from './idealEstimator.js';
import { meanSquaredError, squaredLength } from './meanSquaredError.js';
import type { Pairs } from './pairs.js';
import { quotient } from './quotient.js';
import { risk } from './risk.js';
import { similarity, squaredNorms } from './similarity.js';
import { testGramIn } from './testGram.js';

/** What a paper reports of one generation, by kind. */
export interface Measures {
  /** E θ̂_k in the user's coordinates, kinds×d. */
  readonly mean: Matrix;
  readonly bias2: readonly number[];
  readonly variance: readonly number[];
  readonly mse: readonly number[];
  /** mse of the ideal estimator / mse_k. */
  readonly relativeEfficiency: readonly number[];
  readonly dispersion: number;
  readonly similarity: Pairs;
  /** kinds×(kinds + 1), last column public. */
  readonly risk: Matrix;
  /**
   * The size that dispersion is small or large against, of an average entity: its variance where it is unbiased to the
   * last bit, else E‖θ̂‖²_Σ, as rounding of the means is then part of the dispersion.
   */
  readonly scale: number;
  /** Whether the bias of each kind is exactly zero, without rounding. */
  readonly exact: readonly boolean[];
}

/**
 * All measures of one generation from its first and second moments.
 *
 * @param ecosystem - truths and tasks, in the coordinates of the moments. Not modified.
 * @param moments - of the generation. Not modified.
 * @param testFeatures - Σ of the test features in the user's coordinates (default: the identity). Risks have test
 *   features of their own.
 * @returns the measures, one entry, row or column for every kind; risks have one column more, for the public data.
 * @source vu2025 (docs/references.md)
 */
export function measures(
  ecosystem: Ecosystem,
  moments: ModelMoments,
  testFeatures: Matrix | null = null,
): Measures {
  const { coordinates, precision } = ecosystem;
  const testGram = testGramIn(coordinates, testFeatures);
  const covariances = modelCovariances(moments);
  const errors = covariances.map((covariance, k) =>
    meanSquaredError(transposed(rowOf(moments.bias, k)), covariance, testGram),
  );
  const means = meansOf(moments);
  const norms = squaredNorms(means, covariances, testGram);
  const ideal = idealEstimator(ecosystem, testGram);
  const truthNorm = squaredLength(ecosystem.truth, testGram);
  const exact = exactly(moments);
  const allExact = exact.every((one) => one);
  const K = moments.copies.reduce((sum, c) => sum + c, 0);
  return {
    mean: transposed(toUser(coordinates, transposed(means))),
    bias2: errors.map(({ bias2 }) => bias2),
    variance: errors.map(({ variance }) => variance),
    mse: errors.map(({ mse }) => mse),
    relativeEfficiency: errors.map(({ mse }, k) =>
      quotient(
        ideal.mse,
        mse,
        exact[k] ? 0 : norms[k]! + truthNorm,
        precision,
        exact[k] ? 0 : truthNorm,
      ),
    ),
    dispersion: dispersion(moments, testGram),
    similarity: similarity(moments, means, norms, testGram),
    risk: risk(ecosystem, moments, covariances),
    scale: moments.copies.reduce(
      (sum, c, k) => sum + (c / K) * (allExact ? errors[k]!.variance : norms[k]!),
      0,
    ),
    exact,
  };
}

/** Whether the bias of each kind is exactly zero. */
export const exactly = ({ bias, copies }: ModelMoments): boolean[] =>
  copies.map((_, k) => largestModulus(rowOf(bias, k).data) === 0);

/** E θ̂_k = θ + bias_k, kinds×d. */
export function meansOf({ reference, bias }: ModelMoments): Matrix {
  const theta = transposed(reference);
  const rows = Array.from({ length: bias.rows }, (_, k) => add(theta, rowOf(bias, k)));
  return stackedRows(rows, bias.columns);
}
