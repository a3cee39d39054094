import { root } from '../linalg/doubleDouble.js';
import { identity, inPrecision, scaled, zeros } from '../linalg/matrix.js';
import type { Place } from '../scenario/place.js';
import type { ScenarioFile } from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import type { RealDataSet } from './dataSet.js';
import { stated } from './stated.js';
import { truthVector } from './truthVector.js';

/**
 * A penalty λ‖θ − θ°‖² as data: one sample with Gram matrix λI and normal vector λθ° (default: θ° = 0), without noise.
 *
 * @returns the data; null for λ = 0.
 * @throws ScenarioError if θ° has not d numbers.
 */
export function ridgeData(
  ridge: NonNullable<ScenarioFile['ridge']>,
  here: Place,
  context: DataContext,
): RealDataSet | null {
  const { features: d, precision } = context;
  const { weight, toward } = typeof ridge === 'number' ? { weight: ridge } : ridge;
  const target =
    truthVector(toward, context, here.at('toward')) ?? inPrecision(zeros(d, 1), precision);
  if (weight === 0) return null;
  const lambda = stated(weight, precision);
  const deviation = root(lambda);
  const unit = inPrecision(identity(d), precision);
  const known = { samples: 1, rows: null, labels: null, column: null, fresh: false };
  const data = { ...known, gram: scaled(unit, lambda), normal: scaled(target, lambda) };
  if (precision === 'double') return { ...data, factor: null, projected: null };
  return { ...data, factor: scaled(unit, deviation), projected: scaled(target, deviation) };
}
