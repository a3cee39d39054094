import { BATCH } from './batchState.js';
import { type Interaction, individuals } from './interaction.js';
import type { Pairs } from './runningMoments.js';

/**
 * Where each number read from a replicate stands, K individuals of J kinds: the estimates (K·d), then squared
 * errors (K), dispersion (1), risks (K·(J + 1)) and inner products of estimates (K(K + 1)/2).
 */
export interface ReadingsLayout {
  readonly kindOf: readonly number[];
  /** d. */
  readonly features: number;
  /** J. */
  readonly kinds: number;
  readonly length: number;
  readonly estimate: (k: number, i: number) => number;
  readonly squaredError: (k: number) => number;
  readonly dispersion: number;
  /** On the data of kind j; of the public for j = J. */
  readonly risk: (k: number, j: number) => number;
  /** θ̂_kᵀθ̂_l, in either order. */
  readonly inner: (k: number, l: number) => number;
  /** Pairs whose covariance standard errors need besides variances: three for each similarity. */
  readonly pairs: Pairs;
  /** Place among the pairs of (inner kl, inner kk), then (inner kl, inner ll), (inner kk, inner ll), for k < l. */
  readonly similarityPair: (k: number, l: number) => number;
}

/** The layout for an interaction. */
export function readingsLayout(world: Interaction): ReadingsLayout {
  const kindOf = individuals(world);
  const [K, d, J] = [kindOf.length, world.features, world.kinds.length];
  const afterEstimates = K * d;
  const dispersion = afterEstimates + K;
  const afterRisks = dispersion + 1 + K * (J + 1);
  const length = afterRisks + (K * (K + 1)) / 2;
  // Row k of the upper triangle begins after k rows of lengths K, K − 1, …
  const above = (k: number, l: number) => k * K - (k * (k - 1)) / 2 + (l - k);
  const strictlyAbove = (k: number, l: number) => above(k, l) - k - 1;
  const inner = (k: number, l: number) => afterRisks + (k <= l ? above(k, l) : above(l, k));
  const pairs = new Int32Array(3 * K * (K - 1));
  let at = 0;
  for (let k = 0; k < K; k++) {
    for (let l = k + 1; l < K; l++) {
      const [kl, kk, ll] = [inner(k, l), inner(k, k), inner(l, l)];
      pairs.set([kl, kk, kl, ll, kk, ll], at);
      at += 6;
    }
  }
  return {
    kindOf,
    features: d,
    kinds: J,
    length,
    estimate: (k, i) => k * d + i,
    squaredError: (k) => afterEstimates + k,
    dispersion,
    risk: (k, j) => dispersion + 1 + k * (J + 1) + j,
    inner,
    pairs,
    similarityPair: (k, l) => 3 * strictlyAbove(k, l),
  };
}

/** Room for the readings of a batch: a row of `BATCH` replicates for each number. */
export const readingsOfBatch = ({ length }: ReadingsLayout): Float64Array =>
  new Float64Array(length * BATCH);

/** Writes the readings of the first `count` replicates of a batch. */
export type ReadBatch = (values: Float64Array, count: number) => void;
