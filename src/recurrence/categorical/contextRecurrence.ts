import type { CategoricalEcosystem } from '../../ecosystem/categorical/categoricalEcosystem.js';

/** Of what a model's answers to one context are made: weights of its private data, the public data, the prior, all types alike. */
export interface Mixture {
  /** K numbers each. */
  readonly own: Float64Array;
  readonly shared: Float64Array;
  readonly prior: Float64Array;
  readonly uniform: Float64Array;
}

/**
 * How the K models of one context follow from each other, type by type: with b̃_k, b* the laws of the real data,
 *
 *     p_0k = start(b̃_k, b*),   p_tk = mixture(b̃_k, b*) + γ_k Σ_m F_km u_tm,   u_t+1,m = Σ_j G_mj s_j p̂_tj
 *
 * (for a pool that keeps the last batch), p̂_tj the shares of n_j(c) answers drawn from p_tj.
 */
export interface ContextRecurrence {
  /** K and M. */
  readonly models: number;
  readonly pools: number;
  readonly start: Mixture;
  readonly mixture: Mixture;
  /** γ_k. */
  readonly gain: Float64Array;
  /** F, K×M, and G diag(s), M×K, row by row. */
  readonly crawl: Float64Array;
  readonly publish: Float64Array;
  /** 1/n_j(c), or 0 where j publishes no answer. */
  readonly perAnswer: Float64Array;
  /** r = G diag(s γ) F, M×M, row by row. */
  readonly transition: Float64Array;
  /** 1 − r, where there is one pool, from a sum of positive terms. */
  readonly gap: number;
}

/**
 * The recurrence of one context.
 *
 * @param ecosystem - Not modified.
 * @param c - the context, from 0.
 */
export function contextRecurrence(ecosystem: CategoricalEcosystem, c: number): ContextRecurrence {
  const { entities, network, smoothing, public: shared } = ecosystem;
  const K = entities.length;
  const M = network.pools.length;
  const share = ({ sizes, total }: { readonly sizes: Float64Array; readonly total: number }) =>
    total === 0 ? 0 : sizes[c]! / total;
  const publish = new Float64Array(M * K);
  network.publish.forEach((row, m) => {
    row.forEach((weight, j) => {
      publish[m * K + j] = weight * share(entities[j]!.synthetic);
    });
  });
  const crawl = Float64Array.from(network.crawl.flat());
  const perPool = Array.from({ length: M }, (_, m) =>
    publish.subarray(m * K, (m + 1) * K).reduce((sum, x) => sum + x, 0),
  );
  const start = mixtures(K);
  const mixture = mixtures(K);
  const gain = new Float64Array(K);
  const realShare = new Float64Array(K);
  entities.forEach(({ alpha, beta, private: own }, k) => {
    const weights = [beta * share(own), (1 - beta) * share(shared)];
    const stated = (real: number, pool: number, into: Mixture): number => {
      const [a, b] = weights.map((weight) => real * weight);
      const whole = a! + b! + smoothing.weight + pool;
      if (whole === 0) {
        into.uniform[k] = 1;
        return 0;
      }
      into.own[k] = a! / whole;
      into.shared[k] = b! / whole;
      into.prior[k] = smoothing.weight / whole;
      realShare[k] = (a! + b! + smoothing.weight) / whole;
      return whole;
    };
    stated(1, 0, start);
    const reach = perPool.reduce((sum, h, m) => sum + crawl[k * M + m]! * h, 0);
    realShare[k] = 1;
    const whole = stated(1 - alpha, alpha * reach, mixture);
    gain[k] = whole === 0 ? 0 : alpha / whole;
  });
  const transition = new Float64Array(M * M);
  for (let m = 0; m < M; m++) {
    for (let j = 0; j < K; j++) {
      const weight = publish[m * K + j]! * gain[j]!;
      for (let l = 0; l < M; l++) transition[m * M + l]! += weight * crawl[j * M + l]!;
    }
  }
  const [h = 0] = perPool;
  const gap =
    h === 0 ? 1 : publish.subarray(0, K).reduce((sum, x, j) => sum + (x / h) * realShare[j]!, 0);
  return {
    ...{ models: K, pools: M, start, mixture, gain, crawl, publish, transition, gap },
    perAnswer: Float64Array.from(entities, ({ synthetic: { sizes } }) =>
      sizes[c] === 0 ? 0 : 1 / sizes[c]!,
    ),
  };
}

const mixtures = (K: number): Mixture => ({
  own: new Float64Array(K),
  shared: new Float64Array(K),
  prior: new Float64Array(K),
  uniform: new Float64Array(K),
});
