import { bitLength } from './integers.js';
import type { Rational } from './rational.js';

/** Binary digits of a double's significand, and the exponent of its smallest step. */
const PRECISION = 53;
const SMALLEST_STEP = -1074;
const LARGEST_STEP = 971;

/**
 * The double nearest to a fraction, ties to even, as IEEE 754 rounds: also where numerator and denominator are beyond
 * every double. Subnormals are rounded once; ±Infinity from 2¹⁰²⁴ − 2⁹⁷⁰ on.
 */
export function nearestDouble({ s, n, d }: Rational): number {
  if (n === 0n) return 0;
  const apart = bitLength(n) - bitLength(d);
  const exponent = shifted(n, -apart) >= shifted(d, apart) ? apart : apart - 1;
  const step = Math.max(exponent - (PRECISION - 1), SMALLEST_STEP);
  if (step > LARGEST_STEP) return Number(s) * Number.POSITIVE_INFINITY;
  const [over, under] = [shifted(n, -step), shifted(d, step)];
  const whole = over / under;
  const twice = 2n * (over - whole * under);
  const up = twice > under || (twice === under && whole % 2n === 1n);
  // Both factors are doubles and so is their product, but for overflow.
  return Number(s) * Number(up ? whole + 1n : whole) * 2 ** step;
}

/** x · 2^places for places > 0, else x: the other side of the fraction is shifted instead. */
const shifted = (x: bigint, places: number): bigint => (places > 0 ? x << BigInt(places) : x);
