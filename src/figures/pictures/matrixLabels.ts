import { maximum } from '../../linalg/norms.js';
import { plainText } from '../labels/markup.js';
import { scientific } from '../labels/numberLabel.js';

/** More rows than this: no values are written and not every label is. */
export const MOST_WRITTEN = 12;
/** Sizes of type tried in cells, and digits, best first. */
const SIZES = [7, 6, 5.5];
const DIGITS = [3, 2, 1];
/** Width of a digit of Arimo and of a point, comma or space, in the size of type. */
const DIGIT = 0.57;
const NARROW = 0.28;
/** Room beside a text in its cell, in points. */
const BESIDE = 3;

/** Values as they are written into cells. */
export interface Shown {
  readonly texts: readonly string[];
  /** Size of type in points. */
  readonly size: number;
}

/**
 * Shortens values until they fit their cells: fewer digits first, then smaller type.
 *
 * @param values - null is written as a dash.
 * @param text - a value in so many digits.
 * @param width - of a cell in points.
 * @returns null where nothing fits.
 */
export function shown(
  values: readonly (number | null)[],
  text: (value: number, digits: number) => string,
  width: number,
): Shown | null {
  for (const digits of DIGITS) {
    const texts = values.map((value) => (value === null ? '–' : text(value, digits)));
    const widest = maximum(texts.map(widthOf));
    const size = SIZES.find((one) => widest * one + BESIDE <= width);
    if (size !== undefined) return { texts, size };
  }
  return null;
}

/** Width in the size of type, rather too large than too small. */
const widthOf = (label: string): number =>
  [...plainText(label)].reduce((sum, c) => sum + (/[.,\s]/.test(c) ? NARROW : DIGIT), 0);

/** A number in two or three significant digits: one would hide what a cell is about. */
export function shortNumber(x: number, most: number): string {
  const digits = Math.max(2, most);
  if (x === 0) return '0';
  const size = Math.abs(x);
  if (size >= 1e-3 && size < 1e4) return String(Number(x.toPrecision(digits))).replace('-', '−');
  return scientific(x);
}
