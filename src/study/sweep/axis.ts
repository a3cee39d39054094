import type { AxisFile } from './planSchema.js';

/** Digits that grid points keep: 0.3, not 0.30000000000000004; powers to what every machine agrees on. */
const [LINEAR_DIGITS, LOG_DIGITS] = [15, 12];

/**
 * The values that a key takes, in order: a list as it is, n evenly spaced numbers with both ends, or n numbers that
 * follow each other by one factor.
 */
export function axisValues(axis: AxisFile): readonly unknown[] {
  if (Array.isArray(axis)) return axis;
  if ('log' in axis) {
    const [first, last] = axis.log;
    return spaced(axis.steps, first, last, (share) =>
      rounded(first * (last / first) ** share, LOG_DIGITS),
    );
  }
  const { from, to } = axis as { readonly from: number; readonly to: number };
  return spaced(axis.steps, from, to, (share) =>
    rounded(from + (to - from) * share, LINEAR_DIGITS),
  );
}

/** Both ends exactly as written, and what is between. */
const spaced = (
  steps: number,
  first: number,
  last: number,
  between: (share: number) => number,
): number[] =>
  Array.from({ length: steps }, (_, i) =>
    i === 0 ? first : i === steps - 1 ? last : between(i / (steps - 1)),
  );

const rounded = (x: number, digits: number): number => Number(x.toPrecision(digits));
