import { type Matrix, zeros } from './matrix.js';

/** Block (p, q) of a matrix made of d×d blocks, or, of a matrix with one column, its p-th segment of d numbers. */
export function block(A: Matrix, d: number, p: number, q = 0): Matrix {
  const width = Math.min(d, A.columns);
  const B = zeros(d, width);
  for (let i = 0; i < d; i++) {
    const from = (p * d + i) * A.columns + q * width;
    B.data.set(A.data.subarray(from, from + width), i * width);
  }
  return B;
}

/** The q-th column of blocks, n×d. */
export function blockColumn(A: Matrix, d: number, q: number): Matrix {
  const C = zeros(A.rows, d);
  for (let i = 0; i < A.rows; i++) {
    const from = i * A.columns + q * d;
    C.data.set(A.data.subarray(from, from + d), i * d);
  }
  return C;
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
  for (let i = 0, from = 0; i < B.rows; i++) {
    let to = (p * d + i) * target.columns + q * d;
    for (let j = 0; j < B.columns; j++) target.data[to++]! += weight * B.data[from++]!;
  }
}
