import { AbstractMatrix } from 'ml-matrix';
import { ShapeError } from '../errors.js';
import { leading, plus, type Real, sumError, times, trailing } from './doubleDouble.js';
import { euclideanNorm } from './norms.js';

/** What entries have beyond float64: up to 53 more bits. */
export type Low = Float64Array;

/** Low parts of which only what stands in the 24 bits after their leading parts is kept. Write them with `store`. */
export class CoarseLow extends Float64Array {}
/** Low parts of which 21 such bits are kept. */
export class CoarserLow extends CoarseLow {}

/** The share of leading parts below whose rounding these low parts are cut: 2⁻²⁴, 2⁻²¹, or 0 where all is kept. */
export function coarsenessOf(low: Low | null): number {
  if (!(low instanceof CoarseLow)) return 0;
  return low instanceof CoarserLow ? 2 ** -21 : 2 ** -24;
}

/**
 * A low part rounded to the bits that a coarseness leaves beside its leading part: to a place, not to a length, as the
 * low part of a sum of a large number and a tiny one says more than any precision of 77 bits can.
 */
export function keptBits(low: number, leadingPart: number, coarseness: number): number {
  if (coarseness === 0) return low;
  const place = leadingPart * coarseness;
  const kept = low + place - place;
  return Number.isFinite(kept) ? kept : low;
}

/** Sets the low part of a number, rounded to what its storage keeps beside the leading part. */
export function store(low: Low, at: number, value: number, leadingPart: number): void {
  low[at] = keptBits(value, leadingPart, coarsenessOf(low));
}

/**
 * How many bits the entries of a matrix carry: 53 (`double`), 74 (`coarser`), 77 (`coarse`) or 106 (`extended`). The
 * coarse ones are there to be compared with the extended one: what differs from it is what rounding has done.
 */
export type Precision = 'double' | 'coarser' | 'coarse' | 'extended';

/**
 * A matrix, its entries row by row in one array; they are float64 numbers, or unevaluated sums data + low.
 *
 * It extends ml-matrix's AbstractMatrix, so every decomposition and every reading method of that library works
 * on it (on the leading parts); one array instead of one for each row is what makes thousands of small matrices
 * affordable. The functions of this folder return new matrices and change none: use them, not the inherited methods
 * that write. Each has the precision of its most precise operand, or is coarse where one of them is.
 */
export class Matrix extends AbstractMatrix {
  /** Entry (i, j) is `data[i * columns + j]`, plus the same place of `low`. */
  readonly data: Float64Array;
  /** Null where entries are float64 numbers. */
  low: Low | null;

  /** @throws ShapeError if the number of entries is not rows × columns. */
  constructor(
    override readonly rows: number,
    override readonly columns: number,
    data: Float64Array = new Float64Array(rows * columns),
    low: Low | null = null,
  ) {
    super();
    if (data.length !== rows * columns || (low !== null && low.length !== data.length)) {
      throw new ShapeError(
        `Matrix: ${rows}×${columns} must have ${rows * columns} entries, found ${data.length}.`,
      );
    }
    this.data = data;
    this.low = low;
  }

  get(row: number, column: number): number {
    return this.data[row * this.columns + column]!;
  }

  set(row: number, column: number, value: number): this {
    this.data[row * this.columns + column] = value;
    if (this.low !== null) this.low[row * this.columns + column] = 0;
    return this;
  }

  /** Entry (i, j) with all its bits. */
  real(row: number, column: number): Real {
    return realAt(this, row * this.columns + column);
  }

  /** Sets entry (i, j) with all its bits. */
  setReal(row: number, column: number, value: Real): void {
    const at = row * this.columns + column;
    this.data[at] = leading(value);
    if (typeof value !== 'number') this.low ??= new Float64Array(this.data.length);
    if (this.low !== null) store(this.low, at, trailing(value), this.data[at]!);
  }
}

/** Entry number `at` of a matrix with all its bits. */
export const realAt = ({ data, low }: Matrix, at: number): Real =>
  low === null ? data[at]! : { hi: data[at]!, lo: low[at]! };

/** Room for the low parts of a result of these operands: null where all are float64. */
export const lowOf = (length: number, ...operands: readonly (Matrix | Real)[]): Low | null =>
  lowOfAll(length, operands);

/** `lowOf` for a list of any length. */
export function lowOfAll(length: number, operands: readonly (Matrix | Real)[]): Low | null {
  let extended = false;
  for (const operand of operands) {
    if (typeof operand === 'number') continue;
    if (!(operand instanceof Matrix)) extended = true;
    else if (operand.low instanceof CoarseLow) return roomFor(precisionOf(operand), length);
    else if (operand.low !== null) extended = true;
  }
  return extended ? new Float64Array(length) : null;
}

