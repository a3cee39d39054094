import { letterOf } from '../pictures/lettered.js';
import type { ValueAxis } from '../pictures/valueAxis.js';

/**
 * What a reader could overlook in the vertical axes of a figure: which are logarithmic, and which do not begin at 0.
 *
 * @param axes - of the panels, in order.
 * @returns sentences with a space before each; empty where every axis is linear and begins at 0.
 */
export function axesText(axes: readonly ValueAxis[]): string {
  const panels = (holds: (axis: ValueAxis) => boolean) =>
    axes.flatMap((axis, i) => (holds(axis) ? [letterOf(i)] : []));
  const logarithmic = panels(({ log }) => log);
  const cut = panels(({ log, domain: [low, high] }) => !log && (low > 0 || high < 0));
  return [
    ...(logarithmic.length === 0 ? [] : [` ${listed(logarithmic, axes.length)} logarithmic.`]),
    ...(cut.length === 0 ? [] : [` The vertical axis of ${cut.join(', ')} does not begin at 0.`]),
  ].join('');
}

const listed = (letters: readonly string[], count: number): string => {
  if (letters.length === count) return count === 1 ? 'The vertical axis is' : 'Vertical axes are';
  return letters.length === 1
    ? `The vertical axis of ${letters[0]} is`
    : `Vertical axes of ${letters.join(', ')} are`;
};
