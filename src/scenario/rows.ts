import { Matrix } from '../linalg/matrix.js';
import { factorOf } from '../linalg/pivotedCholesky.js';
import { productTransposed } from '../linalg/product.js';
import type { DataSet } from './dataSet.js';

/**
 * Rows X of a data set, n×d: the literal ones where given, else rows with XᵀX/n = S to rounding.
 *
 * With S = FFᵀ, F d×r: X = HFᵀ, where the r columns of H are waves, H_ij = cos(2πij/n) + sin(2πij/n) for
 * j = 1 … r, orthogonal and of square norm n for every n ≥ r. So all rows carry data, none much more than
 * another (no entry of H exceeds √2), and their mean is zero wherever n > r.
 *
 * @param data - n ≥ rank S, as `ecosystem` guarantees. Not modified.
 * @source bracewell1983 (docs/references.md)
 */
export function rowsOf({ gram, samples: n, rows }: DataSet): Matrix {
  if (rows !== null) return rows;
  const F = factorOf(gram);
  const H = new Matrix(n, F.columns);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < F.columns; j++) {
      // The angle from the remainder of ij, so that a large ij costs no digits.
      const angle = (2 * Math.PI * ((i * (j + 1)) % n)) / n;
      H.set(i, j, Math.cos(angle) + Math.sin(angle));
    }
  }
  return productTransposed(H, F);
}
