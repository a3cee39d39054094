import { type DoubleDouble, extended, over } from './doubleDouble.js';
import { remainder } from './extendedDot.js';
import { lowOf, Matrix } from './matrix.js';

/**
 * Inverse of the leading rank×rank lower triangle of a factor, in its precision.
 *
 * @param factor - at least rank×rank, its diagonal not zero. Not modified.
 */
export function extendedInverseOfTriangle(factor: Matrix, rank: number): Matrix {
  const X = new Matrix(rank, rank, undefined, lowOf(rank * rank, factor));
  const [L, stored] = [
    { data: factor.data, low: factor.low! },
    { data: X.data, low: X.low! },
  ];
  const width = factor.columns;
  for (let i = 0; i < rank; i++) {
    const pivot = factor.real(i, i) as DoubleDouble;
    for (let j = 0; j <= i; j++) {
      const start = extended(i === j ? 1 : 0);
      const left = remainder(start, L, i * width + j, 1, stored, j * rank + j, rank, i - j);
      X.setReal(i, j, over(left, pivot));
    }
  }
  return X;
}
