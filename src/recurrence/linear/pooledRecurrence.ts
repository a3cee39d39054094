import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { lossGram, normalCovariance } from '../../ecosystem/lossGram.js';
import { realInput } from '../../ecosystem/realInput.js';
import { addBlock } from '../../linalg/blocks.js';
import { equal, negated, times } from '../../linalg/doubleDouble.js';
import { type Matrix, zeros } from '../../linalg/matrix.js';
import { product } from '../../linalg/product.js';
import type { Loading } from '../affineRecurrence.js';
import { type LinearRecurrence, linearRecurrence } from './linearRecurrence.js';
import { initialEquations, type NormalEquations, updateEquations } from './normalEquations.js';

/**
 * The pooled form: the state is what the pools hold, x_m = Σ_j G_mj S_j θ̂_j + noise, d numbers for every pool.
 *
 *     x_{t+1} = R x_t + c + ν_t,   R_{mm'} = Σ_j G_mj α_j F_jm' S_jA_j⁺,   Cov ν_{mm'} = Σ_j G_mj G_m'j σ_j²S_j/n_j
 *     θ̂_{t,k} = A_k⁺(ᾱ_kβ_k b̃_k + ᾱ_kβ̄_k b* + α_k Σ_m F_km x_{t,m})
 *
 * Cost O(K d³ + (M d)³) time and O(K d²) memory for K kinds and M pools; copies of a kind cost nothing.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @returns the recurrence with B = M blocks, in the coordinates and in the precision of the ecosystem.
 * @theorem T2: its Q has the non-zero eigenvalues of the dense form's.
 * @source vu2025 (docs/references.md)
 */
export function pooledRecurrence(ecosystem: Ecosystem): LinearRecurrence {
  const { entities, features: d, loss, publish, truth, noise } = ecosystem;
  const M = publish.length;
  const initial = initialEquations(ecosystem);
  const update = updateEquations(ecosystem);
  const published = publishedModels(ecosystem, update);

  const R = zeros(M * d, M * d);
  const N = zeros(M * d, M * d);
  entities.forEach(({ copies, synthetic, noise: own }, j) => {
    const labelNoise = normalCovariance(synthetic, own, loss);
    publish.forEach((shares, m) => {
      for (let l = 0; l < M; l++) {
        const share = times(copies, shares[j]!);
        addBlock(R, d, [m, l], times(share, update[j]!.state[l]!), published[j]!);
        addBlock(N, d, [m, l], times(share, publish[l]![j]!), labelNoise);
      }
    });
  });
  return linearRecurrence({
    features: d,
    coordinates: ecosystem.coordinates,
    reference: truth,
    blocks: M,
    copies: entities.map(({ copies }) => copies),
    inputs: {
      public: realInput(ecosystem.public, { truth, noise }, truth, loss),
      private: entities.map((entity) => realInput(entity.private, entity, truth, loss)),
    },
    Q: R,
    drive: poolLoading(ecosystem, update, published),
    noise: N,
    start: poolLoading(ecosystem, initial, publishedModels(ecosystem, initial)),
    initialReadouts: initial,
    readouts: update,
    smallestPivot: [...initial, ...update].reduce((p, e) => Math.min(p, e.smallestPivot), 1),
    conditions: {
      initial: initial.map(({ condition }) => condition),
      update: update.map(({ condition }) => condition),
    },
    doubtful: [...initial, ...update].some((equations) => equations.doubtful),
  });
}

/** S_jA_j⁺ for every kind: what entity j publishes, per unit of the normal vector it was fitted to. */
const publishedModels = (
  { entities, loss }: Ecosystem,
  equations: readonly NormalEquations[],
): Matrix[] =>
  entities.map(({ synthetic }, j) => product(lossGram(synthetic, loss), equations[j]!.gain));

/**
 * How the pools depend on the real inputs: G_mj p_j S_jA_j⁺ on b̃_j, Σ_j copies_j G_mj e_j S_jA_j⁺ on b*; and what they
 * lack of the truth, −Σ_j copies_j G_mj S_j(I − A_j⁺A_j)θ.
 */
function poolLoading(
  { entities, features: d, publish, loss }: Ecosystem,
  equations: readonly NormalEquations[],
  published: readonly Matrix[],
): Loading {
  const shared = zeros(publish.length * d, d);
  const offset = zeros(publish.length * d, 1);
  const own = entities.map(({ copies, synthetic }, j) => {
    const { unseen, state } = equations[j]!;
    // Who trains on a pool sees whatever it publishes there itself: S_j(I − A_j⁺A_j) = 0.
    const sees = publish.some((shares, m) => !equal(times(state[m] ?? 0, shares[j]!), 0));
    const lacking = sees ? null : product(lossGram(synthetic, loss), unseen);
    const loading = zeros(publish.length * d, d);
    publish.forEach((shares, m) => {
      addBlock(loading, d, [m, 0], times(shares[j]!, equations[j]!.own), published[j]!);
      addBlock(
        shared,
        d,
        [m, 0],
        times(times(copies, shares[j]!), equations[j]!.public),
        published[j]!,
      );
      if (lacking !== null) {
        addBlock(offset, d, [m, 0], negated(times(copies, shares[j]!)), lacking);
      }
    });
    return loading;
  });
  return { public: shared, private: own, offset };
}
