import type { TopLevelSpec } from 'vega-lite';
import type { Names, Room, Row } from '../figure.js';
import { MOST_WRITTEN } from './matrixLabels.js';
import { matrixLayers } from './matrixLayers.js';
import { type Panel, panelWidths } from './panel.js';
import type { ValueAxis } from './valueAxis.js';

/** A matrix of models (rows) by tasks or data sets (columns), drawn in colours. */
export interface MatrixPanel {
  readonly title: string;
  /** Row by row; null where the theory gives none. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly colors: MatrixColors;
  /** A value in at most so many significant digits, with markup. */
  readonly text: (value: number, digits: number) => string;
  /** Whether its own legend of colours stands below it. */
  readonly legend: boolean;
}

/** Colours of values. */
export interface MatrixColors {
  readonly scheme: 'viridis' | 'purpleorange';
  readonly axis: ValueAxis;
  readonly title: string;
}

/** Matrices side by side or stacked, with the same rows and columns. */
export interface Matrices {
  readonly rowLabels: readonly string[];
  readonly columnLabels: readonly string[];
  readonly rowTitle: string;
  readonly columnTitle: string;
  readonly panels: readonly MatrixPanel[];
}

/** Height of a cell in points, and the least where there are many. */
const CELL = 15;
const LOWEST_CELL = 2.4;

/**
 * The table of matrices: models and tasks are numbered, `part` is cell, or none where the theory gives no value;
 * nan then, as LaTeX reads numbers only.
 */
export const matrixRows = ({ panels }: Matrices): Row[] =>
  panels.flatMap(({ cells }, panel) =>
    cells.flatMap((row, model) =>
      row.map((value, task) => ({
        ...{ part: value === null ? 'none' : 'cell', panel, model, task },
        value: value ?? 'nan',
      })),
    ),
  );

/** What the numbers of panels, models and tasks stand for. */
export const matrixNames = ({ panels, rowLabels, columnLabels }: Matrices): Names => ({
  panel: panels.map(({ title }) => title),
  model: rowLabels,
  task: columnLabels,
});

/** Cells of more columns than this are too narrow for values where matrices stand side by side. */
const MOST_ABREAST = 5;

/** Matrices stand side by side in a journal's two columns, unless their values would then not fit. */
export function matrixAcross({ panels, columnLabels }: Matrices, columns: 1 | 2): number {
  const written = columnLabels.length <= MOST_WRITTEN + 1;
  return columns === 1 || (written && columnLabels.length > MOST_ABREAST) ? 1 : panels.length;
}

/**
 * The specification of matrices.
 *
 * @param room - as the renderer gives it.
 */
export function matrixSpec(matrices: Matrices, { panel, columns }: Room): TopLevelSpec {
  const across = matrixAcross(matrices, columns);
  const widths = panelWidths(panel, across);
  const { rowLabels } = matrices;
  const height = Math.max(
    CELL,
    Math.min(rowLabels.length * CELL, Math.max(rowLabels.length * LOWEST_CELL, widths[0]!)),
  );
  return {
    data: { name: 'table' },
    concat: matrices.panels.map(
      (one, index): Panel => ({
        width: widths[index % across]!,
        height,
        title: { text: one.title, anchor: 'middle' },
        layer: matrixLayers(matrices, index, widths[index % across]!, height, {
          left: index % across === 0,
          bottom: index + across >= matrices.panels.length,
        }),
      }),
    ),
    columns: across,
    align: 'each',
    spacing: { row: 6, column: 8 },
    resolve: { scale: { color: 'independent' } },
  };
}
