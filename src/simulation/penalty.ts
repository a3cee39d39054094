import type { RealDataSet } from '../ecosystem/dataSet.js';
import { leastSquares } from './leastSquares.js';
import { symmetricFactor } from './symmetricFactor.js';
import { type Table, tableProduct, transposedTable } from './table.js';

/** A penalty on models, ‖z − Rθ‖². */
export interface Penalty {
  /** R, r×d. */
  readonly R: Table;
  readonly z: Float64Array;
}

/** The penalty with RᵀR the Gram matrix and Rᵀz the normal vector of data without noise. */
export function penalty({ gram, normal }: RealDataSet): Penalty {
  const { rows: d, columns, data } = gram;
  const F = symmetricFactor({ rows: d, columns, entries: data });
  const right = { rows: d, columns: 1, entries: normal?.data ?? new Float64Array(d) };
  return { R: transposedTable(F), z: tableProduct(leastSquares(F), right).entries };
}
