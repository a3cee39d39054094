import { upperHalf } from './doubleDouble.js';
import { coarsenessOf, keptBits, lowOf, Matrix, store, transposed } from './matrix.js';

/**
 * A Bᵀ in twice the working precision: every product is split exactly, every sum carries its error along.
 *
 * @param A - m×n. Not modified.
 * @param B - l×n. Not modified.
 * @returns m×l, to about n 2⁻¹⁰⁵ Σ|a||b| in each entry, rounded to the precision of the operands.
 * @source ogita2005 (docs/references.md)
 */
export function extendedRowProducts(A: Matrix, B: Matrix): Matrix {
  const { rows: m, columns: n } = A;
  const l = B.rows;
  const C = new Matrix(m, l, undefined, lowOf(m * l, A, B));
  const coarseness = coarsenessOf(C.low);
  const [aHigh, aLow] = halves(A.data);
  const [bHigh, bLow] = halves(B.data);
  const [a, b] = [A.data, B.data];
  const [aRest, bRest] = [A.low ?? new Float64Array(a.length), B.low ?? new Float64Array(b.length)];
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < l; j++) {
      let sum = 0;
      let rest = 0;
      for (let k = 0, p = i * n, q = j * n; k < n; k++, p++, q++) {
        const product = a[p]! * b[q]!;
        const error =
          aLow[p]! * bLow[q]! -
          (product - aHigh[p]! * bHigh[q]! - aLow[p]! * bHigh[q]! - aHigh[p]! * bLow[q]!);
        const next = sum + product;
        const virtual = next - sum;
        rest +=
          sum -
          (next - virtual) +
          (product - virtual) +
          (error + (a[p]! * bRest[q]! + aRest[p]! * b[q]!));
        if (coarseness !== 0) rest = keptBits(rest, next, coarseness);
        sum = next;
      }
      const at = i * l + j;
      const whole = sum + rest;
      C.data[at] = whole;
      store(C.low!, at, rest - (whole - sum), whole);
    }
  }
  return C;
}

/** A B in twice the working precision, as `extendedRowProducts`. */
export const extendedProduct = (A: Matrix, B: Matrix): Matrix =>
  extendedRowProducts(A, transposed(B));

/** Upper and lower halves of all numbers, 26 bits each. */
function halves(data: Float64Array): [Float64Array, Float64Array] {
  const [high, low] = [new Float64Array(data.length), new Float64Array(data.length)];
  for (let k = 0; k < data.length; k++) {
    high[k] = upperHalf(data[k]!);
    low[k] = data[k]! - high[k]!;
  }
  return [high, low];
}
