import { decimal } from '../labels/numberLabel.js';
import { onLight } from '../palette.js';
import { linear, logarithmic, type MapColors, type MapLines, type Maps } from '../pictures/maps.js';
import { decadeLevels, roundLevels } from '../pictures/roundLevels.js';
import type { EfficiencyTable } from './efficiencyTable.js';

/** Errors that span more than this are shown on a logarithmic scale. */
const WIDE = 10;
const MOST_LEVELS = 8;
/** Ink of an iso-line on dark ground; a dark page does not exchange it, as a map keeps its colours. */
const ON_DARK = '#fdfdfd';

/**
 * How values become colours, and where iso-lines are drawn: from 0 to the largest value of all panels; logarithmic for
 * errors that span orders of magnitude. Errors have the colours reversed, as low ones are good.
 */
export function efficiencyScale({
  quantity,
  panels,
}: EfficiencyTable): Pick<Maps, 'colors' | 'height' | 'lines'> {
  const values = panels.flatMap((panel) => panel.values.filter((value) => value !== null));
  const largest = values.reduce((most, value) => Math.max(most, value), 0) || 1;
  const least = values.reduce((low, value) => Math.min(low, value), largest);
  const reverse = quantity === 'mse';
  const title = reverse ? 'mean squared error of a model' : 'mean relative efficiency';
  const colors = (
    log: boolean,
    domain: readonly [number, number],
    ticks: readonly number[],
  ): MapColors => ({
    title,
    column: 'value',
    axis: { log, domain, ticks, labels: ticks.map(decimal) },
    ramp: 'viridis',
    reverse,
  });
  if (reverse && least > 0 && largest > WIDE * least) {
    const levels = decadeLevels(least, largest, MOST_LEVELS);
    return {
      colors: colors(true, [least, largest], levels),
      height: logarithmic,
      lines: inTwoInks(levels, Math.sqrt(least * largest), reverse),
    };
  }
  const levels = roundLevels(0, largest, MOST_LEVELS);
  return {
    colors: colors(false, [0, largest], [0, ...levels]),
    height: linear,
    lines: inTwoInks(levels, largest / 2, reverse),
  };
}

/** Lines light on dark ground and dark on light, which change at the middle of the colours. */
export function inTwoInks(levels: readonly number[], middle: number, reverse: boolean): MapLines[] {
  const dress = (below: boolean): MapLines => ({
    levels: levels.filter((level) => level < middle === below),
    ink: below === reverse ? onLight : ON_DARK,
    width: 0.6,
    opacity: 0.85,
    tex: 'thin',
  });
  return [dress(true), dress(false)];
}
