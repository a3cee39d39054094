import { decimal, extended, leading, minus, type Real } from '../linalg/doubleDouble.js';

/**
 * 1 − w for a weight w that a scenario states: 1 − 0.999999999 is the float64 nearest to 10⁻⁹, not what the float64
 * nearest to 0.999999999 leaves of 1, which has 8 digits of it.
 *
 * @param weight - 0 … 1; a float64 stands for the decimal that it is written as.
 * @returns in the precision of the weight.
 */
export const complement = (weight: Real): Real =>
  typeof weight === 'number' ? leading(minus(extended(1), decimal(weight))) : minus(1, weight);
