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
  const exact = amounts.map((x) => stated(x, 'extended'));
  const sum = exact.reduce<Real>(
    (total, x, j) => plus(total, times(x, extended(copies?.[j] ?? 1))),
    extended(0),
  );
  if (leading(sum) === 0) return amounts.map(() => 0);
  return exact.map((x) => {
    const share = over(x, sum);
    return precision === 'double' ? leading(share) : share;
  });
}
