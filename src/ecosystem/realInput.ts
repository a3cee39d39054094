import { type Matrix, scaled, subtract, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { RealDataSet } from './dataSet.js';
import type { Loss } from './ecosystem.js';
import { lossGram, normalCovariance } from './lossGram.js';

/** The normal vector b = Xᵀy/n (mean loss; Xᵀy for sum loss) of one real data set, as a random input. */
export interface RealInput {
  /**
   * E b − Sθ, d×1, for the truth θ that models are judged by; b − Sθ where the labels are known. Exactly zero where θ
   * is behind the labels, which keeps the digits of a small bias.
   */
  readonly excess: Matrix;
  /** Cov b, d×d, symmetric PSD; zero where the labels are known. */
  readonly covariance: Matrix;
}

/**
 * The normal vector b of a real data set as an input: known labels give b itself, random ones E b = Sθ_k and
 * Cov b = σ²S/n (mean loss); its mean is counted from Sθ.
 *
 * @param law - θ_k and σ_k of its labels.
 * @param reference - θ, the truth that models are judged by.
 */
export function realInput(
  data: RealDataSet,
  { truth, noise }: { readonly truth: Matrix; readonly noise: number },
  reference: Matrix,
  loss: Loss,
): RealInput {
  const { normal, samples } = data;
  if (normal !== null) {
    const d = data.gram.rows;
    const excess = excessOf(data, normal, reference);
    return {
      excess: loss === 'mean' ? excess : scaled(excess, samples),
      covariance: zeros(d, d),
    };
  }
  return {
    excess: product(lossGram(data, loss), subtract(truth, reference)),
    covariance: normalCovariance(data, noise, loss),
  };
}

/** b − Sθ of known labels; beyond float64 as Fᵀ(z − Fθ), which loses nothing where the labels are nearly Fθ. */
function excessOf({ gram, factor, projected }: RealDataSet, normal: Matrix, theta: Matrix): Matrix {
  if (factor === null || projected === null) return subtract(normal, product(gram, theta));
  return product(transposed(factor), subtract(projected, product(factor, theta)));
}
