import { LuDecomposition, Matrix as RowMatrix } from 'ml-matrix';
import { NumericalError } from '../errors.js';
import { extendedInverse } from './extendedInverse.js';
import { copyOf, frobeniusNorm, type Matrix } from './matrix.js';

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

function inverseInFloat64(A: Matrix): Matrix | undefined {
  const lu = new LuDecomposition(A);
  return lu.isSingular() ? undefined : copyOf(lu.solve(RowMatrix.eye(A.rows)));
}
