import { primitive } from '../rational/elimination.js';
import { lcm, magnitude } from '../rational/integers.js';
import {
  commonDivisor,
  degree,
  derivative,
  type Polynomial,
  pseudoDivided,
  reciprocal,
} from '../rational/polynomial.js';
import { numerator, type Rational } from '../rational/rational.js';

/** What the theory says of the long run, without a tolerance: ρ < 1, ρ = 1, ρ > 1. */
export type ExactVerdict = 'converges' | 'marginal' | 'diverges';

/**
 * Where the largest root of a polynomial lies: inside the unit circle, on it, or outside, decided in integers.
 *
 * Roots on the circle and pairs z, 1/z are the common divisor g of p and its reciprocal. What is left, p/g, has no root
 * on the circle: the Schur–Cohn recursion decides it. g is its own reciprocal up to sign: by Cohn's theorem all its
 * roots lie on the circle exactly when none of g' lies outside.
 *
 * @param coefficients - of a polynomial of degree 0 or more, highest power first.
 * @theorem T1: the fixed point is unique and attracts exactly where the verdict is `converges`.
 * @source cohn1922 (docs/references.md)
 */
export function exactVerdict(coefficients: readonly Rational[]): ExactVerdict {
  const denominator = coefficients.reduce((most, { d }) => lcm(most, d), 1n);
  const integers = coefficients.map((x) => numerator(x) * (denominator / x.d)).reverse();
  return largestRoot(primitive(integers));
}

function largestRoot(p: Polynomial): ExactVerdict {
  // Roots at 0 are inside; without them the reciprocal has the degree of p.
  const proper = p.slice(p.findIndex((x) => x !== 0n));
  if (degree(proper) <= 0) return 'converges';
  const g = commonDivisor(proper, reciprocal(proper));
  if (!allInside(pseudoDivided(proper, g).quotient)) return 'diverges';
  if (degree(g) <= 0) return 'converges';
  return largestRoot(derivative(g)) === 'diverges' ? 'diverges' : 'marginal';
}

/**
 * Whether all roots of a polynomial without roots on the unit circle lie inside it (Schur and Cohn): |p_0| < |p_n|, and
 * the same of (p_n p − p_0 p*)/z, one degree lower.
 */
function allInside(p: Polynomial): boolean {
  let rest = p;
  while (degree(rest) > 0) {
    const [low, high] = [rest[0]!, rest.at(-1)!];
    if (magnitude(low) >= magnitude(high)) return false;
    const before = rest;
    const n = degree(before);
    rest = primitive(before.map((x, i) => high * x - low * before[n - i]!).slice(1));
  }
  return true;
}
