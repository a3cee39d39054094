import { numberText } from './numberText.js';

/** Coordinates below this are rounding. */
const ROUNDING = 1e-6;
/** Coordinates that are written out, and letters that they take: the first is always written. */
const MOST = 4;
const LONGEST = 72;

/**
 * A direction of feature space in words: its largest coordinates.
 *
 * @param direction - d numbers.
 * @param names - of the d features.
 */
export function directionText(direction: readonly number[], names: readonly string[]): string {
  const parts = direction
    .map((x, feature) => ({ x, name: names[feature]! }))
    .filter(({ x }) => Math.abs(x) > ROUNDING)
    .sort((a, b) => Math.abs(b.x) - Math.abs(a.x));
  if (parts.length === 1) return parts[0]!.name;
  let text = '';
  for (const [i, { x, name }] of parts.entries()) {
    const size = `${numberText(Math.abs(x))} × ${name}`;
    const sign = x < 0 ? '−' : '+';
    const next = i === 0 ? `${x < 0 ? sign : ''}${size}` : `${text} ${sign} ${size}`;
    if (i === MOST || (i > 0 && next.length > LONGEST)) return `${text} + …`;
    text = next;
  }
  return text;
}
