import { Fraction } from 'mathjs';
import { integerRoot } from './integers.js';

/** A rational number in lowest terms: s·n/d with sign s, big integers throughout. */
export type Rational = Fraction;

/** numerator/denominator. */
export const rational = (numerator: bigint | number, denominator: bigint | number = 1n): Rational =>
  new Fraction(BigInt(numerator), BigInt(denominator));

export const zero = rational(0);
export const one = rational(1);

/** s·n. */
export const numerator = ({ s, n }: Rational): bigint => s * n;

export const isZero = ({ n }: Rational): boolean => n === 0n;

/**
 * A number of a scenario as it is written: 0.3 is 3/10. The text is the shortest decimal that names the double, which
 * is what the file says wherever it says it in at most 15 significant digits.
 *
 * @param x - finite.
 */
export function decimalRational(x: number): Rational {
  const [digits = '0', exponent = '0'] = String(x).split('e');
  const [whole = '0', places = ''] = digits.split('.');
  const power = Number(exponent) - places.length;
  const scale = 10n ** BigInt(Math.abs(power));
  const value = BigInt(whole + places);
  return power < 0 ? rational(value, scale) : rational(value * scale);
}

/**
 * The exact value of a double, an integer over a power of two: for numbers that no file contains, such as drawn rows.
 *
 * @param x - finite.
 */
export function dyadicRational(x: number): Rational {
  let scaled = x;
  let power = 0n;
  for (; !Number.isInteger(scaled); power++) scaled *= 2;
  return rational(BigInt(scaled), 1n << power);
}

/** √x where it is rational, else null; x ≥ 0. */
export function rationalRoot({ n, d }: Rational): Rational | null {
  const [top, bottom] = [integerRoot(n), integerRoot(d)];
  return top * top === n && bottom * bottom === d ? rational(top, bottom) : null;
}
