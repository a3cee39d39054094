import type { Row } from '../figure.js';
import { isoLines } from './isoLines.js';
import { linear, logarithmic, type MapPanel, type Maps, numbering, type Side } from './maps.js';
import { uniform } from './uniform.js';

/**
 * The table of maps: a row of part cell for every point of a grid, line for every point of an iso-line, mark.
 *
 * @param maps - Not modified.
 */
export const mapRows = (maps: Maps): Row[] =>
  uniform(
    maps.panels.flatMap((panel, index) => [
      ...cellRows(maps, panel, index),
      ...lineRows(maps, panel, index),
      ...panel.marks.map(({ series, ...mark }) => ({
        part: 'mark',
        ...mark,
        ...numbering(maps, { panel: index, series }),
      })),
    ]),
  );

/** A value at (x, y) and the rectangle that it fills, cut at the border of the grid. */
function cellRows(maps: Maps, { grid: { xs, ys, values }, reasons }: MapPanel, panel: number) {
  const { x, colors, height } = maps;
  const columns = edges(xs, x.log ? logarithmic : linear);
  const bands = edges(ys, linear);
  return values.map((value, at): Row => {
    const i = at % xs.length;
    const j = Math.floor(at / xs.length);
    return {
      part: 'cell',
      x: xs[i]!,
      y: ys[j]!,
      value,
      left: columns[i]!,
      right: columns[i + 1]!,
      bottom: bands[j]!,
      top: bands[j + 1]!,
      ...(colors.column === 'log' ? { log: value === null ? null : height.to(value) } : {}),
      ...numbering(maps, { panel, series: reasons[at] ?? null }),
    };
  });
}

/** Iso-lines, every line with a number of its own and its points in order. */
function lineRows(maps: Maps, { grid: { xs, ys, values } }: MapPanel, panel: number) {
  const { height } = maps;
  const side = maps.x.log ? logarithmic : linear;
  const grid = {
    xs: xs.map(side.to),
    ys,
    values: values.map((value) => (value === null ? null : height.to(value))),
  };
  const levels = maps.lines.flatMap((lines) => lines.levels).toSorted((a, b) => a - b);
  const lines = levels.flatMap((level) =>
    isoLines(grid, height.to(level)).map((points) => ({ level, points })),
  );
  return lines.flatMap(({ level, points }, line) =>
    points.map(
      ({ x, y }, order): Row => ({
        part: 'line',
        x: side.from(x),
        y,
        level,
        line,
        order,
        ...numbering(maps, { panel }),
      }),
    ),
  );
}

/** Ends of the cells around some places: halfway to the next. */
function edges(places: readonly number[], { to, from }: Side): number[] {
  const middles = places.slice(1).map((place, i) => from((to(place) + to(places[i]!)) / 2));
  return [places[0]!, ...middles, places.at(-1)!];
}
