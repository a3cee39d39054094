/** 2²⁷ + 1: splits a float64 into two halves whose products are exact. */
const SPLITTER = 134_217_729;
/** Splitting a number this many times smaller cannot overflow. */
const FAR = 2 ** 28;
/** Bits of a quotient of integers that are kept: more than a float64 has. */
const QUOTIENT_BITS = 64;

/** An unevaluated sum hi + lo with |lo| ≤ ulp(hi)/2: about 106 bits, 32 decimal digits. */
export interface DoubleDouble {
  readonly hi: number;
  readonly lo: number;
}

/** A scalar in float64, or in twice its precision. Arithmetic on two float64 numbers stays float64. */
export type Real = number | DoubleDouble;

/** The float64 nearest to a scalar. */
export const leading = (x: Real): number => (typeof x === 'number' ? x : x.hi);

/** What a scalar has beyond its leading float64. */
export const trailing = (x: Real): number => (typeof x === 'number' ? 0 : x.lo);

/** Whether two scalars are the same number. */
export const equal = (x: Real, y: Real): boolean =>
  leading(x) === leading(y) && trailing(x) === trailing(y);

/** hi + lo renormalised, for |hi| ≥ |lo|. */
function normalised(hi: number, lo: number): DoubleDouble {
  const sum = hi + lo;
  return { hi: sum, lo: lo - (sum - hi) };
}

/** The upper 26 bits of a number; those of one near the largest float64 are taken a long way below it. */
export function upperHalf(x: number): number {
  const c = SPLITTER * x;
  const high = c - (c - x);
  return Number.isNaN(high) && Number.isFinite(x) ? upperHalf(x / FAR) * FAR : high;
}

/** a·b − fl(a·b), exactly, unless the product is below 10⁻²⁹⁰ or beyond the largest float64. */
export function productError(a: number, b: number, product: number): number {
  const aHigh = upperHalf(a);
  const aLow = a - aHigh;
  const bHigh = upperHalf(b);
  const bLow = b - bHigh;
  return aLow * bLow - (product - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** a + b − fl(a + b), exactly. */
export function sumError(a: number, b: number, sum: number): number {
  const bVirtual = sum - a;
  return a - (sum - bVirtual) + (b - bVirtual);
}

/** x + y, to 2⁻¹⁰⁴ in double-double. @source dekker1971 (docs/references.md) */
export function plus(x: Real, y: Real): Real {
  if (typeof x === 'number' && typeof y === 'number') return x + y;
  const [a, b] = [leading(x), leading(y)];
  const sum = a + b;
  return normalised(sum, sumError(a, b, sum) + (trailing(x) + trailing(y)));
}

/** −x. */
export const negated = (x: Real): Real => (typeof x === 'number' ? -x : { hi: -x.hi, lo: -x.lo });

/** x − y. */
export const minus = (x: Real, y: Real): Real => plus(x, negated(y));

/** x·y, to 2⁻¹⁰² in double-double. @source dekker1971 (docs/references.md) */
export function times(x: Real, y: Real): Real {
  if (typeof x === 'number' && typeof y === 'number') return x * y;
  const [a, b] = [leading(x), leading(y)];
  const product = a * b;
  if (!Number.isFinite(product) || product === 0) return { hi: product, lo: 0 };
  const cross = a * trailing(y) + trailing(x) * b;
  return normalised(product, productError(a, b, product) + cross);
}

/** x/y, to 2⁻¹⁰⁰ in double-double. */
export function over(x: Real, y: Real): Real {
  if (typeof x === 'number' && typeof y === 'number') return x / y;
  const first = leading(x) / leading(y);
  if (!Number.isFinite(first) || first === 0) return { hi: first, lo: 0 };
  const rest = minus(x, times({ hi: first, lo: 0 }, y));
  const second = leading(rest) / leading(y);
  const last = leading(minus(rest, times({ hi: second, lo: 0 }, y))) / leading(y);
  return normalised(first, second + last);
}

/** √x, to 2⁻¹⁰⁰ in double-double, by one Newton step from the float64 root; x ≥ 0. */
export function root(x: Real): Real {
  if (typeof x === 'number') return Math.sqrt(x);
  const first = Math.sqrt(x.hi);
  if (!(first > 0) || !Number.isFinite(first)) return { hi: first, lo: 0 };
  const rest = leading(minus(x, times({ hi: first, lo: 0 }, { hi: first, lo: 0 })));
  return normalised(first, rest / (2 * first));
}

/** A float64 as a double-double. */
export const extended = (x: number): DoubleDouble => ({ hi: x, lo: 0 });

/**
 * The decimal that a float64 was written as, to 106 bits: 0.1 is a tenth, not the binary fraction next to it. It is
 * the shortest decimal that names the float64: what a file says wherever it says it in at most 15 digits.
 *
 * @param x - finite.
 */
export const decimal = (x: number): DoubleDouble =>
  Number.isInteger(x) && Math.abs(x) <= Number.MAX_SAFE_INTEGER
    ? extended(x)
    : decimalOf(String(x), x);

/**
 * A decimal to 106 bits, however many digits it is written with.
 *
 * @param text - a number such as `-12.5e3`, with a finite value.
 * @param x - the float64 nearest to it.
 */
export function decimalOf(text: string, x = Number(text)): DoubleDouble {
  const [digits = '0', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '0', places = ''] = digits.split('.');
  const power = Number(exponent) - places.length;
  const [written, ten] = [integer(whole + places), 10n ** BigInt(Math.abs(power))];
  const { significand, shift } = dyadic(x);
  const two = 1n << BigInt(Math.abs(shift));
  const [top, bottom] = power < 0 ? [written, ten] : [written * ten, 1n];
  const gap = shift < 0 ? top * two - significand * bottom : top - significand * two * bottom;
  return { hi: x, lo: quotient(gap, shift < 0 ? bottom * two : bottom) };
}

/** Digits with or without a sign. */
const integer = (digits: string): bigint =>
  digits.startsWith('-') ? -BigInt(digits.slice(1) || '0') : BigInt(digits.replace('+', '') || '0');

/** A finite float64 as significand · 2^shift. */
function dyadic(x: number): { readonly significand: bigint; readonly shift: number } {
  const exponent = x === 0 ? 0 : Math.max(-1022, Math.floor(Math.log2(Math.abs(x))));
  let shift = exponent - 53;
  // In two steps, as 2^-shift may overflow.
  let scaled = x * 2 ** -Math.trunc(shift / 2) * 2 ** -(shift - Math.trunc(shift / 2));
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    shift--;
  }
  return { significand: BigInt(scaled), shift };
}

/** The float64 next to a quotient of integers, to its last bits. */
function quotient(numerator: bigint, denominator: bigint): number {
  if (numerator === 0n) return 0;
  const size = numerator < 0n ? -numerator : numerator;
  const bits = QUOTIENT_BITS + bitLength(denominator) - bitLength(size);
  const whole =
    bits >= 0 ? (size << BigInt(bits)) / denominator : size / (denominator << BigInt(-bits));
  const value = Number(whole) * 2 ** -Math.trunc(bits / 2) * 2 ** -(bits - Math.trunc(bits / 2));
  return numerator < 0n ? -value : value;
}

const bitLength = (x: bigint): number => x.toString(16).length * 4;
