import { maximum } from '../linalg/norms.js';
import { idealEstimator } from '../measures/idealEstimator.js';
import { initialEquations, updateEquations } from '../recurrence/linear/normalEquations.js';
import type { Working } from './solveIn.js';

/**
 * κ of the rows that models are fitted to, in the user's coordinates, columns scaled to like size: the root of the
 * largest condition number of a normal matrix. Least squares in float64 by an orthogonal factorisation, as a simulation
 * does it, keep 16 − log₁₀ κ digits.
 *
 * Coordinates that suit all data together tell nothing of it: scaled to unit diagonal there, data that see a direction
 * by a hair look as good as any.
 *
 * @param working - of an analysis. Not modified.
 */
export function rowCondition({ recurrence, ecosystem, idealCondition }: Working): number {
  const { source } = ecosystem;
  if (source === null) {
    const { initial, update } = recurrence.conditions;
    return Math.sqrt(maximum([...initial, ...update], idealCondition));
  }
  const users = [...initialEquations(source), ...updateEquations(source)];
  return Math.sqrt(
    maximum(
      users.map(({ condition }) => condition),
      idealEstimator(source, null).condition,
    ),
  );
}
