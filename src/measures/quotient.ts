import type { Precision } from '../linalg/matrix.js';

/** Squares below this share of the scale are rounding: errors near 1e-14 of the scale's root, or 1e-26 beyond float64. */
const RESOLUTION = { double: 1e-28, coarser: 1e-34, coarse: 1e-36, extended: 1e-52 } as const;

/** Whether a squared quantity differs from zero to float64, next to a squared quantity of the size of its parts. */
export const resolvable = (
  square: number,
  scale: number,
  precision: Precision = 'double',
): boolean => square > RESOLUTION[precision] * scale;

/**
 * numerator / denominator of two squared quantities: 0 where only the numerator, and NaN (null in JSON) where the
 * denominator is zero to float64 (beyond float64 also where a numerator is indistinguishable from zero), because rounding over rounding must never print as a number.
 *
 * @param precision - in which both were computed.
 * @param scale - a squared quantity of the size of the parts of both, such as E‖θ̂‖².
 * @param numeratorScale - the same for the numerator alone, where its parts are others.
 */
export function quotient(
  numerator: number,
  denominator: number,
  scale: number,
  precision: Precision = 'double',
  numeratorScale = scale,
): number {
  if (!resolvable(denominator, scale, precision)) return Number.NaN;
  if (resolvable(numerator, numeratorScale, precision)) return numerator / denominator;
  return precision === 'double' || numerator === 0 ? 0 : Number.NaN;
}
