import { columnVector, type Matrix } from '../linalg/matrix.js';
import type { Place } from '../scenario/place.js';
import type { ScenarioFile } from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import { statedMatrix } from './stated.js';

/**
 * Coefficients as a scenario states them: the word ones, or d numbers.
 *
 * @returns d×1, or undefined where it states none.
 * @throws ScenarioError if there are not d of them.
 */
export function truthVector(
  truth: ScenarioFile['truth'],
  context: Pick<DataContext, 'features' | 'precision'>,
  here: Place,
): Matrix | undefined {
  const { features: d, precision } = context;
  if (truth === undefined) return undefined;
  if (truth === 'ones') return ones(context);
  if (truth.length === d) return statedMatrix(columnVector(truth), precision);
  throw here.broken(
    `must have ${d} numbers (features: ${d})`,
    `${truth.length}`,
    'Give one number for every feature, or the word ones.',
  );
}

/** A vector of ones, d×1. */
export const ones = ({
  features,
  precision,
}: Pick<DataContext, 'features' | 'precision'>): Matrix =>
  statedMatrix(columnVector(new Float64Array(features).fill(1)), precision);
