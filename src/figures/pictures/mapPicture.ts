import type { Picture } from '../figure.js';
import { mapPgf } from './mapPgf.js';
import { mapRows } from './mapRows.js';
import { mapSpec } from './mapSpec.js';
import type { Maps } from './maps.js';

/**
 * Maps as a figure holds them: their table, and what draws it.
 *
 * @param maps - the one definition that the table, Vega-Lite and pgfplots are written from. Not modified.
 */
export function mapPicture(maps: Maps): Picture {
  const rows = mapRows(maps);
  return {
    rows,
    ...(maps.numbered
      ? {
          names: {
            panel: maps.panels.map(({ title }) => title),
            series: maps.series.map(({ name }) => name),
          },
        }
      : {}),
    spec: (room) => mapSpec(maps, room),
    pgfplots: (file, columns) => mapPgf(file, columns, maps, rows),
  };
}
