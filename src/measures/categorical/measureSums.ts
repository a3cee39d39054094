import type { ContextData } from '../../ecosystem/categorical/contextData.js';
import type { TypeMoments } from '../../solution/categorical/contextMoments.js';

/** Sums over contexts and types from which the measures of one generation follow. */
export interface MeasureSums {
  /** Σ w E⟨p_k, p_l⟩, K×K. */
  readonly agreement: Float64Array;
  /** Σ w E p_k(1 − p_k), K numbers. */
  readonly diversity: Float64Array;
  readonly bias2: Float64Array;
  readonly variance: Float64Array;
  /** Σ w E‖p_k − p̄‖², K numbers. */
  readonly deviation: Float64Array;
  /** Σ f_j E‖p_k − q_j‖², K×(K + 1). */
  readonly risk: Float64Array;
}

/** Sums of nothing. */
export const noSums = (K: number): MeasureSums => ({
  agreement: new Float64Array(K * K),
  diversity: new Float64Array(K),
  bias2: new Float64Array(K),
  variance: new Float64Array(K),
  deviation: new Float64Array(K),
  risk: new Float64Array(K * (K + 1)),
});

/** What a context counts in the measures. */
export interface ContextWeights {
  /** w(c). */
  readonly weight: number;
  /** f_j(c) of every entity's task and, last, of the public task. */
  readonly tasks: Float64Array;
}

/**
 * Adds one type of one context to the sums of a generation.
 *
 * @param sums - changed in place.
 * @param data - the context, and the place of the type in it. Not modified.
 * @param moments - of that type. Not modified.
 */
export function addType(
  sums: MeasureSums,
  data: ContextData,
  place: number,
  { weight, tasks }: ContextWeights,
  moments: TypeMoments,
): void {
  const { mean, variances, carried: A, reads, spread } = moments;
  const K = mean.length;
  const M = reads.length / K;
  const count = data.multiplicity[place]!;
  const w = weight * count;
  const truth = data.truth[place]!;
  /** Covariance of the combinations Σ x_k p_k and Σ y_k p_k is bilinear; here of two models. */
  const covariance = (k: number, l: number): number => {
    let sum = 0;
    if (A !== null) {
      for (let i = 0; i <= K; i++) {
        sum += variances[i]! * A[k * (K + 1) + i]! * A[l * (K + 1) + i]!;
      }
    }
    for (let a = 0; a < M; a++) {
      const left = reads[k * M + a]!;
      if (left === 0) continue;
      for (let b = 0; b < M; b++) sum += left * spread[a * M + b]! * reads[l * M + b]!;
    }
    return sum;
  };
  for (let k = 0; k < K; k++) {
    const own = covariance(k, k);
    const m = mean[k]!;
    if (w > 0) {
      sums.agreement[k * K + k]! += w * (m * m + own);
      sums.diversity[k]! += w * (m * (1 - m) - own);
      sums.bias2[k]! += w * (m - truth) ** 2;
      sums.variance[k]! += w * own;
      for (let l = 0; l < k; l++) {
        const both = w * (m * mean[l]! + covariance(k, l));
        sums.agreement[k * K + l]! += both;
        sums.agreement[l * K + k]! += both;
      }
    }
    for (let j = 0; j <= K; j++) {
      const law = data.tasks[j];
      if (law == null) continue;
      sums.risk[k * (K + 1) + j]! += tasks[j]! * count * ((m - law[place]!) ** 2 + own);
    }
  }
  if (w > 0) addDeviations(sums.deviation, w, moments);
}

/** E(p_k − p̄)², from differences: models that are nearly alike lose no digits. */
function addDeviations(
  deviation: Float64Array,
  w: number,
  { mean, variances, carried: A, reads, spread }: TypeMoments,
): void {
  const K = mean.length;
  const M = reads.length / K;
  const centre = averageOf(mean, K, 1);
  const carriedCentre = A === null ? null : averageOf(A, K, K + 1);
  const readsCentre = averageOf(reads, K, M);
  for (let k = 0; k < K; k++) {
    let sum = (mean[k]! - centre[0]!) ** 2;
    if (A !== null && carriedCentre !== null) {
      for (let i = 0; i <= K; i++) {
        sum += variances[i]! * (A[k * (K + 1) + i]! - carriedCentre[i]!) ** 2;
      }
    }
    for (let a = 0; a < M; a++) {
      const left = reads[k * M + a]! - readsCentre[a]!;
      if (left === 0) continue;
      for (let b = 0; b < M; b++) {
        sum += left * spread[a * M + b]! * (reads[k * M + b]! - readsCentre[b]!);
      }
    }
    deviation[k]! += w * sum;
  }
}

function averageOf(rows: Float64Array, K: number, width: number): Float64Array {
  const average = new Float64Array(width);
  for (let k = 0; k < K; k++) {
    for (let i = 0; i < width; i++) average[i]! += rows[k * width + i]! / K;
  }
  return average;
}
