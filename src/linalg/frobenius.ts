import type { Matrix } from 'ml-matrix';
import { ShapeError } from '../errors.js';
import { unflat } from './flat.js';
import { innerProducts } from './innerProducts.js';

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
  const size = (d * (d + 1)) / 2;
  const pack = (all: readonly Matrix[], entry: (A: Matrix, i: number, j: number) => number) => {
    const packed = new Float64Array(all.length * size);
    let at = 0;
    for (const A of all) {
      if (A.rows !== d || A.columns !== d) {
        throw new ShapeError(
          `frobeniusProducts: every matrix must be ${d}×${d}, found ${A.rows}×${A.columns}.`,
        );
      }
      for (let i = 0; i < d; i++) for (let j = 0; j <= i; j++) packed[at++] = entry(A, i, j);
    }
    return packed;
  };
  const S = pack(symmetric, (A, i, j) => A.get(i, j));
  const Y = pack(square, (A, i, j) => (i === j ? A.get(i, i) : A.get(i, j) + A.get(j, i)));
  const entries = innerProducts(S, symmetric.length, Y, square.length, size);
  return unflat(entries, symmetric.length, square.length);
}

/** tr(AᵀB) of two matrices of one shape. */
export function frobeniusProduct(A: Matrix, B: Matrix): number {
  let sum = 0;
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < A.columns; j++) sum += A.get(i, j) * B.get(i, j);
  }
  return sum;
}