/** The same entries in a precision; what they have beyond it is rounded away. Shares its leading parts with A. */
export function inPrecision(A: Matrix, precision: Precision): Matrix {
  const { data, low } = A;
  if (precision === 'double') return low === null ? A : new Matrix(A.rows, A.columns, data);
  if (low !== null && precisionOf(A) === precision) return A;
  const kept = roomFor(precision, data.length);
  low?.forEach((x, k) => {
    store(kept, k, x, data[k]!);
  });
  return new Matrix(A.rows, A.columns, data, kept);
}

/** How many bits the entries of A carry. */
export function precisionOf({ low }: Matrix): Precision {
  if (low === null) return 'double';
  if (!(low instanceof CoarseLow)) return 'extended';
  return low instanceof CoarserLow ? 'coarser' : 'coarse';
}

function roomFor(precision: Precision, length: number): Low {
  if (precision === 'coarser') return new CoarserLow(length);
  return precision === 'coarse' ? new CoarseLow(length) : new Float64Array(length);
}

/**
 * The zero matrix.
 *
 * @param rows - m.
 * @param columns - n.
 * @returns a new m×n matrix of zeros in float64.
 */
export const zeros = (rows: number, columns: number): Matrix => new Matrix(rows, columns);

/**
 * I, n×n.
 *
 * @param n - rows and columns.
 * @returns a new n×n matrix in float64, 1 on the diagonal and 0 elsewhere.
 */
export function identity(n: number): Matrix {
  const I = zeros(n, n);
  for (let i = 0; i < n; i++) I.set(i, i, 1);
  return I;
}

/**
 * The numbers as an n×1 matrix.
 *
 * @param values - n numbers. Not modified.
 * @returns a new n×1 matrix in float64.
 */
export const columnVector = (values: ArrayLike<number>): Matrix =>
  new Matrix(values.length, 1, Float64Array.from(values));

/**
 * The matrix with these rows.
 *
 * @param rows - m lists of n numbers. Not modified.
 * @param columns - n (default: the length of the first row); needed where there are no rows.
 * @returns a new m×n matrix in float64.
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
  if (A instanceof Matrix) {
    return new Matrix(A.rows, A.columns, A.data.slice(), A.low?.slice() ?? null);
  }
  const copy = zeros(A.rows, A.columns);
  for (let i = 0; i < A.rows; i++) for (let j = 0; j < A.columns; j++) copy.set(i, j, A.get(i, j));
  return copy;
}

/** A + B. @throws ShapeError if the shapes differ. */
export function add(A: Matrix, B: Matrix): Matrix {
  requireSameShape('add', A, B);
  const sum = new Matrix(A.rows, A.columns, undefined, lowOf(A.data.length, A, B));
  if (sum.low !== null) addExtended(sum, A, B, 1);
  else for (let k = 0; k < sum.data.length; k++) sum.data[k] = A.data[k]! + B.data[k]!;
  return sum;
}

/** A − B. @throws ShapeError if the shapes differ. */
export function subtract(A: Matrix, B: Matrix): Matrix {
  requireSameShape('subtract', A, B);
  const difference = new Matrix(A.rows, A.columns, undefined, lowOf(A.data.length, A, B));
  if (difference.low !== null) addExtended(difference, A, B, -1);
  else
    for (let k = 0; k < difference.data.length; k++) difference.data[k] = A.data[k]! - B.data[k]!;
  return difference;
}

/** out = A + sign · B in twice the working precision. */
function addExtended(out: Matrix, A: Matrix, B: Matrix, sign: 1 | -1): void {
  for (let k = 0; k < out.data.length; k++) {
    const [a, b] = [A.data[k]!, sign * B.data[k]!];
    const rest = (A.low?.[k] ?? 0) + sign * (B.low?.[k] ?? 0);
    const high = a + b;
    const low = sumError(a, b, high) + rest;
    const sum = high + low;
    out.data[k] = sum;
    store(out.low!, k, low - (sum - high), sum);
  }
}

