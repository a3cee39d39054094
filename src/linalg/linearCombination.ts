import { type Matrix, zeros } from './matrix.js';

/** target += weight · A, entry by entry. The one place where a matrix of ours changes after it is made. */
export function accumulate(target: Matrix, weight: number, A: Matrix): void {
  if (weight === 0) return;
  const [to, from] = [target.data, A.data];
  for (let k = 0; k < to.length; k++) to[k]! += weight * from[k]!;
}

/**
 * Σ_k w_k A_k.
 *
 * @param terms - pairs [w_k, A_k], all A_k of the shape given. Not modified.
 * @returns a new matrix; zeros when there are no terms.
 */
export function linearCombination(
  rows: number,
  columns: number,
  terms: Iterable<readonly [number, Matrix]>,
): Matrix {
  const sum = zeros(rows, columns);
  for (const [weight, A] of terms) accumulate(sum, weight, A);
  return sum;
}
