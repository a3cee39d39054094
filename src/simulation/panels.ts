import type { Arena, Panel } from './arena.js';
import type { Table } from './table.js';

/** target += weight · source, entry by entry, over the first `rows` rows of panels of one width. */
export function addScaled(target: Panel, weight: number, source: Panel, rows: number): void {
  const [to, from] = [target.data, source.data];
  const length = rows * target.width;
  for (let i = 0; i < length; i++) to[i]! += weight * from[i]!;
}

/** A panel that holds weight · A. */
export function panelOf(arena: Arena, { rows, columns, entries }: Table, weight = 1): Panel {
  const panel = arena.allocate(rows, columns);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) {
      panel.data[i * panel.width + j] = weight * entries[i * columns + j]!;
    }
  }
  return panel;
}
