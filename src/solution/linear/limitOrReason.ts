import { NumericalError } from '../../errors.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { spectrum } from '../spectrum.js';
import { limitMoments } from './limitMoments.js';
import type { ModelMoments } from './modelMoments.js';

/** Why models have no limit: ρ > 1, ρ = 1, or ρ so near 1 that float64 cannot carry it. */
export type NoLimit = 'diverges' | 'marginal' | 'imprecise';

/** Moments of the models in the limit, or the reason why there are none. */
export type LimitOrReason = { readonly moments: ModelMoments } | { readonly reason: NoLimit };

/**
 * The limit of a recurrence where there is one: for maps, in which no cell may stop the others.
 *
 * @param recurrence - any. Not modified.
 * @returns the moments of all models; or, without a limit, whether ρ > 1, ρ = 1, or ρ too near 1 for float64.
 * @theorem T1
 */
export function limitOrReason(recurrence: LinearRecurrence): LimitOrReason {
  const { verdict } = spectrum(recurrence);
  if (verdict === 'diverges') return { reason: 'diverges' };
  if (verdict === 'marginal') return { reason: 'marginal' };
  try {
    return { moments: limitMoments(recurrence).moments };
  } catch (error) {
    if (error instanceof NumericalError) return { reason: 'imprecise' };
    throw error;
  }
}
