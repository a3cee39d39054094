import { BATCH } from './batchState.js';
import { type Interaction, individuals } from './interaction.js';
import type { Pairs } from './runningMoments.js';

/**
 * Where the numbers read from a replicate begin, K individuals of J kinds: the estimates (K·d), squared errors
 * (K), dispersion (1), risks (K rows of J + 1, the public last) and inner products of estimates (the upper
 * triangle of K×K, row by row).
 */
export interface ReadingsLayout {
  readonly kindOf: readonly number[];
  /** K. */
  readonly individuals: number;
  /** d. */
  readonly features: number;
  /** J. */
  readonly kinds: number;
  readonly estimates: number;
  readonly squaredErrors: number;
  readonly dispersion: number;
  readonly risks: number;
  readonly inner: number;
  readonly length: number;
  /**
   * Pairs whose covariance standard errors need in addition to variances; for every k < l, row by row, those of
   * (p, a), (p, b) and (a, b) with p = θ̂_kᵀθ̂_l, a = ‖θ̂_k‖², b = ‖θ̂_l‖².
   */
  readonly pairs: Pairs;
}

/** The layout for an interaction. */
export function readingsLayout(world: Interaction): ReadingsLayout {
  const kindOf = individuals(world);
  const [K, d, J] = [kindOf.length, world.features, world.kinds.length];
  const squaredErrors = K * d;
  const dispersion = squaredErrors + K;
  const risks = dispersion + 1;
  const inner = risks + K * (J + 1);
  const layout = {
    kindOf,
    individuals: K,
    features: d,
    kinds: J,
    estimates: 0,
    squaredErrors,
    dispersion,
    risks,
    inner,
    length: inner + (K * (K + 1)) / 2,
    pairs: new Int32Array(3 * K * (K - 1)),
  };
  for (let k = 0, at = 0; k < K; k++) {
    for (let l = k + 1; l < K; l++, at += 6) {
      const [p, a, b] = [
        innerPlace(layout, k, l),
        innerPlace(layout, k, k),
        innerPlace(layout, l, l),
      ];
      layout.pairs.set([p, a, p, b, a, b], at);
    }
  }
  return layout;
}

/** Where θ̂_kᵀθ̂_l stands, in either order. */
export const innerPlace = (
  { inner, individuals: K }: Pick<ReadingsLayout, 'inner' | 'individuals'>,
  k: number,
  l: number,
): number => inner + triangle(K, Math.min(k, l)) + Math.abs(k - l);

/** Where the three pairs of k < l begin. */
export const similarityPlace = (
  { individuals: K }: Pick<ReadingsLayout, 'individuals'>,
  k: number,
  l: number,
): number => 3 * (triangle(K - 1, k) + (l - k - 1));

/** How many entries the rows before row k of an upper triangle of K rows have. */
const triangle = (K: number, k: number): number => k * K - (k * (k - 1)) / 2;

/** Room for the readings of a batch: a row of `BATCH` replicates for each number. */
export const readingsOfBatch = ({ length }: ReadingsLayout): Float64Array =>
  new Float64Array(length * BATCH);

/** Writes the readings of the first `count` replicates of a batch. */
export type ReadBatch = (values: Float64Array, count: number) => void;
