import { extended, over, type Real, times } from '../linalg/doubleDouble.js';
import { linearCombination } from '../linalg/linearCombination.js';
import { type Matrix, scaled } from '../linalg/matrix.js';
import { complement } from './complement.js';
import type { DataSet } from './dataSet.js';
import type { Ecosystem, Loss } from './ecosystem.js';
import { publishedIn } from './published.js';

/** S: the Gram matrix that enters the loss, XᵀX/n for the mean loss and XᵀX for the sum. d×d. */
export function lossGram({ gram, samples }: DataSet, loss: Loss): Matrix {
  return loss === 'mean' ? gram : scaled(gram, samples);
}

/**
 * Covariance of the normal vector of labels with noise N(0, σ²I): σ²S/n for the mean loss, σ²S for the sum. d×d.
 */
export function normalCovariance(data: DataSet, noise: number, loss: Loss): Matrix {
  if (data.samples === 0) return data.gram;
  const n = loss === 'mean' ? data.samples : 1;
  const perSample = data.gram.low === null ? noise ** 2 / n : over(extended(noise ** 2), n);
  return scaled(lossGram(data, loss), perSample);
}

/** Σ_j copies_j G_mj S_jm: the Gram matrix of pool m, d×d, for every pool. */
export function poolGrams({ entities, publish, loss, features: d }: Ecosystem): Matrix[] {
  return publish.map((shares, m) =>
    linearCombination(
      d,
      d,
      entities.map((entity, j) => [
        times(entity.copies, shares[j] ?? 0),
        lossGram(publishedIn(entity, m).data, loss),
      ]),
    ),
  );
}

/** B_k = β_kS̃_k + β̄_kS*. */
export const realGram = (beta: Real, own: Matrix, shared: Matrix): Matrix =>
  linearCombination(own.rows, own.columns, [
    [beta, own],
    [complement(beta), shared],
  ]);
