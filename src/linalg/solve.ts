import { LuDecomposition, Matrix as RowMatrix } from 'ml-matrix';
import { NumericalError } from '../errors.js';
import { copyOf, type Matrix } from './matrix.js';

/**
 * A⁻¹ of a general square matrix, by LU with partial pivoting.
 *
 * @param A - n×n. Not modified.
 * @throws NumericalError if a pivot vanishes or the inverse is not finite.
 */
export function inverse(A: Matrix): Matrix {
  const lu = new LuDecomposition(A);
  const answer = lu.isSingular() ? undefined : lu.solve(RowMatrix.eye(A.rows));
  if (answer === undefined || !Number.isFinite(answer.norm())) {
    throw new NumericalError(
      `inverse: the matrix must be invertible, found a vanishing pivot at n = ${A.rows}. ρ is too close to 1 for float64.`,
    );
  }
  return copyOf(answer);
}
