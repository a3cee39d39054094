import type { GaussianEcosystem, Rows } from '../../ecosystem/gaussian/gaussianEcosystem.js';
import type {
  FitWeights,
  GaussianRecurrence,
} from '../../recurrence/gaussian/gaussianRecurrence.js';

/** Moments of the K models at one generation. */
export interface GaussianMoments {
  /** E μ̂_k. */
  readonly means: readonly Float64Array[];
  /** E Σ̂_k, d×d. */
  readonly spreads: readonly Float64Array[];
  /** Cov(μ̂_k, μ̂_l) = Σ_i A_ki A_li Cov x̄_i + pool_k pool_l N: A, K×(K + 1), Cov x̄_i of the sources, pools, N. */
  readonly carried: readonly Float64Array[];
  readonly sources: readonly Float64Array[];
  readonly pool: Float64Array;
  readonly noise: Float64Array;
}

/** What is known of the pool at one generation. */
interface PoolState {
  /** What u carries of each source's mean, K + 1. */
  readonly gamma: Float64Array;
  /** E uuᵀ is not needed; V = E of the pool's second moment, d×d. */
  readonly second: Float64Array;
  /** N, covariance of u given the real data, on average. */
  readonly noise: Float64Array;
}

/**
 * The map of (V, N) that both moments of the pool follow, apart from what is constant: 2×2, the same for every entry.
 *
 * @returns [[V←V, V←N], [N←V, N←N]].
 */
export function spreadMap(
  { entities }: GaussianEcosystem,
  { later, share }: GaussianRecurrence,
): readonly [readonly [number, number], readonly [number, number]] {
  let [vv, vn, nv, nn] = [0, 0, 0, meanRate(later, share) ** 2];
  later.forEach(({ pool, correction }, j) => {
    const per = share ** 2 / entities[j]!.synthetic;
    vv += share * correction * pool;
    vn += share * (1 - correction) * pool ** 2;
    nv += per * correction * pool;
    nn -= per * correction * pool ** 2;
  });
  return [
    [vv, vn],
    [nv, nn],
  ];
}

/** R: what is left of a deviation of the means after a generation. */
export const meanRate = (later: readonly FitWeights[], share: number): number =>
  later.reduce((sum, { pool }) => sum + share * pool, 0);

/**
 * Moments at generations 0 … T, and then in the limit if it is wanted, which there must then be.
 *
 * @param ecosystem - Not modified.
 * @param recurrence - Not modified.
 */
export function gaussianMoments(
  ecosystem: GaussianEcosystem,
  recurrence: GaussianRecurrence,
  generations: number,
  limit: boolean,
): GaussianMoments[] {
  const { start, later, share } = recurrence;
  const K = later.length;
  const d = ecosystem.features;
  const empty = { gamma: new Float64Array(K + 1), second: zeros(d), noise: zeros(d) };
  let now = read(ecosystem, start, empty);
  const all = [now];
  let noise = zeros(d);
  for (let t = 1; t <= generations; t++) {
    const weights = t === 1 ? start : later;
    const state = published(ecosystem, now, share, noise, t === 1 ? 0 : meanRate(weights, share));
    noise = state.noise;
    now = read(ecosystem, later, state);
    all.push(now);
  }
  if (limit) all.push(read(ecosystem, later, fixedPoint(ecosystem, recurrence)));
  return all;
}

const zeros = (d: number): Float64Array => new Float64Array(d * d);

const sourcesOf = ({ entities, public: shared }: GaussianEcosystem): Rows[] => [
  ...entities.map((entity) => entity.private),
  shared,
];

/** Models from the pool. */
function read(
  ecosystem: GaussianEcosystem,
  weights: readonly FitWeights[],
  { gamma, second, noise }: PoolState,
): GaussianMoments {
  const d = ecosystem.features;
  const rows = sourcesOf(ecosystem);
  const K = weights.length;
  const covariances = rows.map(({ covariance, samples }) =>
    covariance === null ? zeros(d) : covariance.map((x) => x / samples),
  );
  const carried = weights.map(({ own, shared, pool }, k) =>
    gamma.map((x, i) => (i === k ? own : 0) + (i === K ? shared : 0) + pool * x),
  );
  const means = carried.map((A) => {
    const mean = new Float64Array(d);
    rows.forEach((source, i) => {
      source.mean.forEach((x, at) => {
        mean[at]! += A[i]! * x;
      });
    });
    return mean;
  });
  const spreads = weights.map(({ own, shared, pool, correction }, k) => {
    const A = carried[k]!;
    const mean = means[k]!;
    return noise.map((variance, at) => {
      const raw = own * rows[k]!.second[at]! + shared * rows[K]!.second[at]! + pool * second[at]!;
      const fromData = covariances.reduce((sum, C, i) => sum + A[i]! ** 2 * C[at]!, 0);
      const square = mean[Math.floor(at / d)]! * mean[at % d]! + fromData + pool ** 2 * variance;
      return correction * (raw - square);
    });
  });
  const pool = Float64Array.from(weights, (each) => each.pool);
  return { means, spreads, carried, sources: covariances, pool, noise };
}

/** The pool from the models that publish in it. */
function published(
  ecosystem: GaussianEcosystem,
  models: GaussianMoments,
  share: number,
  before: Float64Array,
  rate: number,
): PoolState {
  const { means, spreads, carried, sources, pool } = models;
  const d = ecosystem.features;
  const K = means.length;
  const gamma = new Float64Array(K + 1);
  for (const A of carried)
    A.forEach((x, i) => {
      gamma[i]! += share * x;
    });
  const second = zeros(d);
  const noise = before.map((x) => rate ** 2 * x);
  means.forEach((mean, j) => {
    const { synthetic } = ecosystem.entities[j]!;
    const A = carried[j]!;
    for (let at = 0; at < d * d; at++) {
      const fromData = sources.reduce((sum, C, i) => sum + A[i]! ** 2 * C[at]!, 0);
      const square =
        mean[Math.floor(at / d)]! * mean[at % d]! + fromData + pool[j]! ** 2 * models.noise[at]!;
      second[at]! += share * (spreads[j]![at]! + square);
      noise[at]! += (share ** 2 / synthetic) * spreads[j]![at]!;
    }
  });
  return { gamma, second, noise };
}

/** The pool in the limit: weights of the sources, then (V, N) entry by entry. */
function fixedPoint(ecosystem: GaussianEcosystem, recurrence: GaussianRecurrence): PoolState {
  const { later, share } = recurrence;
  const K = later.length;
  const d = ecosystem.features;
  const gap = 1 - meanRate(later, share);
  const gamma = Float64Array.from({ length: K + 1 }, (_, i) =>
    i < K
      ? (share * later[i]!.own) / gap
      : later.reduce((sum, { shared }) => sum + share * shared, 0) / gap,
  );
  // One step from V = N = 0 gives what is constant.
  const constant = published(
    ecosystem,
    read(ecosystem, later, { gamma, second: zeros(d), noise: zeros(d) }),
    share,
    zeros(d),
    0,
  );
  const [[vv, vn], [nv, nn]] = spreadMap(ecosystem, recurrence);
  const determinant = (1 - vv) * (1 - nn) - vn * nv;
  const { second: v, noise: n } = constant;
  return {
    gamma,
    second: v.map((x, at) => ((1 - nn) * x + vn * n[at]!) / determinant),
    noise: n.map((x, at) => ((1 - vv) * x + nv * v[at]!) / determinant),
  };
}
