/** Squares below this share of the scale are rounding: errors near 1e-14 of the scale's root. */
const RESOLUTION = 1e-28;

/** Whether a squared quantity differs from zero to float64, next to a squared quantity of the size of its parts. */
export const resolvable = (square: number, scale: number): boolean => square > RESOLUTION * scale;

/**
 * numerator / denominator of two squared quantities: 0 where only the numerator, and NaN (null in JSON) where the
 * denominator is zero to float64, so that rounding over rounding never prints as a number.
 *
 * @param scale - a squared quantity of the size of the parts of both, such as E‖θ̂‖².
 */
export function quotient(numerator: number, denominator: number, scale: number): number {
  if (!resolvable(denominator, scale)) return Number.NaN;
  return resolvable(numerator, scale) ? numerator / denominator : 0;
}
