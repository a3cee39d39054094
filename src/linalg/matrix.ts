import { AbstractMatrix } from 'ml-matrix';
import { ShapeError } from '../errors.js';

/**
 * A matrix of float64 numbers, its entries row by row in one array.
 *
 * It extends ml-matrix's AbstractMatrix, so every decomposition and every reading method of that library works
 * on it; one array instead of one for each row is what makes thousands of small matrices affordable. The
 * functions below return new matrices and change none: use them, not the inherited methods that write.
 */
export class Matrix extends AbstractMatrix {
  /** Entry (i, j) is `data[i * columns + j]`. */
  readonly data: Float64Array;

  /** @throws ShapeError if the number of entries is not rows × columns. */
  constructor(
    override readonly rows: number,
    override readonly columns: number,
    data: Float64Array = new Float64Array(rows * columns),
  ) {
    super();
    if (data.length !== rows * columns) {
      throw new ShapeError(
        `Matrix: ${rows}×${columns} must have ${rows * columns} entries, found ${data.length}.`,
      );
    }
    this.data = data;
  }

  get(row: number, column: number): number {
    return this.data[row * this.columns + column]!;
  }

  set(row: number, column: number, value: number): this {
    this.data[row * this.columns + column] = value;
    return this;
  }
}

export const zeros = (rows: number, columns: number): Matrix => new Matrix(rows, columns);

/** I, n×n. */
export function identity(n: number): Matrix {
  const I = zeros(n, n);
  for (let i = 0; i < n; i++) I.set(i, i, 1);
  return I;
}

/** The numbers as an n×1 matrix. */
export const columnVector = (values: ArrayLike<number>): Matrix =>
  new Matrix(values.length, 1, Float64Array.from(values));

/**
 * The matrix with these rows.
 *
 * @throws ShapeError if the rows differ in length.
 */
export function fromRows(rows: readonly ArrayLike<number>[], columns?: number): Matrix {
  const width = columns ?? rows[0]?.length ?? 0;
  const A = zeros(rows.length, width);
  rows.forEach((row, i) => {
    if (row.length !== width) {
      throw new ShapeError(`fromRows: row ${i} must have ${width} numbers, found ${row.length}.`);
    }
    A.data.set(row, i * width);
  });
  return A;
}

/** A copy of any ml-matrix matrix in this storage. */
export function copyOf(A: AbstractMatrix): Matrix {
  if (A instanceof Matrix) return new Matrix(A.rows, A.columns, A.data.slice());
  const copy = zeros(A.rows, A.columns);
  for (let i = 0; i < A.rows; i++) for (let j = 0; j < A.columns; j++) copy.set(i, j, A.get(i, j));
  return copy;
}

/** A + B. @throws ShapeError if the shapes differ. */
export function add(A: Matrix, B: Matrix): Matrix {
  requireSameShape('add', A, B);
  const sum = zeros(A.rows, A.columns);
  for (let k = 0; k < sum.data.length; k++) sum.data[k] = A.data[k]! + B.data[k]!;
  return sum;
}

/** A − B. @throws ShapeError if the shapes differ. */
export function subtract(A: Matrix, B: Matrix): Matrix {
  requireSameShape('subtract', A, B);
  const difference = zeros(A.rows, A.columns);
  for (let k = 0; k < difference.data.length; k++) difference.data[k] = A.data[k]! - B.data[k]!;
  return difference;
}

/** weight · A. */
export function scaled(A: Matrix, weight: number): Matrix {
  const B = zeros(A.rows, A.columns);
  for (let k = 0; k < B.data.length; k++) B.data[k] = weight * A.data[k]!;
  return B;
}

/** Aᵀ. */
export function transposed(A: Matrix): Matrix {
  const { rows, columns, data } = A;
  const T = zeros(columns, rows);
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) T.data[j * rows + i] = data[k++]!;
  }
  return T;
}

/** Row i as a 1×n matrix. */
export const rowOf = (A: Matrix, i: number): Matrix =>
  new Matrix(1, A.columns, A.data.slice(i * A.columns, (i + 1) * A.columns));

/** The same entries in order, as a rows×columns matrix: a row as a column, say. */
export const reshaped = (A: Matrix, rows: number, columns: number): Matrix =>
  new Matrix(rows, columns, A.data.slice());

/** (A + Aᵀ)/2: symmetric to the last bit, as decompositions require. */
export function symmetricPart(A: Matrix): Matrix {
  const S = zeros(A.rows, A.columns);
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j <= i; j++) {
      const mean = (A.get(i, j) + A.get(j, i)) / 2;
      S.set(i, j, mean);
      S.set(j, i, mean);
    }
  }
  return S;
}

function requireSameShape(name: string, A: Matrix, B: Matrix): void {
  if (A.rows !== B.rows || A.columns !== B.columns) {
    throw new ShapeError(
      `${name}: both must have one shape, found ${A.rows}×${A.columns} and ${B.rows}×${B.columns}.`,
    );
  }
}
