import { maximum } from '../linalg/norms.js';
import type { Working } from './solveIn.js';

/**
 * κ of the rows that models are fitted to, columns scaled to like size: the root of the largest condition number of a
 * normal matrix. Least squares in float64 by an orthogonal factorisation, as a simulation does it, keep 16 − log₁₀ κ
 * digits.
 *
 * @param working - of an analysis. Not modified.
 */
export function rowCondition({ recurrence, ecosystem, idealCondition }: Working): number {
  const { initial, update } = recurrence.conditions;
  const largest = maximum([...initial, ...update], idealCondition);
  return Math.sqrt(largest) * Math.sqrt(ecosystem.coordinates.condition);
}
