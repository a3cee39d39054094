import { gcd, lcm } from './integers.js';
import {
  decimalRational,
  isZero,
  numerator,
  one,
  type Rational,
  rational,
  zero,
} from './rational.js';

/**
 * A matrix of rationals over one denominator, in lowest terms as a whole: entry (i, j) is integers[i][j]/denominator.
 * So an operation brings a matrix to lowest terms once, not every entry by itself; a vector is one column.
 */
export interface RationalMatrix {
  readonly integers: readonly (readonly bigint[])[];
  /** Positive. */
  readonly denominator: bigint;
}

/** The matrix integers/denominator in lowest terms; the denominator is not zero. */
export function overDenominator(
  integers: readonly (readonly bigint[])[],
  denominator: bigint,
): RationalMatrix {
  let common = denominator;
  for (const row of integers) {
    for (const x of row) {
      if (common === 1n || common === -1n) break;
      if (x !== 0n) common = gcd(x, common);
    }
  }
  if (denominator < 0n !== common < 0n) common = -common;
  return common === 1n
    ? { integers, denominator }
    : {
        integers: integers.map((row) => row.map((x) => x / common)),
        denominator: denominator / common,
      };
}

/** The matrix whose entry (i, j) is entry(i, j). */
export const matrixOf = (
  rows: number,
  columns: number,
  entry: (i: number, j: number) => Rational,
): RationalMatrix =>
  matrixOfRows(
    Array.from({ length: rows }, (_, i) => Array.from({ length: columns }, (__, j) => entry(i, j))),
  );

export function matrixOfRows(rows: readonly (readonly Rational[])[]): RationalMatrix {
  const denominator = rows.flat().reduce((most, { d }) => lcm(most, d), 1n);
  return {
    integers: rows.map((row) => row.map((x) => numerator(x) * (denominator / x.d))),
    denominator,
  };
}

/** Entry (i, j) in lowest terms. */
export const entryOf = (A: RationalMatrix, i: number, j: number): Rational =>
  rational(A.integers[i]![j]!, A.denominator);

/** All entries, row by row. */
export const rowsOf = ({ integers, denominator }: RationalMatrix): Rational[][] =>
  integers.map((row) => row.map((x) => rational(x, denominator)));

export const zeros = (rows: number, columns: number): RationalMatrix =>
  matrixOf(rows, columns, () => zero);

/** c·I, n×n. */
export const scalarMatrix = (n: number, c: Rational = one): RationalMatrix =>
  matrixOf(n, n, (i, j) => (i === j ? c : zero));

/** A table of doubles, each read by `read`. */
export const tableOf = (
  table: readonly (readonly number[])[],
  read: (x: number) => Rational = decimalRational,
): RationalMatrix => matrixOfRows(table.map((row) => row.map(read)));

export const columnOf = (list: readonly Rational[]): RationalMatrix =>
  matrixOfRows(list.map((x) => [x]));

export const transposed = ({ integers, denominator }: RationalMatrix): RationalMatrix => ({
  integers: (integers[0] ?? []).map((_, j) => integers.map((row) => row[j]!)),
  denominator,
});

/** Rows `from` … `to` − 1. */
export const rowsBetween = (A: RationalMatrix, from: number, to: number): RationalMatrix =>
  overDenominator(A.integers.slice(from, to), A.denominator);

/** Σ_i c_i A_i over matrices of one shape, rows×columns. */
export function combination(
  rows: number,
  columns: number,
  terms: readonly (readonly [Rational, RationalMatrix])[],
): RationalMatrix {
  const present = terms.filter(([c]) => !isZero(c));
  const common = present.reduce((most, [c, A]) => lcm(most, c.d * A.denominator), 1n);
  const total = Array.from({ length: rows }, () => new Array<bigint>(columns).fill(0n));
  for (const [c, { integers, denominator }] of present) {
    const weight = numerator(c) * (common / (c.d * denominator));
    total.forEach((row, i) => {
      integers[i]!.forEach((x, j) => {
        if (x !== 0n) row[j] = row[j]! + weight * x;
      });
    });
  }
  return overDenominator(total, common);
}

const together = (A: RationalMatrix, B: RationalMatrix, sign: Rational): RationalMatrix =>
  combination(A.integers.length, A.integers[0]?.length ?? 0, [
    [one, A],
    [sign, B],
  ]);
export const sum = (A: RationalMatrix, B: RationalMatrix): RationalMatrix => together(A, B, one);
export const difference = (A: RationalMatrix, B: RationalMatrix): RationalMatrix =>
  together(A, B, one.neg());

export const scaled = (c: Rational, { integers, denominator }: RationalMatrix): RationalMatrix =>
  overDenominator(
    integers.map((row) => row.map((x) => numerator(c) * x)),
    c.d * denominator,
  );

/** AB. */
export function product(A: RationalMatrix, B: RationalMatrix): RationalMatrix {
  const columns = transposed(B).integers;
  return overDenominator(
    A.integers.map((row) => columns.map((column) => dot(row, column))),
    A.denominator * B.denominator,
  );
}

const dot = (x: readonly bigint[], y: readonly bigint[]): bigint =>
  x.reduce((total, a, k) => (a === 0n || y[k] === 0n ? total : total + a * y[k]!), 0n);

/** AXAᵀ. */
export const congruence = (A: RationalMatrix, X: RationalMatrix): RationalMatrix =>
  product(product(A, X), transposed(A));

/** tr AᵀB = Σ_ij A_ij B_ij. */
export const frobeniusProduct = (A: RationalMatrix, B: RationalMatrix): Rational =>
  rational(
    A.integers.reduce((total, row, i) => total + dot(row, B.integers[i]!), 0n),
    A.denominator * B.denominator,
  );

export const trace = ({ integers, denominator }: RationalMatrix): Rational =>
  rational(
    integers.reduce((total, row, i) => total + row[i]!, 0n),
    denominator,
  );
