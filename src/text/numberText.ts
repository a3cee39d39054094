import type { Quantity } from '../answer/reportRows.js';

const DIGITS = 4;

/** A number for a table: four significant digits, a true minus sign, and – where there is none. */
export function numberText(value: Quantity): string {
  if (value === null) return '–';
  const size = Math.abs(value);
  const text =
    size !== 0 && (size < 1e-4 || size >= 1e6)
      ? value.toExponential(DIGITS - 1).replace(/\.?0+e/, 'e')
      : String(Number(value.toPrecision(DIGITS)));
  return text.replace('-', '−').replace('e-', 'e−').replace('e+', 'e');
}

/** A share as a percentage without decimals. */
export const percentText = (share: number): string =>
  `${(100 * share).toFixed(0).replace('-', '−')} %`;

/** `0.43 generations`. */
export function generationsText(count: Quantity): string {
  const text = numberText(count);
  return `${text} ${text === '1' ? 'generation' : 'generations'}`;
}

/** `1 feature`, `1,000 features`. */
export const countText = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
