import type { Matrix } from 'ml-matrix';

/** Block (p, q) of a matrix made of d×d blocks, or, of a matrix with one column, its p-th segment of d numbers. */
export function block(A: Matrix, d: number, p: number, q = 0): Matrix {
  const width = Math.min(d, A.columns);
  return A.subMatrix(p * d, (p + 1) * d - 1, q * width, (q + 1) * width - 1);
}

/** Adds weight · B to block (p, q) of `target`, a matrix made of d×d blocks, in place. */
export function addBlock(
  target: Matrix,
  d: number,
  [p, q]: readonly [number, number],
  weight: number,
  B: Matrix,
): void {
  if (weight === 0) return;
  for (let i = 0; i < B.rows; i++) {
    for (let j = 0; j < B.columns; j++) {
      const [row, column] = [p * d + i, q * d + j];
      target.set(row, column, target.get(row, column) + weight * B.get(i, j));
    }
  }
}
