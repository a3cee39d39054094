import { over, root } from './doubleDouble.js';
import { frobeniusReal } from './frobenius.js';
import {
  add,
  frobeniusNorm,
  fromRows,
  type Matrix,
  rowOf,
  scaled,
  subtract,
  transposed,
  zeros,
} from './matrix.js';
import { euclideanNorm, largestModulus } from './norms.js';
import { product } from './product.js';

/** Entries below this share of their row's largest are rounding. */
const ROUNDING = 1e-9;
/** A row with less than this share left beside the others depends on them. */
const DEPENDENT = 1e-12;
const DEPENDENT_EXTENDED = 1e-24;

/**
 * A readable basis of the row space of A: reduced row echelon form, each row scaled to unit length with its
 * largest entry positive, so that a space spanned by single features is shown as those features.
 *
 * @param A - r×n. Not modified.
 * @returns rank×n.
 */
export function echelonBasis(A: Matrix): Matrix {
  const rows = A.to2DArray();
  const basis: number[][] = [];
  const size = largestModulus(A.data);
  for (let column = 0; column < A.columns && basis.length < A.rows; column++) {
    const r = basis.length;
    const best = rows.reduce(
      (b, row, i) => (i >= r && Math.abs(row[column]!) > Math.abs(rows[b]![column]!) ? i : b),
      r,
    );
    const pivotRow = rows[best]!;
    const pivot = pivotRow[column]!;
    if (!(Math.abs(pivot) > ROUNDING * size)) continue;
    rows[best] = rows[r]!;
    rows[r] = pivotRow.map((x) => x / pivot);
    rows.forEach((row, i) => {
      const factor = row[column]!;
      if (i !== r && factor !== 0) rows[i] = row.map((x, j) => x - factor * rows[r]![j]!);
    });
    basis.push(rows[r]!);
  }
  return fromRows(rows.slice(0, basis.length).map(unit), A.columns);
}

/** The orthogonal projector on a row space, and how independent the rows are. */
export interface RowProjector {
  /** QᵀQ for the rows of A orthonormalised, n×n, symmetric. */
  readonly projector: Matrix;
  /** Smallest share of a row, in (0, 1], that is orthogonal to the rows taken before it. */
  readonly independence: number;
  /** How many rows were taken: fewer than there are where this precision cannot tell some from combinations of others. */
  readonly rank: number;
}

/**
 * The orthogonal projector on the row space of A: Gram–Schmidt, twice over, the row with the most left taken next.
 *
 * @param A - r×n. Not modified.
 */
export function rowProjector(A: Matrix): RowProjector {
  const least = A.low === null ? DEPENDENT : DEPENDENT_EXTENDED;
  let left = Array.from({ length: A.rows }, (_, i) => rowOf(A, i))
    .map((v) => ({ v, size: frobeniusNorm(v) }))
    .filter(({ size }) => size > 0);
  let projector = zeros(A.columns, A.columns);
  let independence = 1;
  let rank = 0;
  while (left.length > 0) {
    left.sort((a, b) => frobeniusNorm(b.v) / b.size - frobeniusNorm(a.v) / a.size);
    const [{ v, size } = { v: A, size: 1 }, ...others] = left;
    const share = frobeniusNorm(v) / size;
    if (!(share > least)) break;
    independence = Math.min(independence, share);
    rank++;
    const q = scaled(v, over(1, root(frobeniusReal(v, v))));
    projector = add(projector, product(transposed(q), q));
    const without = (w: Matrix) => subtract(w, scaled(q, frobeniusReal(w, q)));
    left = others.map((other) => ({ ...other, v: without(without(other.v)) }));
  }
  return { projector, independence, rank };
}

function unit(row: readonly number[]): number[] {
  const largest = row.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  const clean = row.map((x) => (Math.abs(x) > ROUNDING * Math.abs(largest) ? x : 0));
  const norm = Math.sign(largest) * euclideanNorm(clean);
  return clean.map((x) => x / norm);
}
