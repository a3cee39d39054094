import { equal, leading, plus, type Real, times } from './doubleDouble.js';
import { lowOf, lowOfAll, Matrix, zeros } from './matrix.js';

/** Block (p, q) of a matrix made of d×d blocks, or, of a matrix with one column, its p-th segment of d numbers. */
export function block(A: Matrix, d: number, p: number, q = 0): Matrix {
  const width = Math.min(d, A.columns);
  return part(A, p * d, d, q * width, width);
}

/** The q-th column of blocks, n×d. */
export const blockColumn = (A: Matrix, d: number, q: number): Matrix =>
  part(A, 0, A.rows, q * d, d);

/** The blocks in these rows and columns of blocks, in their order. */
export function blocksIn(
  A: Matrix,
  d: number,
  rows: readonly number[],
  columns: readonly number[] = rows,
): Matrix {
  const chosen = zeros(rows.length * d, columns.length * d);
  rows.forEach((m, i) => {
    columns.forEach((l, j) => {
      addBlock(chosen, d, [i, j], 1, block(A, d, m, l));
    });
  });
  return chosen;
}

/** Matrices with equally many rows in one, side by side. */
export function besideEachOther(parts: readonly Matrix[]): Matrix {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first ?? new Matrix(0, 0);
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const all = new Matrix(first.rows, columns, undefined, lowOfAll(first.rows * columns, parts));
  let left = 0;
  for (const A of parts) {
    for (let i = 0; i < A.rows; i++) {
      const to = i * columns + left;
      all.data.set(A.data.subarray(i * A.columns, (i + 1) * A.columns), to);
      if (A.low !== null) all.low?.set(A.low.subarray(i * A.columns, (i + 1) * A.columns), to);
    }
    left += A.columns;
  }
  return all;
}

/** `rows` rows from row `top`, `columns` columns from column `left`. */
function part(A: Matrix, top: number, rows: number, left: number, columns: number): Matrix {
  const B = new Matrix(rows, columns, undefined, lowOf(rows * columns, A));
  for (let i = 0; i < rows; i++) {
    const from = (top + i) * A.columns + left;
    B.data.set(A.data.subarray(from, from + columns), i * columns);
    if (A.low !== null) B.low?.set(A.low.subarray(from, from + columns), i * columns);
  }
  return B;
}

/** Adds weight · B to block (p, q) of `target`, a matrix made of d×d blocks, in place. */
export function addBlock(
  target: Matrix,
  d: number,
  [p, q]: readonly [number, number],
  weight: Real,
  B: Matrix,
): void {
  if (equal(weight, 0)) return;
  if (typeof weight !== 'number' || B.low !== null || target.low !== null) {
    target.low ??= lowOf(target.data.length, B, weight);
    for (let i = 0; i < B.rows; i++) {
      for (let j = 0; j < B.columns; j++) {
        const sum = plus(target.real(p * d + i, q * d + j), times(weight, B.real(i, j)));
        target.setReal(p * d + i, q * d + j, sum);
      }
    }
    return;
  }
  const w = leading(weight);
  for (let i = 0, from = 0; i < B.rows; i++) {
    let to = (p * d + i) * target.columns + q * d;
    for (let j = 0; j < B.columns; j++) target.data[to++]! += w * B.data[from++]!;
  }
}
