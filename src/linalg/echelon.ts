import {
  add,
  fromRows,
  type Matrix,
  rowOf,
  scaled,
  subtract,
  transposed,
  zeros,
} from './matrix.js';
import { euclideanNorm, largestModulus } from './norms.js';
import { product, productTransposed } from './product.js';

/** Entries below this share of their row's largest are rounding. */
const ROUNDING = 1e-9;

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

/** Q Qᵀ for the rows of A orthonormalised: the orthogonal projector on the row space of A, n×n. */
export function rowProjector(A: Matrix): Matrix {
  const orthonormal: Matrix[] = [];
  for (let i = 0; i < A.rows; i++) {
    let v = rowOf(A, i);
    for (let pass = 0; pass < 2; pass++) {
      for (const q of orthonormal) v = subtract(v, scaled(q, productTransposed(v, q).get(0, 0)));
    }
    const norm = v.norm();
    if (norm > ROUNDING * rowOf(A, i).norm()) orthonormal.push(scaled(v, 1 / norm));
  }
  return orthonormal.reduce(
    (P, q) => add(P, product(transposed(q), q)),
    zeros(A.columns, A.columns),
  );
}

function unit(row: readonly number[]): number[] {
  const largest = row.reduce((most, x) => (Math.abs(x) > Math.abs(most) ? x : most), 0);
  const clean = row.map((x) => (Math.abs(x) > ROUNDING * Math.abs(largest) ? x : 0));
  const norm = Math.sign(largest) * euclideanNorm(clean);
  return clean.map((x) => x / norm);
}
