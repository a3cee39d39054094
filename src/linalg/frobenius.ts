import { ShapeError } from '../errors.js';
import { leading, plus, type Real, times } from './doubleDouble.js';
import { lowOfAll, Matrix, realAt } from './matrix.js';
import { productTransposed } from './product.js';

/**
 * All Frobenius products ⟨S_i, Y_j⟩ = tr(S_iᵀY_j) of symmetric matrices S_i with square matrices Y_j.
 *
 * Only half of each is touched: ⟨S, Y⟩ = Σ_{p≥q} S_pq (Y_pq + Y_qp) off the diagonal.
 *
 * @param symmetric - m matrices, d×d, symmetric. Not modified.
 * @param square - l matrices, d×d. Not modified.
 * @returns m×l.
 * @throws ShapeError if the matrices differ in size.
 */
export function frobeniusProducts(symmetric: readonly Matrix[], square: readonly Matrix[]): Matrix {
  const d = symmetric[0]?.rows ?? 0;
  return productTransposed(triangles(symmetric, d, false), triangles(square, d, true));
}

/** tr(AᵀB) of two matrices of one shape, with all its bits. */
export function frobeniusReal(A: Matrix, B: Matrix): Real {
  if (A.low === null && B.low === null) {
    let sum = 0;
    for (let k = 0; k < A.data.length; k++) sum += A.data[k]! * B.data[k]!;
    return sum;
  }
  let sum: Real = 0;
  for (let k = 0; k < A.data.length; k++) sum = plus(sum, times(realAt(A, k), realAt(B, k)));
  return sum;
}

/** tr(AᵀB) of two matrices of one shape. */
export const frobeniusProduct = (A: Matrix, B: Matrix): number => leading(frobeniusReal(A, B));

/** The lower triangles of all matrices, one a row; each entry, or the sum of it and its mirror. */
function triangles(all: readonly Matrix[], d: number, mirrored: boolean): Matrix {
  const size = (d * (d + 1)) / 2;
  const packed = new Matrix(all.length, size, undefined, lowOfAll(all.length * size, all));
  let to = 0;
  for (const A of all) {
    if (A.rows !== d || A.columns !== d) {
      throw new ShapeError(
        `frobeniusProducts: every matrix must be ${d}×${d}, found ${A.rows}×${A.columns}.`,
      );
    }
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++, to++) {
        const [at, mirror] = [i * d + j, j * d + i];
        if (packed.low !== null) {
          const own = realAt(A, at);
          packed.setReal(0, to, mirrored && i !== j ? plus(own, realAt(A, mirror)) : own);
        } else {
          packed.data[to] = mirrored && i !== j ? A.data[at]! + A.data[mirror]! : A.data[at]!;
        }
      }
    }
  }
  return packed;
}
