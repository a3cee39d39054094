import { extended, leading, over, plus, type Real, times } from '../linalg/doubleDouble.js';
import type { Precision } from '../linalg/matrix.js';
import { stated } from './stated.js';

/**
 * Relative amounts as shares of their sum, each amount counted as often as it has copies.
 *
 * @param amounts - as the scenario states them, 0 or more.
 * @param copies - of each (default: one).
 * @param precision - of the shares: in float64 each is the nearest to the quotient of the decimals that are written.
 * @returns shares s with Σ copies·s = 1; zeros where all amounts are 0.
 */
export function sharesOf(
  amounts: readonly number[],
  copies: readonly number[] | null,
  precision: Precision,
): Real[] {
  // Most of a sparse network is 0: no arithmetic is spent on that.
  const exact = amounts.map((x) => (x === 0 ? 0 : stated(x, 'extended')));
  let sum: Real = extended(0);
  exact.forEach((x, j) => {
    if (x !== 0) sum = plus(sum, times(x, extended(copies?.[j] ?? 1)));
  });
  const total = sum;
  return exact.map((x) => {
    if (x === 0) return 0;
    const share = over(x, total);
    return precision === 'double' ? leading(share) : share;
  });
}
