import { type Ecosystem, population } from '../ecosystem/ecosystem.js';
import { rowOf, transposed } from '../linalg/matrix.js';
import {
  type MeanSquaredError,
  meanSquaredError,
  squaredLength,
} from '../measures/meanSquaredError.js';
import { meansOf } from '../measures/measures.js';
import { quotient } from '../measures/quotient.js';
import { squaredNorms } from '../measures/similarity.js';
import { testGramIn } from '../measures/testGram.js';
import { type ModelMoments, modelCovariances } from '../solution/linear/modelMoments.js';

/** How good the models are, averaged over all of them, copies counted. */
export interface AverageModel {
  /** (1/K) Σ_k mse_k, in squared units of θ. */
  readonly mse: number;
  /** (1/K) Σ_k mse of the ideal estimator / mse_k; NaN where both vanish. */
  readonly relativeEfficiency: number;
}

/**
 * Mean squared error and relative efficiency of an average model: what `measures` reports of each, without the rest.
 *
 * @param ecosystem - its truth. Not modified.
 * @param moments - of one generation. Not modified.
 * @param ideal - from `idealEstimator`; α and β do not change it.
 */
export function averageModel(
  ecosystem: Ecosystem,
  moments: ModelMoments,
  ideal: MeanSquaredError,
): AverageModel {
  const { truth, coordinates } = ecosystem;
  const testGram = testGramIn(coordinates, null);
  const K = population(ecosystem);
  const covariances = modelCovariances(moments);
  const norms = squaredNorms(meansOf(moments), covariances, testGram);
  const truthNorm = squaredLength(truth, testGram);
  return covariances.reduce(
    (sum, covariance, k) => {
      const bias = transposed(rowOf(moments.bias, k));
      const { mse } = meanSquaredError(bias, covariance, testGram);
      const efficiency = quotient(ideal.mse, mse, norms[k]! + truthNorm);
      const share = moments.copies[k]! / K;
      return {
        mse: sum.mse + share * mse,
        relativeEfficiency: sum.relativeEfficiency + share * efficiency,
      };
    },
    { mse: 0, relativeEfficiency: 0 },
  );
}
