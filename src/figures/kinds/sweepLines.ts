import type { Figure, Row } from '../figure.js';
import { literal } from '../labels/markup.js';
import { categorical, shapes } from '../palette.js';
import { curvePicture } from '../pictures/curvePicture.js';
import { type Curves, curveRow } from '../pictures/curves.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { valueAxis } from '../pictures/valueAxis.js';
import type { SweepLinesTable } from './sweepFigureTable.js';
import { keyAxis, keyLabel, restText } from './sweepLabels.js';

/** Dashes that go with the colours. */
const DASHES = [[], [6, 2], [2, 2], [6, 2, 2, 2], [10, 3]] as const;
/** Room beside the first and the last point, as a share of the axis. */
const BESIDE = 0.03;

/** Lines that are told apart in one figure. */
export const MOST_LINES = categorical.length;

/**
 * One quantity over a key of a sweep: a line for each value of a second key, a panel for each of a third, all on one
 * scale.
 *
 * @param table - from `sweepLinesTable`; at most `MOST_LINES` series.
 */
export function sweepLinesFigure(table: SweepLinesTable): Figure {
  const { scenario, value, x, series, panels } = table;
  const title = `${scenario}: ${value} over ${x.name}`;
  const values = panels.flatMap(({ lines }) => lines.flat().filter((one) => one !== null));
  if (values.length === 0) {
    return noteFigure('lines', title, `No cell of the sweep has a value of ${literal(value)}.`);
  }
  const y = valueAxis(values, { fromZero: false });
  const curves: Curves = {
    panels: panels.map(({ label }) => ({
      title: label,
      xTitle: keyLabel(x.name),
      x: keyAxis(x, BESIDE),
      y,
      thin: [],
      note: null,
    })),
    series: series.map((label, i) => ({
      label,
      color: categorical[i % categorical.length]!,
      dash: DASHES[i % DASHES.length]!,
      shape: shapes[i % shapes.length]!,
    })),
    legend: series.length > 1,
    yTitle: literal(value),
  };
  const rows = panels.flatMap(({ lines }, panel) =>
    lines.flatMap((line, index) => lineRows(line, x.values, panel, index)),
  );
  const broken = panels.some(({ lines }) => lines.some(hasGap));
  return {
    kind: 'lines',
    title,
    caption: [
      `${literal(value)} against ${keyLabel(x.name)}${series.length > 1 ? ', one line for each value in the legend' : ''}; every point is a cell of the sweep.`,
      ...(broken ? ['Points without a line have cells without a value between them.'] : []),
      ...restText(table),
    ].join(' '),
    ...curvePicture(curves, rows),
  };
}

function lineRows(
  line: readonly (number | null)[],
  xs: readonly number[],
  panel: number,
  series: number,
): Row[] {
  const of = (part: 'line' | 'point') =>
    line.flatMap((value, i): Row[] => {
      const x = xs[i]!;
      return value === null ? [] : [curveRow(part, panel, series, x, [value, value, value])];
    });
  return [...(hasGap(line) ? [] : of('line')), ...of('point')];
}

/** Whether values are missing between others: a line would bridge what is not there. */
function hasGap(line: readonly (number | null)[]): boolean {
  const has = line.map((value) => value !== null);
  return has.slice(has.indexOf(true), has.lastIndexOf(true) + 1).includes(false);
}
