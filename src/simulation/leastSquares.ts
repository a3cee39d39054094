import { orthogonalFactor } from './orthogonalFactor.js';
import { emptyTable, type Table, tableProduct, transposedTable } from './table.js';

/**
 * A direction of the rows counts as seen when more than this share of a feature's norm is left beside the other
 * features: rounding leaves 1e-16 or so, rows that differ in their tenth digit leave more.
 */
export const SEEN = 1e-10;

/**
 * A⁺: x = A⁺y minimises ‖y − Ax‖², and of all minimisers has least norm.
 *
 * By a complete orthogonal decomposition: A = QR with the rank decided on columns of like size; where columns
 * depend on each other, the transpose of R in the units of A is reduced the same way. AᵀA is never formed, so errors
 * grow with the condition of A and not with its square.
 *
 * @param A - m×d. Not modified.
 * @returns d×m.
 * @source golub2013 (docs/references.md), §5.5
 */
export function leastSquares(A: Table): Table {
  const { rank, Q, R, triangle, order, units } = orthogonalFactor(A, SEEN);
  const { rows: m, columns: d } = A;
  if (rank === d) {
    const solved = solveUpper(triangle, transposedTable(Q));
    const inverse = emptyTable(d, m);
    order.forEach((feature, i) => {
      for (let j = 0; j < m; j++) {
        inverse.entries[feature * m + j] = solved.entries[i * m + j]! / units[feature]!;
      }
    });
    return inverse;
  }
  // A = Q R and Rᵀ = Z U: A⁺ = Z U⁻ᵀ Qᵀ, its columns in the row space of A.
  const space = orthogonalFactor(transposedTable(R), 0);
  const y = emptyTable(space.rank, m);
  for (let i = 0; i < space.rank; i++) {
    const from = space.order[i]!;
    for (let j = 0; j < m; j++) {
      y.entries[i * m + j] = Q.entries[j * rank + from]! / space.units[from]!;
    }
  }
  return tableProduct(space.Q, solveTransposed(space.triangle, y));
}

/** Solves U X = Y for the leading square of an upper triangle. */
function solveUpper({ rows: n, columns: width, entries: U }: Table, Y: Table): Table {
  const X = { ...Y, entries: Y.entries.slice() };
  for (let i = n - 1; i >= 0; i--) {
    for (let l = i + 1; l < n; l++) subtractRow(X, i, U[i * width + l]!, l);
    divideRow(X, i, U[i * width + i]!);
  }
  return X;
}

/** Solves Uᵀ X = Y likewise. */
function solveTransposed({ rows: n, columns: width, entries: U }: Table, Y: Table): Table {
  const X = { ...Y, entries: Y.entries.slice() };
  for (let i = 0; i < n; i++) {
    for (let l = 0; l < i; l++) subtractRow(X, i, U[l * width + i]!, l);
    divideRow(X, i, U[i * width + i]!);
  }
  return X;
}

function subtractRow({ columns: m, entries }: Table, i: number, weight: number, l: number): void {
  if (weight === 0) return;
  for (let j = 0; j < m; j++) entries[i * m + j]! -= weight * entries[l * m + j]!;
}

function divideRow({ columns: m, entries }: Table, i: number, divisor: number): void {
  for (let j = 0; j < m; j++) entries[i * m + j]! /= divisor;
}
