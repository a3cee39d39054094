import { nearestDouble } from '../rational/nearestDouble.js';
import type { Rational } from '../rational/rational.js';

/** A rational number as it is reported. */
export interface ExactNumber {
  /** In lowest terms: `3/7`, or `2` where the denominator is 1. */
  readonly fraction: string;
  /** The double nearest to it; null in JSON where it is beyond every double. */
  readonly decimal: number;
}

/** Null where the theory gives none, such as 0/0. */
export type ReportedQuantity = ExactNumber | null;

/** The fraction whole, next to its nearest double. */
export const exactNumber = (x: Rational): ExactNumber => ({
  fraction: x.toFraction(),
  decimal: nearestDouble(x),
});

export const reportedQuantity = (x: Rational | null): ReportedQuantity => x && exactNumber(x);
