import { NumericalError } from '../../errors.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { limitMoments } from './limitMoments.js';
import { longRun } from './longRun.js';
import type { ModelMoments } from './modelMoments.js';

/** Why models have no limit: ρ > 1, ρ = 1, ρ so near 1 that float64 cannot carry it, or a schedule that does not settle. */
export type NoLimit = 'diverges' | 'marginal' | 'imprecise' | 'unsettled';

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
  const { verdict } = longRun(recurrence);
  if (recurrence.unsettled !== null) return { reason: 'unsettled' };
  if (verdict === 'diverges') return { reason: 'diverges' };
  if (verdict === 'marginal') return { reason: 'marginal' };
  try {
    return { moments: limitMoments(recurrence).moments };
  } catch (error) {
    if (error instanceof NumericalError) return { reason: 'imprecise' };
    throw error;
  }
}
