import { frobeniusProduct } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { type Matrix, subtract, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import { labelVector, type RealDataSet } from './dataSet.js';

/** Least squares on all labelled real data together. */
export interface LabelledFit {
  /** d×1, of least norm. */
  readonly coefficients: Matrix;
  /** √(RSS/(n − rank)); 0 when n = rank. */
  readonly residualDeviation: number;
  /** Of the normal matrix of all rows, scaled to unit diagonal. */
  readonly condition: number;
  /** Whether its rank may be another. */
  readonly doubtful: boolean;
}

/**
 * θ = (Σ XᵀX)⁺ Σ Xᵀy over the data sets that have labels, each counted as often as it has copies.
 *
 * @returns the fit, or undefined when no data set has labels.
 */
export function labelledFit(
  all: readonly { readonly data: RealDataSet; readonly copies: number }[],
): LabelledFit | undefined {
  const labelled = all.flatMap(({ data: { rows, labels }, copies }) =>
    rows !== null && labels !== null ? [{ X: rows, y: labelVector(rows, labels), copies }] : [],
  );
  const first = labelled[0];
  if (first === undefined) return undefined;
  const d = first.X.columns;
  const G = zeros(d, d);
  const r = zeros(d, 1);
  let n = 0;
  for (const { X, y, copies } of labelled) {
    const Xt = transposed(X);
    accumulate(G, copies, product(Xt, X));
    accumulate(r, copies, product(Xt, y));
    n += copies * X.rows;
  }
  const { inverse, rank, condition, doubtful } = pseudoInverse(G);
  const coefficients = product(inverse, r);
  const rss = labelled.reduce((sum, { X, y, copies }) => {
    const residual = subtract(y, product(X, coefficients));
    return sum + copies * frobeniusProduct(residual, residual);
  }, 0);
  const residualDeviation = n > rank ? Math.sqrt(rss / (n - rank)) : 0;
  return { coefficients, residualDeviation, condition, doubtful };
}
