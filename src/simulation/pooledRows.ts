import type { Arena, Panel } from './arena.js';
import type { Kind, Rows } from './interaction.js';
import { orthogonalFactor } from './orthogonalFactor.js';
import { panelOf } from './panels.js';
import { emptyTable, scaledTable, stackedTables, type Table } from './table.js';

/** What models publish in a pool, Σ_j share_j L(D_j) over all copies, as ‖z − Rθ‖². */
export interface PooledRows {
  /** R, r×d. */
  readonly R: Table;
  /** z = Σ_j M_jᵀ Σ_copies z_j: M_j for every kind. */
  readonly ofKinds: readonly Panel[];
}

/**
 * The rows of a pool reduced to one triangle.
 *
 * @param kinds - Not modified.
 * @param published - the rows that each kind labels there.
 * @param shares - G_mj, of one copy of every kind.
 */
export function pooledRows(
  arena: Arena,
  kinds: readonly Pick<Kind, 'copies'>[],
  published: readonly Rows[],
  shares: readonly number[],
): PooledRows {
  const d = published[0]!.R.columns;
  const { Q, R } = orthogonalFactor(
    stackedTables(
      published.map((rows, j) =>
        scaledTable(rows.R, Math.sqrt(kinds[j]!.copies * shares[j]! * rows.weight)),
      ),
      d,
    ),
    0,
  );
  let first = 0;
  const ofKinds = published.map(({ R: { rows }, weight }, j) => {
    const part = emptyTable(rows, Q.columns);
    part.entries.set(Q.entries.subarray(first * Q.columns, (first + rows) * Q.columns));
    first += rows;
    return panelOf(arena, part, Math.sqrt((shares[j]! * weight) / kinds[j]!.copies));
  });
  return { R, ofKinds };
}
