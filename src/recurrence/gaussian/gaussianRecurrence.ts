import type { GaussianEcosystem } from '../../ecosystem/gaussian/gaussianEcosystem.js';

/** Of what a fit is made: weights of the private data, the public data and the pool, of sum 1. */
export interface FitWeights {
  readonly own: number;
  readonly shared: number;
  readonly pool: number;
  /** 1, or 1/(1 − Σ_i w_i²) over the weights of all samples: what an unbiased covariance is multiplied by. */
  readonly correction: number;
}

/**
 * How K Gaussian models follow from each other. With u the mean of the pool, V its second moment,
 *
 *     μ̂_k = own_k x̄_k + shared_k x̄* + pool_k u,   M̂_k alike,   Σ̂_k = correction_k (M̂_k − μ̂_kμ̂_kᵀ),
 *     u' = Σ_j g_j x̄(N(μ̂_j, Σ̂_j), n_j).
 */
export interface GaussianRecurrence {
  readonly start: readonly FitWeights[];
  readonly later: readonly FitWeights[];
  /** g_j, the same for all. */
  readonly share: number;
}

/** The recurrence of an ecosystem of Gaussian models. */
export function gaussianRecurrence({
  entities,
  public: shared,
  unbiased,
}: GaussianEcosystem): GaussianRecurrence {
  const share = 1 / entities.length;
  const poolSquares = entities.reduce((sum, { synthetic }) => sum + share ** 2 / synthetic, 0);
  const weightsOf = (k: number, alpha: number): FitWeights => {
    const { beta, private: own } = entities[k]!;
    const a = own.samples > 0 ? (1 - alpha) * beta : 0;
    const b = shared.samples > 0 ? (1 - alpha) * (1 - beta) : 0;
    const whole = a + b + alpha;
    const [x, y, z] = [a / whole, b / whole, alpha / whole];
    const squares =
      (x > 0 ? x ** 2 / own.samples : 0) +
      (y > 0 ? y ** 2 / shared.samples : 0) +
      z ** 2 * poolSquares;
    return { own: x, shared: y, pool: z, correction: unbiased ? 1 / (1 - squares) : 1 };
  };
  return {
    start: entities.map((_, k) => weightsOf(k, 0)),
    later: entities.map(({ alpha }, k) => weightsOf(k, alpha)),
    share,
  };
}
