import type { TopLevelSpec } from 'vega-lite';
import type { Columns, Span } from './width.js';

/** One row of a figure's table; empty cells are null. */
export type Row = Readonly<Record<string, string | number | null>>;

/** Room for one figure, decided by the renderer. */
export interface Room {
  /** Inner width of one panel in points, as the figure asked for panels. */
  readonly panel: number;
  /** How many of a journal's columns the figure spans. */
  readonly columns: Columns;
}

/** What the numbers in some columns stand for, with the markup of labels. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** What is drawn: one table, and how it is drawn for Vega-Lite and for LaTeX. */
export interface Picture {
  /** The plotted data, whole: the figure's CSV. `part` tells which mark a row belongs to. */
  readonly rows: readonly Row[];
  /** Where columns count something, such as series. */
  readonly names?: Names;
  /** The Vega-Lite specification for a room; its data set is called `table` and holds `rows`. */
  readonly spec: (room: Room) => TopLevelSpec;
  /** Body of a pgfplots document that reads the CSV. */
  readonly pgfplots: (csv: string, span: Span) => string;
}

/** A figure before it is drawn: everything on it comes from its one table. */
export interface Figure extends Picture {
  /** The kind, which is also the last part of the name of its files. */
  readonly kind: string;
  /** What it shows, in one line of plain text. */
  readonly title: string;
  /** One or two sentences that tell how to read it, with the markup of labels; `captionText` reads it. */
  readonly caption: string;
}
