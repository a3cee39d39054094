import { lcm } from './integers.js';
import type { Rational } from './rational.js';
import { combination, type RationalMatrix, rowsBetween } from './rationalMatrix.js';

/** rows×columns blocks of d rows each, side by side: block (m, l) is of(m, l). */
export function blockMatrix(
  rows: number,
  columns: number,
  d: number,
  of: (m: number, l: number) => RationalMatrix,
): RationalMatrix {
  const blocks = Array.from({ length: rows }, (_, m) =>
    Array.from({ length: columns }, (__, l) => of(m, l)),
  );
  const denominator = blocks.flat().reduce((most, block) => lcm(most, block.denominator), 1n);
  const integers = blocks.flatMap((line) =>
    Array.from({ length: d }, (_, i) =>
      line.flatMap((block) => block.integers[i]!.map((x) => x * (denominator / block.denominator))),
    ),
  );
  return { integers, denominator };
}

/** Σ_m a_m X_m over the blocks of d rows of X. */
export const mixedBlocks = (
  weights: readonly Rational[],
  d: number,
  X: RationalMatrix,
): RationalMatrix =>
  combination(
    d,
    X.integers[0]?.length ?? 0,
    weights.map((a, m) => [a, rowsBetween(X, m * d, (m + 1) * d)]),
  );
