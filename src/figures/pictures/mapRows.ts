import type { Row } from '../figure.js';
import { type Grid, isoLines, type Point } from './isoLines.js';
import type { Layers } from './panel.js';

/** Ink of an iso-line on dark and on light ground; a dark page does not exchange them, as a map keeps its colours. */
export const ON_DARK = '#fdfdfd';
export const ON_LIGHT = '#101010';
/** Rectangles reach this far, in points, under their neighbours, so that no hairline shows between them. */
export const overlap = 0.4;

/** A scale along one side of a map: equal steps in `to` look equal. */
export interface Side {
  readonly to: (x: number) => number;
  readonly from: (x: number) => number;
}
export const linear: Side = { to: (x) => x, from: (x) => x };
export const logarithmic: Side = { to: Math.log10, from: (x) => 10 ** x };

/** Rows of the cells of a map: a value at (x, y) and the rectangle that it fills, cut at the border of the grid. */
export function cellRows({ xs, ys, values }: Grid, side: Side = linear) {
  const columns = edges(xs, side);
  const bands = edges(ys, linear);
  return values.map((value, at) => {
    const i = at % xs.length;
    const j = Math.floor(at / xs.length);
    return {
      ...{ part: 'cell', x: xs[i]!, y: ys[j]!, value },
      ...{ left: columns[i]!, right: columns[i + 1]! },
      ...{ bottom: bands[j]!, top: bands[j + 1]! },
    };
  });
}

/**
 * Rows of iso-lines, every line with a number of its own and its points in order.
 *
 * @param height - the scale of the values: between two cells they follow straight lines in it.
 */
export function lineRows(
  { xs, ys, values }: Grid,
  levels: readonly number[],
  { side = linear, height = linear }: { readonly side?: Side; readonly height?: Side } = {},
) {
  const grid = {
    xs: xs.map(side.to),
    ys,
    values: values.map((value) => (value === null ? null : height.to(value))),
  };
  const lines = levels.flatMap((level) =>
    isoLines(grid, height.to(level)).map((points): [number, Point[]] => [level, points]),
  );
  return lines.flatMap(([level, points], line) =>
    points.map(({ x, y }, order) => ({
      ...{ part: 'line', x: side.from(x), y },
      ...{ level, line, order },
    })),
  );
}

/** Every column that some row has, in one order, empty where a row has none. */
export function uniform(rows: readonly Row[]): Row[] {
  const empty = Object.fromEntries(
    rows.flatMap((row) => Object.keys(row).map((key) => [key, null])),
  );
  return rows.map((row) => ({ ...empty, ...row }));
}

/**
 * Iso-lines over the cells, light on dark ground and dark on light.
 *
 * @param rows - a Vega expression that picks the rows of lines.
 * @param place - where points are drawn.
 * @param middle - the level at which the ink changes.
 * @param darkBelow - whether low values have dark colours.
 */
export const isoLineLayers = (
  rows: string,
  place: { readonly x: object; readonly y: object },
  middle: number,
  darkBelow: boolean,
): Layers =>
  [true, false].map((below) => ({
    transform: [{ filter: `${rows} && datum.level ${below ? '<' : '>='} ${middle}` }],
    mark: {
      ...{ type: 'line', strokeWidth: 0.6, opacity: 0.85, clip: true },
      stroke: below === darkBelow ? ON_DARK : ON_LIGHT,
    },
    encoding: {
      ...place,
      detail: { field: 'line', type: 'nominal' },
      order: { field: 'order', type: 'quantitative' },
    },
  }));

function edges(places: readonly number[], { to, from }: Side): number[] {
  const middles = places.slice(1).map((place, i) => from((to(place) + to(places[i]!)) / 2));
  return [places[0]!, ...middles, places.at(-1)!];
}
