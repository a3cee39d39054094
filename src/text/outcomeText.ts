import { numberText, percentText } from './numberText.js';

/** Changes of an error by less than this share are not called better or worse. */
const NOTABLE = 0.05;
/** Changes by at least this factor are given as a factor, smaller ones in percent. */
const FACTOR = 2;

/**
 * How a model that settles ends, after a verdict such as `settles within 3 generations`: `, but ends 27 times worse
 * than it began`.
 *
 * @param before - mean squared error of an average model at generation 0.
 * @param after - in the limit.
 */
export function outcomeText(before: number, after: number): string {
  if (before === 0 || after === 0) {
    if (before === after) return ', and ends without error, as it began';
    return before === 0
      ? ', but ends with an error where it began with none'
      : ', and ends without error';
  }
  const change = after / before;
  if (Math.abs(change - 1) < NOTABLE) return ', and ends about as good as it began';
  return change > 1
    ? `, but ends ${amount(change, change - 1)} worse than it began`
    : `, and ends ${amount(1 / change, 1 - change)} better than it began`;
}

const amount = (factor: number, share: number): string =>
  factor >= FACTOR ? `${numberText(Number(factor.toPrecision(2)))} times` : percentText(share);
