import { type Ecosystem, population } from '../../ecosystem/ecosystem.js';
import { symmetricEigenvalues } from '../../linalg/eigen.js';
import { inPrecision, rescaled } from '../../linalg/matrix.js';
import { maximum } from '../../linalg/norms.js';
import { provesConvergence } from './certificate.js';
import { listening } from './listening.js';
import { universalBound } from './universalBound.js';

/** How strong ridges must be to guarantee stability whatever the real data are, and how strong they are. */
export interface RidgeRule {
  /** The critical λ of every kind, in the user's units; 0 where it listens to no model. */
  readonly required: readonly number[];
  /** λ of every kind; 0 where it has no ridge. */
  readonly attained: readonly number[];
  /** Whether every λ is above its critical one beyond rounding: then ρ(Q) < 1 without any real data. */
  readonly met: boolean;
}

/**
 * The ridge rule around one pool: λ_k ≥ α_kλ_max(H)(√K − 1)/2 for all k guarantees ρ(Q) ≤ 1, and < 1 where all are
 * above it; no smaller λ does (S_k = e_ke_kᵀ, real data that pin 𝟙/√K − e_k).
 *
 * A ridge is real data with Gram λI ⪰ (λ/λ_max(H)) H, so that this is T4b with b_k = λ_k/(α_kλ_max(H)); α_kH is what reaches
 * kind k of models' data, after people's share and its detector.
 *
 * @param ecosystem - without a schedule. Not modified.
 * @returns one number for every kind; null where there is more than one pool or a kind is fine-tuned.
 * @theorem T11
 */
export function ridgeRule(ecosystem: Ecosystem): RidgeRule | null {
  const { entities, pools } = ecosystem;
  if (pools.length !== 1 || entities.some(({ update }) => update.kind !== 'refit')) return null;
  // λI and λ_max(H) are those of the user's coordinates.
  const users = ecosystem.source ?? ecosystem;
  const { crawled } = listening(users);
  const units = users.coordinates.units.map((unit) => 1 / unit);
  const bound = universalBound(population(ecosystem));
  const strength = crawled.map((E, k) => {
    const H = rescaled(inPrecision(E, 'double'), units, units);
    return entities[k]!.alpha * maximum(symmetricEigenvalues(H), 0);
  });
  const attained = users.entities.map(({ ridge }) =>
    ridge === null ? 0 : ridge.gram.get(0, 0) * units[0]! ** 2,
  );
  const bounds = strength.map((size, k) => (size > 0 ? (bound * size) / (size + attained[k]!) : 0));
  return {
    required: strength.map((size) => size * (bound - 1)),
    attained,
    met: provesConvergence(maximum(bounds, 0)),
  };
}