/** weight · A. */
export function scaled(A: Matrix, weight: Real): Matrix {
  const low = lowOf(A.data.length, A, weight);
  const B = new Matrix(A.rows, A.columns, undefined, low);
  if (low === null) {
    const w = leading(weight);
    for (let k = 0; k < B.data.length; k++) B.data[k] = w * A.data[k]!;
    return B;
  }
  for (let k = 0; k < B.data.length; k++) {
    const entry = times(weight, { hi: A.data[k]!, lo: A.low?.[k] ?? 0 });
    B.data[k] = leading(entry);
    store(low, k, trailing(entry), B.data[k]!);
  }
  return B;
}

/** Aᵀ. */
export function transposed(A: Matrix): Matrix {
  const { rows, columns, data, low } = A;
  const T = new Matrix(columns, rows, undefined, lowOf(data.length, A));
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) T.data[j * rows + i] = data[k++]!;
  }
  if (low === null || T.low === null) return T;
  for (let i = 0, k = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) T.low[j * rows + i] = low[k++]!;
  }
  return T;
}

/** Row i as a 1×n matrix. */
export function rowOf(A: Matrix, i: number): Matrix {
  const [from, to] = [i * A.columns, (i + 1) * A.columns];
  return new Matrix(1, A.columns, A.data.slice(from, to), A.low?.slice(from, to) ?? null);
}

/** The entries of all matrices one below the other, as rows of this many columns (a column counts as a row). */
export function stackedRows(parts: readonly Matrix[], columns: number): Matrix {
  const size = parts.reduce((sum, { data }) => sum + data.length, 0);
  const A = new Matrix(size / columns, columns, undefined, lowOfAll(size, parts));
  let at = 0;
  for (const { data, low } of parts) {
    A.data.set(data, at);
    if (low !== null) A.low?.set(low, at);
    at += data.length;
  }
  return A;
}

/** (A + Aᵀ)/2: symmetric to the last bit, as decompositions require. */
export function symmetricPart(A: Matrix): Matrix {
  const S = new Matrix(A.rows, A.columns, undefined, lowOf(A.data.length, A));
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j <= i; j++) {
      if (S.low !== null) {
        const mean = times(plus(A.real(i, j), A.real(j, i)), 0.5);
        S.setReal(i, j, mean);
        S.setReal(j, i, mean);
        continue;
      }
      const mean = (A.get(i, j) + A.get(j, i)) / 2;
      S.set(i, j, mean);
      S.set(j, i, mean);
    }
  }
  return S;
}

/**
 * diag(rows) A diag(columns) for powers of two, entry by entry without rounding; A itself where all are 1.
 *
 * @param rows - powers of two, used again for every block of rows.
 * @param columns - powers of two, used again for every block of columns, or nothing for 1.
 */
export function rescaled(A: Matrix, rows: Float64Array, columns?: Float64Array): Matrix {
  if (rows.every((x) => x === 1) && (columns?.every((x) => x === 1) ?? true)) return A;
  const { data, low } = A;
  const B = copyOf(A);
  for (let i = 0, at = 0; i < A.rows; i++) {
    const left = rows[i % rows.length]!;
    for (let j = 0; j < A.columns; j++, at++) {
      const right = columns?.[j % columns.length] ?? 1;
      B.data[at] = data[at]! * left * right;
      if (B.low !== null && low !== null) B.low[at] = low[at]! * left * right;
    }
  }
  return B;
}

/** tr A with all its bits. */
export function traceOfReal(A: Matrix): Real {
  let sum: Real = 0;
  for (let i = 0; i < A.rows; i++) sum = plus(sum, A.real(i, i));
  return sum;
}

/** ‖A‖_F of the leading parts, without overflow or underflow of the squares. */
export const frobeniusNorm = (A: Matrix): number => euclideanNorm(A.data);

/** √(‖A‖₁‖A‖_∞) ≥ ‖A‖₂: largest column sum and largest row sum of moduli. */
export function spectralNormBound(A: Matrix): number {
  const columnSums = new Float64Array(A.columns);
  let largestRow = 0;
  for (let i = 0, at = 0; i < A.rows; i++) {
    let sum = 0;
    for (let j = 0; j < A.columns; j++) {
      const size = Math.abs(A.data[at++]!);
      sum += size;
      columnSums[j]! += size;
    }
    largestRow = Math.max(largestRow, sum);
  }
  return Math.sqrt(largestRow) * Math.sqrt(columnSums.reduce((most, x) => Math.max(most, x), 0));
}

function requireSameShape(name: string, A: Matrix, B: Matrix): void {
  if (A.rows !== B.rows || A.columns !== B.columns) {
    throw new ShapeError(
      `${name}: both must have one shape, found ${A.rows}×${A.columns} and ${B.rows}×${B.columns}.`,
    );
  }
}
