import { type AbstractMatrix, SVD } from 'ml-matrix';
import { fromRows, type Matrix } from './matrix.js';

/** Orthonormal bases, as rows, of the vectors a square matrix nearly annihilates from either side. */
export interface NullSpaces {
  /** v with Av ≈ 0, r×n. */
  readonly right: Matrix;
  /** u with uᵀA ≈ 0, r×n. */
  readonly left: Matrix;
}

/**
 * The r right and left singular vectors of the smallest singular values of A.
 *
 * @param A - n×n. Not modified.
 * @param r - dimension of the null space, 0 … n.
 */
export function nullSpaces(A: Matrix, r: number): NullSpaces {
  const { leftSingularVectors: U, rightSingularVectors: V, diagonal } = new SVD(A);
  const smallest = diagonal
    .map((value, j) => ({ value, j }))
    .sort((a, b) => a.value - b.value)
    .slice(0, r);
  const rows = (of: AbstractMatrix) =>
    fromRows(
      smallest.map(({ j }) => of.getColumn(j)),
      A.rows,
    );
  return { right: rows(V), left: rows(U) };
}
