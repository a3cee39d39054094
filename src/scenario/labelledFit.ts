import { accumulate } from '../linalg/linearCombination.js';
import { columnVector, type Matrix, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import type { RealDataSet } from './dataSet.js';

/** Least squares on all labelled real data together. */
export interface LabelledFit {
  /** d×1, of least norm. */
  readonly coefficients: Matrix;
  /** √(RSS/(n − rank)); 0 when n = rank. */
  readonly residualDeviation: number;
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
    rows !== null && labels !== null ? [{ X: rows, y: labels, copies }] : [],
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
    accumulate(r, copies, product(Xt, columnVector(y)));
    n += copies * X.rows;
  }
  const { inverse, rank } = pseudoInverse(G);
  const coefficients = product(inverse, r);
  const rss = labelled.reduce((sum, { X, y, copies }) => {
    const fitted = product(X, coefficients);
    return sum + copies * y.reduce((inner, label, i) => inner + (label - fitted.get(i, 0)) ** 2, 0);
  }, 0);
  return { coefficients, residualDeviation: n > rank ? Math.sqrt(rss / (n - rank)) : 0 };
}
