import type { Arena, Panel } from './arena.js';
import { BATCH } from './batchState.js';
import type { Table } from './table.js';

/** target += weight · source, entry by entry, over the first `rows` rows of panels of one width. */
export function addScaled(target: Panel, weight: number, source: Panel, rows: number): void {
  const [to, from] = [target.data, source.data];
  const length = rows * target.width;
  for (let i = 0; i < length; i++) to[i]! += weight * from[i]!;
}

/** panel ← weight · panel, all entries. */
export function scalePanel({ data }: Panel, weight: number): void {
  for (let i = 0; i < data.length; i++) data[i]! *= weight;
}

/** A panel that holds weight · A. */
export function panelOf(arena: Arena, A: Table, weight = 1): Panel {
  const panel = arena.allocate(A.rows, A.columns);
  fillPanel(panel, A, weight);
  return panel;
}

/** Writes weight · A over the entries of a panel that was made for it. */
export function fillPanel(
  { data, width }: Panel,
  { rows, columns, entries }: Table,
  weight: number,
): void {
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) data[i * width + j] = weight * entries[i * columns + j]!;
  }
}

/** A vector once for every replicate of a batch. */
export function repeatedRows(arena: Arena, vector: Float64Array): Panel {
  const panel = arena.allocate(BATCH, vector.length);
  for (let b = 0; b < BATCH; b++) panel.data.set(vector, b * panel.width);
  return panel;
}
