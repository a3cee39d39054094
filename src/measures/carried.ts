import { NumericalError } from '../errors.js';
import type { Measures } from './measures.js';

/** The largest double, for messages. */
const LARGEST = '1.8e308';

/**
 * The first quantity that float64 cannot carry, because it or what it is computed from is above the largest double.
 *
 * @param of - measures of one generation. Not modified.
 * @returns its name; null where all can be trusted.
 */
export function overflowing(of: Measures): string | null {
  const { mse, dispersion, risk, mean, scale } = of;
  if (!mse.every(Number.isFinite)) return 'mse';
  if (!Number.isFinite(dispersion)) return 'dispersion';
  if (!risk.data.every(Number.isFinite)) return 'risk';
  return mean.data.every(Number.isFinite) && Number.isFinite(scale) ? null : 'similarity';
}

/**
 * The measures of a generation, if float64 can carry them.
 *
 * @param of - measures. Not modified.
 * @param place - what they are of, such as `generation 7`.
 * @param next - what to do where they overflow.
 * @throws NumericalError where they are beyond the largest double.
 */
export function carried(of: Measures, place: string, next: string): Measures {
  const quantity = overflowing(of);
  if (quantity === null) return of;
  throw new NumericalError(
    `${place} is beyond float64 (${quantity}, or what it is computed from, above ${LARGEST}): ${next}.`,
  );
}

/** Below this a float64 has fewer than 53 bits. */
const LEAST_NORMAL = 2 ** -1022;

/**
 * Checks that variances of labels with this noise are within float64.
 *
 * @param deviation - the largest σ, in the user's unit.
 * @throws NumericalError where it is not 0, but its square is below the least normal double.
 */
export function requireNormalVariance(deviation: number): void {
  if (deviation === 0 || deviation ** 2 >= LEAST_NORMAL) return;
  throw new NumericalError(
    `noise near ${deviation.toExponential(0)} is beyond float64 (variances below ${LEAST_NORMAL.toExponential(1)}): write 0 for no noise, or rescale the labels.`,
  );
}

/** What to do where nothing but the scenario itself is too large. */
export const RESCALE = 'rescale the features, the truth or the noise';
