import { frobeniusProduct } from '../linalg/frobenius.js';
import type { Matrix } from '../linalg/matrix.js';
import { type TestGram, traceOf, weighted } from './testGram.js';

/** How far one kind's model is from the truth. */
export interface MeanSquaredError {
  /** (E θ̂_k − θ)ᵀ Σ (E θ̂_k − θ). */
  readonly bias2: number;
  /** tr Σ Cov θ̂_k. */
  readonly variance: number;
  /** Their sum, E‖θ̂_k − θ‖²_Σ. */
  readonly mse: number;
}

/**
 * Squared bias, variance and their sum, in squared units of θ.
 *
 * @param bias - E θ̂ − θ, d×1.
 * @param covariance - Cov θ̂, d×d.
 * @param testGram - Σ.
 * @returns bᵀΣb, tr ΣC and their sum.
 */
export function meanSquaredError(
  bias: Matrix,
  covariance: Matrix,
  testGram: TestGram,
): MeanSquaredError {
  const bias2 = squaredLength(bias, testGram);
  const variance = traceOf(testGram, covariance);
  return { bias2, variance, mse: bias2 + variance };
}

/** vᵀΣv for a d×1 vector v. */
export const squaredLength = (v: Matrix, gram: TestGram): number =>
  frobeniusProduct(v, weighted(gram, v));
