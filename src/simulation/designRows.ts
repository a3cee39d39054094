import type { DataSet } from '../ecosystem/dataSet.js';
import { orthogonalFactor } from './orthogonalFactor.js';
import { symmetricFactor } from './symmetricFactor.js';
import { emptyTable, scaledTable, type Table, tableProduct, transposedTable } from './table.js';

/** Rows of a data set and what least squares needs of them: X = QR, so ‖y − Xθ‖² = ‖Qᵀy − Rθ‖² + what no θ changes. */
export interface DesignRows {
  /** X, n×d. */
  readonly X: Table;
  /** Q, n×r, orthonormal columns. */
  readonly Q: Table;
  /** R, r×d. */
  readonly R: Table;
}

/**
 * The rows of a data set: the literal ones where given, else rows with XᵀX/n = S to rounding.
 *
 * @param data - n ≥ rank S, as `ecosystem` guarantees. Not modified.
 */
export function designRows({ gram, samples, rows }: DataSet): DesignRows {
  if (rows === null) {
    return rowsOfGram({ rows: gram.rows, columns: gram.columns, entries: gram.data }, samples);
  }
  const X = { rows: rows.rows, columns: rows.columns, entries: rows.data };
  const { Q, R } = orthogonalFactor(X, 0);
  return { X, Q, R };
}

/**
 * n rows with XᵀX/n = S.
 *
 * With S = FFᵀ, F d×r: X = √n QFᵀ, where the r columns of √n Q are waves, cos(2πij/n) + sin(2πij/n) for j = 1 … r,
 * orthogonal and of square norm n for every n ≥ r. So all rows carry data, none much more than another (no wave
 * exceeds √2), and their mean is zero wherever n > r.
 *
 * @param S - d×d, symmetric PSD. Not modified.
 * @param n - at least the rank of S.
 * @source bracewell1983 (docs/references.md)
 */
export const rowsOfGram = (S: Table, n: number): DesignRows => waves(symmetricFactor(S, n), n);

/**
 * n rows with the second moment of other rows, from the triangle of those: nothing is squared on the way.
 *
 * @param like - X' = Q'R', of n' rows. Not modified.
 * @param n - how many rows to make.
 * @returns null where n is below the number of rows of R'.
 */
export function rowsLike({ X, R }: DesignRows, n: number): DesignRows | null {
  if (n < R.rows) return null;
  return waves(transposedTable(scaledTable(R, 1 / Math.sqrt(X.rows))), n);
}

/** X = √n QFᵀ, the columns of √n Q waves. */
function waves(F: Table, n: number): DesignRows {
  const Q = emptyTable(n, F.columns);
  const amplitude = 1 / Math.sqrt(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < F.columns; j++) {
      // The angle from the remainder of ij, so that a large ij costs no digits.
      const angle = (2 * Math.PI * ((i * (j + 1)) % n)) / n;
      Q.entries[i * F.columns + j] = amplitude * (Math.cos(angle) + Math.sin(angle));
    }
  }
  const R = scaledTable(transposedTable(F), Math.sqrt(n));
  return { X: tableProduct(Q, R), Q, R };
}
