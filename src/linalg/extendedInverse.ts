import { type DoubleDouble, over } from './doubleDouble.js';
import { remainder } from './extendedDot.js';
import { copyOf, identity, lowOf, type Matrix } from './matrix.js';
import { swapRows } from './swapRows.js';

/**
 * A⁻¹ in the precision of A, by LU with partial pivoting (Crout's order, so that every entry is one sum).
 *
 * @param A - n×n, with low parts. Not modified.
 * @returns the inverse, or undefined where a pivot vanishes.
 */
export function extendedInverse(A: Matrix): Matrix | undefined {
  const n = A.rows;
  const LU = copyOf(A);
  const X = identity(n);
  X.low = lowOf(n * n, A);
  const stored = { data: LU.data, low: LU.low! };
  const solution = { data: X.data, low: X.low! };
  const at = (M: Matrix, i: number, j: number) => M.real(i, j) as DoubleDouble;
  for (let k = 0; k < n; k++) {
    for (let i = k; i < n; i++) {
      LU.setReal(i, k, remainder(at(LU, i, k), stored, i * n, 1, stored, k, n, k));
    }
    let best = k;
    for (let i = k; i < n; i++) {
      if (Math.abs(LU.get(i, k)) > Math.abs(LU.get(best, k))) best = i;
    }
    if (LU.get(best, k) === 0) return undefined;
    for (const values of [LU.data, LU.low!, X.data, X.low!]) swapRows(values, n, k, best);
    for (let i = k + 1; i < n; i++) LU.setReal(i, k, over(LU.real(i, k), LU.real(k, k)));
    for (let j = k + 1; j < n; j++) {
      LU.setReal(k, j, remainder(at(LU, k, j), stored, k * n, 1, stored, j, n, k));
    }
  }
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) {
      X.setReal(i, j, remainder(at(X, i, j), stored, i * n, 1, solution, j, n, i));
    }
    for (let i = n - 1; i >= 0; i--) {
      const after = (i + 1) * n;
      const rest = remainder(
        at(X, i, j),
        stored,
        i * n + i + 1,
        1,
        solution,
        after + j,
        n,
        n - 1 - i,
      );
      X.setReal(i, j, over(rest, LU.real(i, i)));
    }
  }
  return X;
}
