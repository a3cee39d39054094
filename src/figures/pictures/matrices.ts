import type { Names, Row } from '../figure.js';
import { MOST_WRITTEN } from './matrixLabels.js';
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

/**
 * The table of matrices: models and tasks are numbered, `part` is cell, or none where the theory gives no value;
 * nan then, as LaTeX reads numbers only.
 */
export const matrixRows = ({ panels }: Matrices): Row[] =>
  panels.flatMap(({ cells }, panel) =>
    cells.flatMap((row, model) =>
      row.map((value, task) => ({
        part: value === null ? 'none' : 'cell',
        panel,
        model,
        task,
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

/** Height of a cell in points, and the least where there are many. */
const CELL = 15;
const LOWEST_CELL = 2.4;

/** Height of a matrix in points: about square cells, lower ones where there are many rows. */
export const matrixHeight = ({ rowLabels: { length } }: Matrices, width: number): number =>
  Math.min(length * CELL, Math.max(length * LOWEST_CELL, width));
