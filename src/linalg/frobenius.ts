import { ShapeError } from '../errors.js';
import { innerProducts } from './innerProducts.js';
import { Matrix } from './matrix.js';

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
  const halves = packed(symmetric, d, (S, at) => S[at]!);
  const sums = packed(square, d, (Y, at, mirror) => (at === mirror ? Y[at]! : Y[at]! + Y[mirror]!));
  const products = innerProducts(halves, sums);
  return new Matrix(symmetric.length, square.length, products);
}

/** tr(AᵀB) of two matrices of one shape. */
export function frobeniusProduct(A: Matrix, B: Matrix): number {
  let sum = 0;
  for (let k = 0; k < A.data.length; k++) sum += A.data[k]! * B.data[k]!;
  return sum;
}

/** The lower triangles of all matrices, one after the other, each entry computed from itself and its mirror. */
function packed(
  all: readonly Matrix[],
  d: number,
  entry: (data: Float64Array, at: number, mirror: number) => number,
): Matrix {
  const size = (d * (d + 1)) / 2;
  const triangles = new Float64Array(all.length * size);
  let to = 0;
  for (const A of all) {
    if (A.rows !== d || A.columns !== d) {
      throw new ShapeError(
        `frobeniusProducts: every matrix must be ${d}×${d}, found ${A.rows}×${A.columns}.`,
      );
    }
    for (let i = 0; i < d; i++) {
      for (let j = 0; j <= i; j++) triangles[to++] = entry(A.data, i * d + j, j * d + i);
    }
  }
  return new Matrix(all.length, size, triangles);
}
