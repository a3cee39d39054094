import { primitive } from './elimination.js';
import { type Rational, rational } from './rational.js';
import type { RationalMatrix } from './rationalMatrix.js';

/** A polynomial with integer coefficients, constant term first; the last one is not zero. No coefficients: 0. */
export type Polynomial = readonly bigint[];

export const degree = (p: Polynomial): number => p.length - 1;

/**
 * Characteristic polynomial det(zI − R), coefficients from zⁿ (which is 1) down to the constant term.
 *
 * Faddeev–LeVerrier over the integers: R = N/D, M ← N(M + cI), c ← −tr M/k with exact divisions.
 *
 * @param R - n×n. Not modified.
 */
export function characteristicPolynomial({ integers: N, denominator }: RationalMatrix): Rational[] {
  const n = N.length;
  const coefficients = [rational(1)];
  let M = N.map((row) => [...row]);
  let scale = 1n;
  for (let k = 1; k <= n; k++) {
    const c = -M.reduce((sum, row, i) => sum + row[i]!, 0n) / BigInt(k);
    scale *= denominator;
    coefficients.push(rational(c, scale));
    if (k === n) break;
    const shifted = M.map((row, i) => row.map((x, j) => (i === j ? x + c : x)));
    M = N.map((row) =>
      shifted.map((_, j) =>
        row.reduce((sum, a, l) => (a === 0n ? sum : sum + a * shifted[l]![j]!), 0n),
      ),
    );
  }
  return coefficients;
}

/** The polynomial without zeros at the end, its coefficients divided by what they share. */
export function reduced(p: Polynomial): Polynomial {
  const last = p.findLastIndex((x) => x !== 0n);
  return primitive(p.slice(0, last + 1));
}

/** p'. */
export const derivative = (p: Polynomial): Polynomial =>
  reduced(p.map((x, i) => x * BigInt(i)).slice(1));

/** zⁿ p(1/z): its roots are the inverses of those of p. */
export const reciprocal = (p: Polynomial): Polynomial => reduced([...p].reverse());

/** Quotient and remainder of c·p by q for the least such c that keeps integers; q is not 0. */
export function pseudoDivided(
  p: Polynomial,
  q: Polynomial,
): { readonly quotient: Polynomial; readonly remainder: Polynomial } {
  const lead = q.at(-1)!;
  const rest = [...p];
  let quotient: bigint[] = [];
  while (rest.length >= q.length) {
    const factor = rest.at(-1)!;
    const shift = rest.length - q.length;
    for (let i = 0; i < rest.length; i++) rest[i] = rest[i]! * lead;
    quotient = quotient.map((x) => x * lead);
    q.forEach((x, i) => {
      rest[i + shift] = rest[i + shift]! - factor * x;
    });
    quotient.unshift(factor);
    rest.pop();
  }
  return { quotient: reduced(quotient), remainder: reduced(rest) };
}

/** Greatest common divisor of two polynomials up to a factor, by Euclid with content removed at every step. */
export function commonDivisor(p: Polynomial, q: Polynomial): Polynomial {
  let [a, b] = [reduced(p), reduced(q)];
  while (b.length > 0) [a, b] = [b, pseudoDivided(a, b).remainder];
  return a;
}
