import { innerPlace, type ReadingsLayout, similarityPlace } from './readings.js';
import {
  type RunningMoments,
  sampleCovariances,
  sampleVariances,
  standardErrors,
} from './runningMoments.js';
import { modelUnit, type Units } from './units.js';

/** Averages over replicates, with the definitions of docs/measures.md (Σ = I). */
export interface SampleMeasures {
  /** θ̂_k, K×d. */
  readonly mean: number[][];
  /** ‖θ̂_k − θ‖². */
  readonly mse: number[];
  /** (1/K) Σ_k ‖θ̂_k − θ̄‖². */
  readonly dispersion: number;
  /** (θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j), K×(K + 1); last column: public data against θ. */
  readonly risk: number[][];
  /** avg θ̂_kᵀθ̂_l / √(avg ‖θ̂_k‖² · avg ‖θ̂_l‖²), K×K; NaN where a model is zero. */
  readonly similarity: number[][];
}

/** One generation of a simulation. */
export interface SampledGeneration extends SampleMeasures {
  readonly generation: number;
  /** Standard errors; NaN for a single replicate. */
  readonly standardErrors: SampleMeasures;
}

/**
 * Averages and their standard errors, √(variance/replicates); for a similarity by the delta method: with
 * s = p/√(ab), ds = dp/√(ab) − s/2 (da/a + db/b).
 *
 * @param moments - of the readings, in units of the simulation. Not modified.
 * @param units - those units; the answer is in those of the scenario.
 */
export function sampledGeneration(
  generation: number,
  moments: RunningMoments,
  layout: ReadingsLayout,
  units: Units,
): SampledGeneration {
  const { mean, count } = moments;
  const variances = sampleVariances(moments);
  const covariances = sampleCovariances(moments);
  const errors = standardErrors(moments);
  const { kindOf } = layout;
  const inner = (k: number, l: number) => innerPlace(layout, k, l);
  const square = (entry: (k: number, l: number) => number) =>
    kindOf.map((_, k) => kindOf.map((_, l) => entry(k, l)));
  const similarity = (k: number, l: number) =>
    k === l
      ? mean[inner(k, k)]! / mean[inner(k, k)]!
      : mean[inner(k, l)]! / Math.sqrt(mean[inner(k, k)]! * mean[inner(l, l)]!);
  const similarityError = (k: number, l: number): number => {
    if (k === l) return 0 * errors[inner(k, k)]!;
    if (k > l) return similarityError(l, k);
    const [a, b, s] = [mean[inner(k, k)]!, mean[inner(l, l)]!, similarity(k, l)];
    const root = Math.sqrt(a * b);
    const [p, va, vb] = [inner(k, l), inner(k, k), inner(l, l)].map((i) => variances[i]!);
    const [pa, pb, ab] = covariances.subarray(similarityPlace(layout, k, l));
    const variance =
      p! / (a * b) +
      ((s * s) / 4) * (va! / (a * a) + vb! / (b * b) + (2 * ab!) / (a * b)) -
      (s / root) * (pa! / a + pb! / b);
    // Models that agree in every replicate leave a variance of zero, which rounding may make negative.
    return Math.sqrt(Math.max(0, variance) / count);
  };
  return {
    generation,
    ...arranged(mean, layout, units),
    similarity: square(similarity),
    standardErrors: { ...arranged(errors, layout, units), similarity: square(similarityError) },
  };
}

function arranged(
  numbers: Float64Array,
  { kindOf, features: d, kinds, estimates, squaredErrors, dispersion, risks }: ReadingsLayout,
  units: Units,
): Omit<SampleMeasures, 'similarity'> {
  const unit = modelUnit(units);
  const model = (x: number) => x * unit;
  const squaredModel = (x: number) => x * unit * unit;
  const squaredLabel = (x: number) => x * units.label * units.label;
  return {
    mean: kindOf.map((_, k) =>
      [...numbers.subarray(estimates + k * d, estimates + (k + 1) * d)].map(model),
    ),
    mse: kindOf.map((_, k) => squaredModel(numbers[squaredErrors + k]!)),
    dispersion: squaredModel(numbers[dispersion]!),
    risk: kindOf.map((_, k) =>
      [...kindOf, kinds].map((j) => squaredLabel(numbers[risks + k * (kinds + 1) + j]!)),
    ),
  };
}
