import { maximum, minimum } from '../../linalg/norms.js';
import type { Figure } from '../figure.js';
import { literal } from '../labels/markup.js';
import { decimal } from '../labels/numberLabel.js';
import { mapPicture } from '../pictures/mapPicture.js';
import { linear, logarithmic, type MapSeries, type Maps } from '../pictures/maps.js';
import { noteFigure } from '../pictures/noteFigure.js';
import { decadeLevels, roundLevels } from '../pictures/roundLevels.js';
import { inTwoInks } from './efficiencyScale.js';
import type { SweepMapTable } from './sweepFigureTable.js';
import { keyAxis, keyLabel, restText } from './sweepLabels.js';

/** Values that span more than this are shown on a logarithmic scale. */
const WIDE = 100;
const MOST_LEVELS = 8;
/** Half the span of the colours where all values are one. */
const ALONE = 0.5;

/**
 * Map of one quantity over two keys of a sweep, with iso-lines; one panel for each value of a third.
 *
 * @param table - from `sweepMapTable`.
 */
export function sweepMapFigure(table: SweepMapTable): Figure {
  const { scenario, value, x, y, panels } = table;
  const title = `${scenario}: ${value} over ${x.name} and ${y.name}`;
  const values = panels.flatMap((panel) => panel.values.filter((one) => one !== null));
  if (values.length === 0) {
    return noteFigure('map', title, `No cell of the sweep has a value of ${literal(value)}.`);
  }
  const maps: Maps = {
    ...scaleOf(values, literal(value)),
    x: { ...keyAxis(x), title: keyLabel(x.name) },
    y: { ...keyAxis(y), title: keyLabel(y.name) },
    series: [valueless(panels)],
    numbered: true,
    panels: panels.map((panel) => ({
      title: panel.label,
      subtitle: '',
      grid: { xs: x.values, ys: y.values, values: panel.values },
      reasons: panel.values.map((one) => (one === null ? 0 : null)),
      marks: [],
    })),
  };
  return { kind: 'map', title, caption: captionOf(table, values), ...mapPicture(maps) };
}

const valueless = (panels: SweepMapTable['panels']): MapSeries => ({
  name: 'none',
  label: 'no value',
  fill: '#b6b6b6',
  shape: 'square',
  occurs: panels.some(({ values }) => values.includes(null)),
});

/** Colours from the least value to the largest, and iso-lines at round levels between them. */
function scaleOf(
  values: readonly number[],
  title: string,
): Pick<Maps, 'colors' | 'height' | 'lines'> {
  const [least, largest] = [minimum(values), maximum(values)];
  const log = least > 0 && largest > WIDE * least;
  const pad = least === largest ? ALONE * Math.abs(least) || ALONE : 0;
  const [low, high] = [least - pad, largest + pad];
  const levels = log ? decadeLevels(low, high, MOST_LEVELS) : roundLevels(low, high, MOST_LEVELS);
  const middle = log ? Math.sqrt(low * high) : (low + high) / 2;
  return {
    colors: {
      title,
      column: 'value',
      axis: { log, domain: [low, high], ticks: levels, labels: levels.map(decimal) },
      ramp: 'viridis',
      reverse: false,
    },
    height: log ? logarithmic : linear,
    lines: inTwoInks(levels, middle, false),
  };
}

function captionOf(table: SweepMapTable, values: readonly number[]): string {
  const { value, x, y, panels } = table;
  const none = panels.some((panel) => panel.values.includes(null));
  return [
    `${literal(value)} against ${keyLabel(x.name)} and ${keyLabel(y.name)}, from ${decimal(minimum(values))} to ${decimal(maximum(values))}.`,
    ...(none ? ['Grey: no value.'] : []),
    ...restText(table),
  ].join(' ');
}
