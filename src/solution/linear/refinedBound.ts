import { type Ecosystem, population } from '../../ecosystem/ecosystem.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { type SyntheticWeights, syntheticWeights } from './syntheticWeights.js';

/**
 * ρ(Q) ≤ (p₊ + p₋)/2 + √K (p₊ − p₋)/2, where all eigenvalues of all P_k = α_k Lᵀ A_k⁺ L lie in [p₋, p₊], H = L Lᵀ.
 *
 * Said without L, p₋ H ⪯ α_k H A_k⁺ H ⪯ p₊ H for every k: on the range of H, so that H and the A_k may be singular.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @param recurrence - its pooled form, for the A_k⁺. Not modified.
 * @param weights - p₋ and p₊, where they are known already.
 * @returns the bound, or null where there is more than one pool.
 * @theorem T4b
 */
export function refinedBound(
  ecosystem: Ecosystem,
  recurrence: LinearRecurrence,
  weights: SyntheticWeights | null = syntheticWeights(ecosystem, recurrence),
): number | null {
  if (weights === null) return null;
  const { least, most } = weights;
  return (most + least) / 2 + (Math.sqrt(population(ecosystem)) * (most - least)) / 2;
}
