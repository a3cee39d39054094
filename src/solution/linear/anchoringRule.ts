import { type Ecosystem, population } from '../../ecosystem/ecosystem.js';
import { echelonBasis } from '../../linalg/echelon.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { provesConvergence } from './certificate.js';
import { type SyntheticWeights, syntheticWeights } from './syntheticWeights.js';
import { universalBound } from './universalBound.js';

/** How much more real data must weigh than synthetic data, how much they do, and where they weigh least. */
export interface AnchoringRule {
  /** (√K − 1)/2: real data that weigh more than this many times the synthetic data everywhere guarantee ρ(Q) < 1. */
  readonly required: number;
  /** The largest b with ᾱ_kB_k ⪰ b α_kH for every kind. */
  readonly attained: number;
  /** The kind whose real data weigh only b times its synthetic data; the first of equals. */
  readonly kind: string;
  /** Where they do: a unit vector of feature space, its largest entry positive, readable where there is a choice. */
  readonly direction: readonly number[];
  /** Whether the rule holds beyond rounding. Sufficient for convergence; for K = 1 also necessary. */
  readonly met: boolean;
}

/**
 * The √K anchoring rule: ᾱ_kB_k ⪰ b α_kH for all k with b > (√K − 1)/2 guarantees convergence; at b = (√K − 1)/2, ρ ≤ 1.
 *
 * The smallest generalised eigenvalue of (ᾱ_kB_k, α_kH), over all directions that H sees, is (1 − p)/p for the
 * largest eigenvalue p of P_k; ρ(Q) ≤ (1 + √K)/2 · p₊ = (1 + required)/(1 + attained).
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @param recurrence - its pooled form, for the A_k⁺. Not modified.
 * @param weights - eigenvalues of the P_k, where they are known already.
 * @returns the rule with the numbers of this system, or null where there is more than one pool, no synthetic data or
 *   α_k = 0 for all.
 * @theorem T4b
 */
export function anchoringRule(
  ecosystem: Ecosystem,
  recurrence: LinearRecurrence,
  weights: SyntheticWeights | null = syntheticWeights(ecosystem, recurrence),
): AnchoringRule | null {
  if (weights === null || !(weights.most > 0)) return null;
  const { most, kind, directions } = weights;
  const bound = universalBound(population(ecosystem));
  return {
    required: bound - 1,
    attained: Math.max(0, (1 - most) / most),
    kind: ecosystem.entities[kind]!.name,
    direction: echelonBasis(directions).getRow(0),
    met: provesConvergence(bound * most),
  };
}
