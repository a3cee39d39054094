import type { Measures } from '../measures/measures.js';

/** Standard errors need the squares of what is averaged: far enough below the root of the largest double. */
const MOST = 1e145;

/** Whether a simulation can carry a generation with these moments, and its standard errors. */
export const canSimulate = ({ mse, dispersion, risk, scale }: Measures): boolean =>
  [...mse, ...risk.data, dispersion, scale].every((x) => x < MOST);

/**
 * The last generation up to which a simulation can carry all.
 *
 * @param theory - measures of generations 0 … T.
 * @returns a generation; −1 where not even generation 0 can be carried.
 */
export function simulable(theory: readonly Measures[]): number {
  const first = theory.findIndex((now) => !canSimulate(now));
  return (first < 0 ? theory.length : first) - 1;
}
