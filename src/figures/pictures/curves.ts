import type { Names, Row } from '../figure.js';
import type { shapes } from '../palette.js';
import type { ValueAxis } from './valueAxis.js';

/** One curve with its simulated points, in the same dress in every panel. */
export interface CurveSeries {
  /** With markup. */
  readonly label: string;
  readonly color: string;
  readonly dash: readonly number[];
  readonly shape: (typeof shapes)[number];
}

/** One panel of curves. */
export interface CurvePanel {
  readonly title: string;
  readonly xTitle: string;
  /** Linear unless said otherwise. */
  readonly x: Pick<ValueAxis, 'domain' | 'ticks' | 'labels'> & { readonly log?: boolean };
  readonly y: ValueAxis;
  /** Values of lines drawn thin behind the others, at 0, 1, 2 …; also in the rows, part faint. */
  readonly thin: readonly (readonly number[])[];
  /** Said in the upper left corner. */
  readonly note: string | null;
}

/** What the numbers of panels and series stand for. */
export const curveNames = ({ panels, series }: Curves): Names => ({
  panel: panels.map(({ title }) => title),
  series: series.map(({ label }) => label),
});

/** Small multiples of curves: their panels and series are numbered in the rows. */
export interface Curves {
  readonly panels: readonly CurvePanel[];
  readonly series: readonly CurveSeries[];
  /** Whether a legend names the series. */
  readonly legend: boolean;
  /** Whether there are points of a simulation, which the legend then tells from the lines (default: false). */
  readonly simulated?: boolean;
  /** Beside the panels at the left, where panels are not named by what they show; with markup. */
  readonly yTitle?: string;
}

/** A value and the ends of its error bar, which are the value itself where it has none. */
export type Bar = readonly [value: number, low: number, high: number];

/** One row of the table of curves. `part` is line, faint or point. */
export const curveRow = (
  part: 'line' | 'faint' | 'point',
  panel: number,
  series: number,
  x: number,
  [value, low, high]: Bar,
): Row => ({ part, panel, series, x, value, low, high });

/** Error bars of ±2 standard errors around an average, cut where a logarithmic axis ends. */
export function bar(
  { value, standardError }: { readonly value: number; readonly standardError: number },
  { log, domain }: ValueAxis,
): Bar {
  if (!Number.isFinite(standardError)) return [value, value, value];
  const low = value - 2 * standardError;
  const high = Math.min(value + 2 * standardError, Number.MAX_VALUE);
  return [value, log ? Math.max(domain[0], low) : low, high];
}

/** What the legend says of lines and points. */
export const MARKS_TEXT = 'lines: theory; points: simulation, ±2 standard errors';

/** Panels side by side that make a regular grid. */
export const acrossOf = (count: number, columns: 1 | 2): number =>
  count === 3 ? (columns === 1 ? 1 : 3) : Math.min(count, 2);

/**
 * Generations whose points are drawn: 0, 1 and then evenly to T.
 *
 * @param generations - T.
 * @param points - about how many of them.
 */
export function shownGenerations(generations: number, points: number): Set<number> {
  const step = Math.max(1, Math.ceil(generations / points));
  const even = Array.from({ length: Math.floor(generations / step) + 1 }, (_, i) => i * step);
  return new Set([0, 1, ...even]);
}
