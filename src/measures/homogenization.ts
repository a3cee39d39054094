import type { Precision } from '../linalg/matrix.js';
import type { Measures } from './measures.js';
import { quotient } from './quotient.js';

/**
 * Homogenization 1 − dispersion(∞)/dispersion(0): 1 is monoculture, 0 no change, negative a divergence of views.
 *
 * @param initial - measures of generation 0.
 * @param limit - measures in the limit.
 * @param precision - in which both were computed.
 * @returns NaN where the models coincide from the start.
 * @source vu2025 (docs/references.md)
 */
export const homogenization = (
  initial: Measures,
  limit: Measures,
  precision: Precision = 'double',
): number => 1 - quotient(limit.dispersion, initial.dispersion, initial.scale, precision);
