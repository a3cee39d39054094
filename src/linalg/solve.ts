import { NumericalError } from '../errors.js';
import { extendedInverse } from './extendedInverse.js';
import { frobeniusNorm, identity, type Matrix } from './matrix.js';
import { swapRows } from './swapRows.js';

/**
 * A⁻¹ of a general square matrix, by LU with partial pivoting, in the precision of A.
 *
 * @param A - n×n. Not modified.
 * @throws NumericalError if a pivot vanishes or the inverse is not finite.
 */
export function inverse(A: Matrix): Matrix {
  const answer = A.low === null ? inverseInFloat64(A) : extendedInverse(A);
  if (answer === undefined || !Number.isFinite(frobeniusNorm(answer))) {
    throw new NumericalError(
      `inverse: the matrix must be invertible, found a vanishing pivot at n = ${A.rows}. ρ is too close to 1 for float64.`,
    );
  }
  return answer;
}

/** Elimination row by row on [A | I], then from the last row up: along rows, so that memory is read in order. */
function inverseInFloat64(A: Matrix): Matrix | undefined {
  const n = A.rows;
  const U = A.data.slice();
  const inverted = identity(n);
  const X = inverted.data;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs(U[i * n + k]!) > Math.abs(U[best * n + k]!)) best = i;
    }
    const pivot = U[best * n + k]!;
    if (pivot === 0) return undefined;
    swapRows(U, n, k, best);
    swapRows(X, n, k, best);
    for (let i = k + 1; i < n; i++) {
      const factor = U[i * n + k]! / pivot;
      if (factor === 0) continue;
      subtractRow(U, n, i, factor, k, k + 1);
      subtractRow(X, n, i, factor, k, 0);
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) {
      const factor = U[i * n + j]!;
      if (factor !== 0) subtractRow(X, n, i, factor, j, 0);
    }
    const pivot = U[i * n + i]!;
    for (let j = 0; j < n; j++) X[i * n + j]! /= pivot;
  }
  return inverted;
}

/** Row i less a multiple of row k, from column `first` on. */
function subtractRow(
  values: Float64Array,
  n: number,
  i: number,
  factor: number,
  k: number,
  first: number,
): void {
  for (let to = i * n + first, from = k * n + first; from < (k + 1) * n; to++, from++) {
    values[to]! -= factor * values[from]!;
  }
}
