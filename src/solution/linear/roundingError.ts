import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { spectralNormBound } from '../../linalg/matrix.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import type { LimitMoments } from './limitMoments.js';

/** Unit of rounding of float64. */
const UNIT = 2 ** -53;
/** Sums of d products, several of them one after the other: what the bounds of textbooks have as small constants. */
const SAFETY = 4;

/**
 * How far moments computed in float64 may be off, relative to the size of what they are made of:
 *
 *     4 d u κ² (1 + ‖Q‖)² max(‖(I − Q)⁻¹‖, sup ‖Σ QʲXQʲᵀ‖/‖X‖)
 *
 * κ the largest condition number of a normal matrix scaled to unit diagonal: once for the inverse, once where it meets
 * what was computed with it. What σ² from a fit to real labels has lost is added. Measured from condition numbers, never from residuals, which are blind to it.
 *
 * @param ecosystem - in the coordinates of the recurrence. Not modified.
 * @param recurrence - in float64. Not modified.
 * @param limit - of it, where there is one: near ρ = 1 errors grow in it.
 * @param idealCondition - of the ideal estimator's normal matrix.
 * @source higham2002 (docs/references.md), §7 and §10
 */
export function roundingError(
  { fitCondition, noiseError, features, coordinates }: Ecosystem,
  { Q, conditions }: LinearRecurrence,
  limit: LimitMoments | null,
  idealCondition: number,
): number {
  const condition = [...conditions.initial, ...conditions.update].reduce(
    (most, kappa) => Math.max(most, kappa),
    Math.max(fitCondition, idealCondition),
  );
  const growth = limit === null ? 1 : limit.growth;
  const turn = 1 + spectralNormBound(Q);
  const rounding =
    SAFETY * features * UNIT * condition ** 2 * turn ** 2 * growth * spread(coordinates) ** 2;
  return rounding + noiseError;
}

/** How far apart the units of the features are: what is small in one is lost beside what is large in another. */
function spread({ units }: Ecosystem['coordinates']): number {
  const [least, most] = units.reduce(
    ([low, high], unit) => [Math.min(low, unit), Math.max(high, unit)],
    [Number.POSITIVE_INFINITY, 0],
  );
  return most / least;
}
