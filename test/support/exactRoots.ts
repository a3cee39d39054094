import { lcm } from '../../src/rational/integers.js';
import {
  commonDivisor,
  degree,
  derivative,
  type Polynomial,
  pseudoDivided,
  reduced,
} from '../../src/rational/polynomial.js';
import { numerator, type Rational } from '../../src/rational/rational.js';

/** Bits after the point: roots that agree to 40 digits, five of them, still come apart. */
const BITS = 1200n;
/** A step below 2⁻⁵⁰⁰ is the last one: what is left after it is its square. */
const SETTLED = 1n << (BITS - 500n);
const ONE = 1n << BITS;
const MOST_STEPS = 400;

/** A complex number in fixed point. */
interface Fixed {
  readonly re: bigint;
  readonly im: bigint;
}

/** A root to far more digits than a double: its parts, its modulus, and its modulus less 1. */
export interface Root {
  readonly re: number;
  readonly im: number;
  readonly modulus: number;
  readonly beyondOne: number;
}

const times = (a: Fixed, b: Fixed): Fixed => ({
  re: (a.re * b.re - a.im * b.im) >> BITS,
  im: (a.re * b.im + a.im * b.re) >> BITS,
});
const minus = (a: Fixed, b: Fixed): Fixed => ({ re: a.re - b.re, im: a.im - b.im });
const isZero = ({ re, im }: Fixed): boolean => re === 0n && im === 0n;
const over = (a: Fixed, b: Fixed): Fixed => {
  const size = b.re * b.re + b.im * b.im;
  return {
    re: ((a.re * b.re + a.im * b.im) << BITS) / size,
    im: ((a.im * b.re - a.re * b.im) << BITS) / size,
  };
};

/**
 * All roots of a polynomial with rational coefficients, multiple ones as often as they count, to 150 digits: Aberth's
 * iteration in fixed point on each factor without multiple roots. None of its roots is larger than 2¹⁰⁰.
 *
 * @param coefficients - highest power first.
 */
export function exactRoots(coefficients: readonly Rational[]): Root[] {
  const denominator = coefficients.reduce((most, { d }) => lcm(most, d), 1n);
  const p = reduced(coefficients.map((x) => numerator(x) * (denominator / x.d)).reverse());
  const zeros = p.findIndex((x) => x !== 0n);
  const none: Fixed = { re: 0n, im: 0n };
  return [
    ...Array.from({ length: zeros }, () => none),
    ...simpleFactors(p.slice(zeros)).flatMap(({ factor, times: many }) =>
      simpleRoots(factor).flatMap((root) => Array.from({ length: many }, () => root)),
    ),
  ].map(rounded);
}

/** Yun: p = Π f_i^i up to a constant, no f_i with a multiple root. */
function simpleFactors(p: Polynomial): { factor: Polynomial; times: number }[] {
  const found: { factor: Polynomial; times: number }[] = [];
  let common = commonDivisor(p, derivative(p));
  let rest = pseudoDivided(p, common).quotient;
  for (let i = 1; degree(rest) > 0; i++) {
    const shared = commonDivisor(rest, common);
    const factor = pseudoDivided(rest, shared).quotient;
    if (degree(factor) > 0) found.push({ factor, times: i });
    common = pseudoDivided(common, shared).quotient;
    rest = shared;
  }
  return found;
}

function simpleRoots(p: Polynomial): Fixed[] {
  const n = degree(p);
  const lead = p[n]!;
  const monic = p.map((x) => (x << BITS) / lead);
  let roots = starts(monic, n);
  for (let step = 0; step < MOST_STEPS; step++) {
    let moved = 0n;
    roots = roots.map((z, i) => {
      const [value, slope] = valueAndSlope(monic, z);
      if (isZero(value) || isZero(slope)) return z;
      const newton = over(value, slope);
      const others = roots.reduce<Fixed>(
        (sum, other, j) => {
          const gap = minus(z, other);
          if (j === i || isZero(gap)) return sum;
          const inverse = over({ re: ONE, im: 0n }, gap);
          return { re: sum.re + inverse.re, im: sum.im + inverse.im };
        },
        { re: 0n, im: 0n },
      );
      const damped = minus({ re: ONE, im: 0n }, times(newton, others));
      const change = isZero(damped) ? newton : over(newton, damped);
      const size = magnitude(change.re) + magnitude(change.im);
      if (size > moved) moved = size;
      return minus(z, change);
    });
    if (moved < SETTLED) return roots;
  }
  throw new RangeError(`exactRoots: no end after ${MOST_STEPS} steps, degree ${n}`);
}

/** Points on circles as large as the roots may be, by the sizes of neighbouring coefficients. */
function starts(monic: readonly bigint[], n: number): Fixed[] {
  const size = (x: bigint) => Number(magnitude(x) >> (BITS - 600n)) * 2 ** -600;
  return Array.from({ length: n }, (_, i) => {
    const [low, high] = [size(monic[i]!), size(monic[i + 1]!)];
    const radius = low > 0 && high > 0 ? Math.min(low / high, 2 ** 40) : 2 ** -20 * (i + 1);
    const angle = 0.7 + (2 * Math.PI * i) / n;
    const fixed = (x: number) => BigInt(Math.round(x * 2 ** 600)) << (BITS - 600n);
    return { re: fixed(radius * Math.cos(angle)), im: fixed(radius * Math.sin(angle)) };
  });
}

function valueAndSlope(monic: readonly bigint[], z: Fixed): [Fixed, Fixed] {
  let value: Fixed = { re: 0n, im: 0n };
  let slope = value;
  for (let i = monic.length - 1; i >= 0; i--) {
    const carried = times(slope, z);
    slope = { re: carried.re + value.re, im: carried.im + value.im };
    const next = times(value, z);
    value = { re: next.re + monic[i]!, im: next.im };
  }
  return [value, slope];
}

const magnitude = (x: bigint): bigint => (x < 0n ? -x : x);

/** √ of a whole number, rounded down. */
function wholeRoot(x: bigint): bigint {
  if (x < 2n) return x;
  let root = 1n << BigInt(Math.ceil(x.toString(2).length / 2));
  for (;;) {
    const next = (root + x / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}

function rounded(root: Fixed): Root {
  const modulus = wholeRoot(root.re * root.re + root.im * root.im);
  return {
    re: toNumber(root.re),
    im: toNumber(root.im),
    modulus: toNumber(modulus),
    beyondOne: toNumber(modulus - ONE),
  };
}

/** The double next to a number in fixed point; what is below 2⁻⁵⁰⁰ is the noise of the iteration, and zero. */
function toNumber(x: bigint): number {
  const size = magnitude(x);
  if (size < SETTLED) return 0;
  const drop = BigInt(Math.max(0, size.toString(2).length - 64));
  return Number(x >> drop) * 2 ** Number(drop - BITS);
}
