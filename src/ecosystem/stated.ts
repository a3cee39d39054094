import { decimal, type Real } from '../linalg/doubleDouble.js';
import { inPrecision, type Matrix, type Precision, store } from '../linalg/matrix.js';

/** A number that a scenario states: its float64, or the decimal it is written as where precision is higher. */
export const stated = (x: number, precision: Precision): Real =>
  precision === 'double' ? x : decimal(x);

/** A matrix of numbers that a scenario states, each as the decimal it is written as. */
export function statedMatrix(A: Matrix, precision: Precision): Matrix {
  if (precision === 'double') return A;
  const lifted = inPrecision(A, precision);
  A.data.forEach((x, k) => {
    store(lifted.low!, k, decimal(x).lo, x);
  });
  return lifted;
}
