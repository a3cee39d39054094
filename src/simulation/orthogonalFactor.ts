import { powerOfTwoNear } from './powerOfTwo.js';
import { emptyTable, type Table } from './table.js';

/** A matrix as A = Q R: orthonormal columns times a triangle, its columns in the order of their pivots. */
export interface OrthogonalFactor {
  /** How many columns count as independent. */
  readonly rank: number;
  /** Q, m×rank. */
  readonly Q: Table;
  /** R with its columns where those of A stand and in the units of A, rank×d. */
  readonly R: Table;
  /** R with its columns in the order of the pivots, each divided by its unit, rank×d. */
  readonly triangle: Table;
  /** Column of A that each pivot stands for; those that depend on the others come last. */
  readonly order: readonly number[];
  /** The power of two near the largest entry of each column of A; 1 for a column of zeros. */
  readonly units: Float64Array;
}

/**
 * A = QR by Householder reflections with column pivoting.
 *
 * Every column is brought to like size first, so that the units of the features decide neither the order nor the
 * rank; the largest row of a pivot column comes first, so that rows of very different weight keep their digits.
 *
 * @param A - m×d. Not modified.
 * @param tolerance - a column counts as dependent when no more than this share of its norm is left beside the
 *   columns before it; 0 keeps all that do not vanish.
 * @source cox1998 (docs/references.md)
 */
export function orthogonalFactor(A: Table, tolerance: number): OrthogonalFactor {
  const { rows: m, columns: d } = A;
  const { columns: C, units } = scaledColumns(A);
  // Row of A that each row of C stands for.
  const places = Array.from({ length: m }, (_, i) => i);
  const order = Array.from({ length: d }, (_, j) => j);
  const sizes = Float64Array.from(order, (j) => squaredNorm(C, j * m, m));
  const most = Math.min(m, d);
  const diagonal = new Float64Array(most);
  let rank = 0;
  for (; rank < most; rank++) {
    const pivot = nextPivot(C, m, rank, order, sizes, tolerance);
    if (pivot === undefined) break;
    swapColumns(C, m, rank, pivot);
    [order[rank], order[pivot]] = [order[pivot]!, order[rank]!];
    const row = largestBelow(C, m, rank);
    swapRows(C, m, rank, row);
    [places[rank], places[row]] = [places[row]!, places[rank]!];
    diagonal[rank] = makeReflection(C, m, rank);
    for (let j = rank + 1; j < d; j++) reflect(C, m, rank, C, j * m);
  }
  const triangle = emptyTable(rank, d);
  const R = emptyTable(rank, d);
  for (let i = 0; i < rank; i++) {
    for (let j = i; j < d; j++) {
      const entry = j === i ? diagonal[i]! : C[j * m + i]!;
      triangle.entries[i * d + j] = entry;
      R.entries[i * d + order[j]!] = entry * units[order[j]!]!;
    }
  }
  return { rank, Q: orthonormalColumns(C, m, rank, places), R, triangle, order, units };
}

/** The columns of A one after the other, brought to like size. */
function scaledColumns({ rows: m, columns: d, entries }: Table): {
  readonly columns: Float64Array;
  readonly units: Float64Array;
} {
  const units = new Float64Array(d);
  for (let i = 0; i < m * d; i++) {
    units[i % d] = Math.max(units[i % d]!, Math.abs(entries[i]!));
  }
  units.forEach((largest, j) => {
    units[j] = powerOfTwoNear(largest);
  });
  const columns = new Float64Array(m * d);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < d; j++) columns[j * m + i] = entries[i * d + j]! / units[j]!;
  }
  return { columns, units };
}

/** The column from `step` on with the largest share of its norm left; undefined where none is left to speak of. */
function nextPivot(
  C: Float64Array,
  m: number,
  step: number,
  order: readonly number[],
  sizes: Float64Array,
  tolerance: number,
): number | undefined {
  let pivot: number | undefined;
  let most = tolerance * tolerance;
  for (let j = step; j < order.length; j++) {
    const size = sizes[order[j]!]!;
    if (size === 0) continue;
    const left = squaredNorm(C, j * m + step, m - step) / size;
    if (left > most) [pivot, most] = [j, left];
  }
  return pivot;
}

/** Turns column k below its row k into the v of the reflection I − 2vvᵀ/vᵀv that clears it. @returns what is left. */
function makeReflection(C: Float64Array, m: number, k: number): number {
  const at = k * m + k;
  const head = C[at]!;
  const norm = Math.sqrt(squaredNorm(C, at, m - k));
  const left = head > 0 ? -norm : norm;
  C[at] = head - left;
  return left;
}

/** Applies the reflection kept in column k of C to the entries of X from `start` on. */
function reflect(C: Float64Array, m: number, k: number, X: Float64Array, start: number): void {
  const v = k * m;
  let inner = 0;
  let square = 0;
  for (let i = k; i < m; i++) {
    inner += C[v + i]! * X[start + i]!;
    square += C[v + i]! * C[v + i]!;
  }
  if (inner === 0) return;
  const factor = (2 * inner) / square;
  for (let i = k; i < m; i++) X[start + i]! -= factor * C[v + i]!;
}

/** The first `rank` columns of the product of all reflections, its rows where those of A stand. */
function orthonormalColumns(
  C: Float64Array,
  m: number,
  rank: number,
  places: readonly number[],
): Table {
  const Q = emptyTable(m, rank);
  const column = new Float64Array(m);
  for (let j = 0; j < rank; j++) {
    column.fill(0);
    column[j] = 1;
    for (let k = j; k >= 0; k--) reflect(C, m, k, column, 0);
    places.forEach((place, i) => {
      Q.entries[place * rank + j] = column[i]!;
    });
  }
  return Q;
}

/** Row of the largest entry of column k from row k on. */
function largestBelow(C: Float64Array, m: number, k: number): number {
  let row = k;
  for (let i = k + 1; i < m; i++) {
    if (Math.abs(C[k * m + i]!) > Math.abs(C[k * m + row]!)) row = i;
  }
  return row;
}

/** Exchanges two rows, also in the reflections that are kept. */
function swapRows(C: Float64Array, m: number, i: number, l: number): void {
  if (i === l) return;
  for (let at = 0; at < C.length; at += m) {
    const held = C[at + i]!;
    C[at + i] = C[at + l]!;
    C[at + l] = held;
  }
}

function swapColumns(C: Float64Array, m: number, j: number, l: number): void {
  if (j === l) return;
  const held = C.slice(j * m, (j + 1) * m);
  C.copyWithin(j * m, l * m, (l + 1) * m);
  C.set(held, l * m);
}

function squaredNorm(x: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += x[i]! * x[i]!;
  return sum;
}
