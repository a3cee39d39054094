import { leastSquares } from './leastSquares.js';
import { columnsOf, scaledTable, stackedTables, type Table, transposedTable } from './table.js';

/** Data reduced to ‖z − Rθ‖² and the weight they enter a fit with. */
export interface Reduced {
  readonly weight: number;
  /** R, r×d. */
  readonly R: Table;
}

/**
 * The minimiser of Σ_i weight_i ‖z_i − R_iθ‖² of least norm, as a sum θ = Σ_i M_iᵀz_i.
 *
 * The triangles of all data are stacked, √weight each, and solved together: no sum of XᵀX is ever formed.
 *
 * @param all - Not modified.
 * @param d - features.
 * @returns M_i, r×d each.
 * @source demmel2012 (docs/references.md)
 */
export function stackedFit(all: readonly Reduced[], d: number): Table[] {
  const roots = all.map(({ weight }) => Math.sqrt(weight));
  const inverse = leastSquares(
    stackedTables(
      all.map(({ R }, i) => scaledTable(R, roots[i]!)),
      d,
    ),
  );
  let first = 0;
  return all.map(({ R }, i) => {
    const own = columnsOf(inverse, first, R.rows);
    first += R.rows;
    return scaledTable(transposedTable(own), roots[i]!);
  });
}
