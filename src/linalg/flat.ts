import { Matrix } from 'ml-matrix';

/** The entries of A row by row, in one array: what the kernels read. */
export function flat(A: Matrix): Float64Array {
  const { rows, columns } = A;
  const entries = new Float64Array(rows * columns);
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) entries[k++] = A.get(i, j);
  }
  return entries;
}

/** The entries of Aᵀ row by row. */
export function flatTransposed(A: Matrix): Float64Array {
  const { rows, columns } = A;
  const entries = new Float64Array(rows * columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) entries[j * rows + i] = A.get(i, j);
  }
  return entries;
}

/** The matrix whose entries, row by row, are the ones given. */
export function unflat(entries: Float64Array, rows: number, columns: number): Matrix {
  const A = new Matrix(rows, columns);
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) A.set(i, j, entries[k++]!);
  }
  return A;
}
