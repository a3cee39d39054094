import { equal, leading, plus, type Real, times, trailing } from './doubleDouble.js';
import { lowOf, type Matrix, realAt, store, zeros } from './matrix.js';

/** target += weight · A, entry by entry. The one place where a matrix of ours changes after it is made. */
export function accumulate(target: Matrix, weight: Real, A: Matrix): void {
  if (equal(weight, 0)) return;
  const [to, from] = [target.data, A.data];
  const low = lowOf(to.length, target, weight, A);
  if (low === null) {
    const w = leading(weight);
    for (let k = 0; k < to.length; k++) to[k]! += w * from[k]!;
    return;
  }
  for (let k = 0; k < to.length; k++) {
    const sum = plus(realAt(target, k), times(weight, realAt(A, k)));
    to[k] = leading(sum);
    store(low, k, trailing(sum), to[k]!);
  }
  target.low = low;
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
  terms: Iterable<readonly [Real, Matrix]>,
): Matrix {
  const sum = zeros(rows, columns);
  for (const [weight, A] of terms) accumulate(sum, weight, A);
  return sum;
}
