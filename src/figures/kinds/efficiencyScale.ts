import { linear, logarithmic, type Side } from '../pictures/mapRows.js';
import { decadeLevels, roundLevels } from '../pictures/roundLevels.js';
import type { EfficiencyTable } from './efficiency.js';

/** Errors that span more than this are shown on a logarithmic scale. */
const WIDE = 10;
const MOST_LEVELS = 8;

/** How values become colours, and where iso-lines are drawn. */
export interface EfficiencyScale extends Side {
  readonly type: 'linear' | 'log';
  readonly domain: readonly [number, number];
  readonly levels: readonly number[];
  /** Half of the scale: iso-lines change their ink here. */
  readonly middle: number;
  /** Errors: the lower the better, so that low ones get the bright colours of high efficiencies. */
  readonly reverse: boolean;
}

/** From 0 to the largest value of all panels; logarithmic for errors that span orders of magnitude. */
export function efficiencyScale({ quantity, panels }: EfficiencyTable): EfficiencyScale {
  const values = panels.flatMap((panel) => panel.values.filter((value) => value !== null));
  const largest = values.reduce((most, value) => Math.max(most, value), 0) || 1;
  const least = values.reduce((low, value) => Math.min(low, value), largest);
  const reverse = quantity === 'mse';
  if (reverse && least > 0 && largest > WIDE * least) {
    return {
      ...logarithmic,
      ...{ type: 'log', domain: [least, largest], reverse },
      levels: decadeLevels(least, largest, MOST_LEVELS),
      middle: Math.sqrt(least * largest),
    };
  }
  return {
    ...linear,
    ...{ type: 'linear', domain: [0, largest], reverse },
    levels: roundLevels(0, largest, MOST_LEVELS),
    middle: largest / 2,
  };
}
