import type { Grid } from './isoLines.js';
import type { ValueAxis } from './valueAxis.js';

/** A scale of numbers: equal steps in `to` look equal. */
export interface Side {
  readonly to: (x: number) => number;
  readonly from: (x: number) => number;
}
export const linear: Side = { to: (x) => x, from: (x) => x };
export const logarithmic: Side = { to: Math.log10, from: (x) => 10 ** x };

/** What a mark stands for, or cells without a value (square). */
export interface MapSeries {
  /** One word, for the CSV. */
  readonly name: string;
  /** For the legend, with markup. */
  readonly label: string;
  readonly fill: string;
  readonly shape: 'diamond' | 'circle' | 'square';
  /** Whether it occurs: the legend names only those that do. */
  readonly occurs: boolean;
}

/** Iso-lines that look alike. */
export interface MapLines {
  readonly levels: readonly number[];
  readonly ink: string;
  /** In points. */
  readonly width: number;
  readonly opacity: number;
  /** The width in the words of pgfplots. */
  readonly tex: string;
}

/** Colours at rising numbers, between which they change evenly. */
export interface Ramp {
  /** What LaTeX calls it. */
  readonly name: string;
  readonly stops: readonly { readonly at: number; readonly color: string }[];
}

/** Colours of cells, and the bar that explains them. */
export interface MapColors {
  readonly title: string;
  /** Column of the rows that is coloured: the value itself, or its height on the scale of the map. */
  readonly column: 'value' | 'log';
  /** Scale, ticks and labels of the bar, in numbers of that column. */
  readonly axis: ValueAxis;
  readonly ramp: 'viridis' | Ramp;
  /** Whether low numbers get the colours of high ones. */
  readonly reverse: boolean;
}

/** A point that is marked on a map. */
export interface MapMark {
  readonly x: number;
  readonly y: number;
  readonly value: number | null;
  /** Number of its series. */
  readonly series: number;
}

/** One map: numbers on a grid. */
export interface MapPanel {
  /** Written above where there are several maps; with markup. */
  readonly title: string;
  readonly subtitle: string;
  readonly grid: Grid;
  /** For every cell the number of the series that says why it has no value; null where it has one. */
  readonly reasons: readonly (number | null)[];
  readonly marks: readonly MapMark[];
}

/** Maps side by side with the same axes and colours. */
export interface Maps {
  readonly x: ValueAxis & { readonly title: string };
  readonly y: ValueAxis & { readonly title: string };
  readonly colors: MapColors;
  /** Scale of the values: between two cells they follow straight lines in it. */
  readonly height: Side;
  readonly lines: readonly MapLines[];
  readonly series: readonly MapSeries[];
  /** Whether rows number their panel and series; without, there is one map with one series of marks. */
  readonly numbered: boolean;
  readonly panels: readonly MapPanel[];
}

/** Columns that number panels and series, where rows have them. */
export const numbering = <T extends Readonly<Record<string, number | null>>>(
  { numbered }: Maps,
  columns: T,
): T | Record<never, never> => (numbered ? columns : {});
