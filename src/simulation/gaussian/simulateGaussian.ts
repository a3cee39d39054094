import {
  type GaussianEcosystem,
  gaussianEcosystem,
  type Rows,
} from '../../ecosystem/gaussian/gaussianEcosystem.js';
import { type RandomStream, randomStream } from '../../random/stream.js';
import type { GaussianScenario } from '../../scenario/gaussian/gaussianScenario.js';
import type { RunOptions } from '../options.js';
import { addVector, NO_PAIRS, noMoments, standardErrors } from '../runningMoments.js';
import { wholeRun } from '../wholeRun.js';

/** Averages over replicates. */
export interface SampledGaussian {
  readonly mean: number[][];
  readonly spread: number[][][];
  readonly mse: number[];
  readonly dispersion: number;
}

/** What a simulation of Gaussian models saw. */
export interface GaussianSimulation {
  readonly scenario: string;
  readonly model: 'gaussian';
  readonly entities: readonly string[];
  readonly replicates: number;
  readonly seed: number;
  readonly generations: number;
  readonly trajectory: readonly ({ readonly generation: number } & SampledGaussian & {
      /** Medians of tr Σ̂_k: they show a collapse that averages hide. */
      readonly medianSpread: number[];
      /** √(variance/replicates); NaN for a single replicate. */
      readonly standardErrors: SampledGaussian;
    })[];
}

interface Sample {
  readonly mean: Float64Array;
  readonly second: Float64Array;
}

/**
 * Simulates Gaussian models: samples are drawn and models fitted to their weighted moments.
 *
 * @param scenario - Not modified.
 * @param options - generations, replicates, seed; it runs in this thread.
 * @returns averages over replicates with standard errors; the same seed gives the same bytes.
 * @throws ScenarioError if the scenario breaks a rule; DomainError if an option is out of its range; the reason of
 *   `signal` when it aborts.
 */
export function simulateGaussian(
  scenario: GaussianScenario,
  options: RunOptions = {},
): GaussianSimulation {
  const ecosystem = gaussianEcosystem(scenario);
  const { generations, replicates, seed } = wholeRun(options);
  const { features: d, entities, origin } = ecosystem;
  const K = entities.length;
  const length = K * d + K * d * d + K + 1;
  const averages = noMoments(length, NO_PAIRS, generations + 1);
  const traces = averages.map(() => entities.map(() => new Float64Array(replicates)));
  for (let run = 0; run < replicates; run++) {
    options.signal?.throwIfAborted();
    simulateOnce(ecosystem, generations, randomStream(seed, run), (t, readings) => {
      addVector(averages[t]!, readings);
      for (let k = 0; k < K; k++) {
        let trace = 0;
        for (let i = 0; i < d; i++) trace += readings[K * d + k * d * d + i * (d + 1)]!;
        traces[t]![k]![run] = trace;
      }
    });
    options.onProgress?.(run + 1, replicates);
  }
  const arranged = (numbers: Float64Array, from: (i: number) => number): SampledGaussian => ({
    mean: entities.map((_, k) =>
      Array.from({ length: d }, (__, i) => numbers[k * d + i]! + from(i)),
    ),
    spread: entities.map((_, k) =>
      Array.from({ length: d }, (__, i) => {
        const at = K * d + k * d * d + i * d;
        return [...numbers.subarray(at, at + d)];
      }),
    ),
    mse: [...numbers.subarray(K * d + K * d * d, length - 1)],
    dispersion: numbers[length - 1]!,
  });
  return {
    scenario: ecosystem.name,
    model: 'gaussian',
    entities: entities.map(({ name }) => name),
    ...{ replicates, seed, generations },
    trajectory: averages.map((seen, generation) => ({
      generation,
      ...arranged(seen.mean, (i) => origin[i]!),
      medianSpread: traces[generation]!.map(median),
      standardErrors: arranged(standardErrors(seen), () => 0),
    })),
  };
}

function median(values: Float64Array): number {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** One run; readings are means, covariances, squared errors, and the dispersion. */
function simulateOnce(
  ecosystem: GaussianEcosystem,
  generations: number,
  random: RandomStream,
  watch: (generation: number, readings: Float64Array) => void,
): void {
  const { features: d, entities, public: shared, unbiased, truth } = ecosystem;
  const K = entities.length;
  const observe = (rows: Rows): Sample | null => {
    if (rows.samples === 0) return null;
    if (rows.covariance === null) return momentsOf(rows.rows, d);
    return drawn(rows.mean, rows.covariance, rows.samples, random);
  };
  const own = entities.map((entity) => observe(entity.private));
  const common = observe(shared);
  const fittedModel = (k: number, pool: readonly Sample[] | null) => {
    const { alpha, beta, private: rows } = entities[k]!;
    const real = pool === null ? 1 : 1 - alpha;
    const parts: { weight: number; sample: Sample; n: number }[] = [];
    if (own[k]) parts.push({ weight: real * beta, sample: own[k]!, n: rows.samples });
    if (common) parts.push({ weight: real * (1 - beta), sample: common, n: shared.samples });
    pool?.forEach((sample, j) => {
      parts.push({ weight: alpha / K, sample, n: entities[j]!.synthetic });
    });
    const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
    const mean = new Float64Array(d);
    const second = new Float64Array(d * d);
    let squares = 0;
    for (const { weight, sample, n } of parts) {
      const w = weight / whole;
      squares += (w * w) / n;
      sample.mean.forEach((x, i) => {
        mean[i]! += w * x;
      });
      sample.second.forEach((x, i) => {
        second[i]! += w * x;
      });
    }
    const factor = unbiased ? 1 / (1 - squares) : 1;
    const covariance = second.map(
      (x, at) => factor * (x - mean[Math.floor(at / d)]! * mean[at % d]!),
    );
    return { mean, covariance };
  };
  let models = entities.map((_, k) => fittedModel(k, null));
  for (let t = 0; ; t++) {
    const readings = new Float64Array(K * d + K * d * d + K + 1);
    models.forEach(({ mean, covariance }, k) => {
      readings.set(mean, k * d);
      readings.set(covariance, K * d + k * d * d);
      readings[K * d + K * d * d + k] = mean.reduce((sum, x, i) => sum + (x - truth[i]!) ** 2, 0);
    });
    for (let i = 0; i < d; i++) {
      const average = models.reduce((sum, { mean }) => sum + mean[i]! / K, 0);
      for (const { mean } of models) {
        readings[readings.length - 1]! += (mean[i]! - average) ** 2 / K;
      }
    }
    watch(t, readings);
    if (t === generations) return;
    const pool = models.map(({ mean, covariance }, j) =>
      drawn(mean, covariance, entities[j]!.synthetic, random),
    );
    models = entities.map((_, k) => fittedModel(k, pool));
  }
}

function momentsOf(rows: readonly Float64Array[], d: number): Sample {
  const mean = new Float64Array(d);
  const second = new Float64Array(d * d);
  for (const row of rows) {
    for (let i = 0; i < d; i++) {
      mean[i]! += row[i]! / rows.length;
      for (let j = 0; j < d; j++) second[i * d + j]! += (row[i]! * row[j]!) / rows.length;
    }
  }
  return { mean, second };
}

/** Moments of n samples of N(mean, covariance). */
function drawn(
  mean: Float64Array,
  covariance: Float64Array,
  n: number,
  random: RandomStream,
): Sample {
  const d = mean.length;
  const root = triangularRoot(covariance, d);
  const z = new Float64Array(d);
  const rows = Array.from({ length: n }, () => {
    random.fillNormal(z);
    return mean.map((centre, i) => {
      let x = centre;
      for (let j = 0; j <= i; j++) x += root[i * d + j]! * z[j]!;
      return x;
    });
  });
  return momentsOf(rows, d);
}

/** L with LLᵀ = C, by Cholesky; a pivot that has vanished leaves its column 0. */
function triangularRoot(C: Float64Array, d: number): Float64Array {
  const L = new Float64Array(d * d);
  for (let j = 0; j < d; j++) {
    let pivot = C[j * d + j]!;
    for (let p = 0; p < j; p++) pivot -= L[j * d + p]! ** 2;
    if (pivot <= 1e-14 * C[j * d + j]!) continue;
    L[j * d + j] = Math.sqrt(pivot);
    for (let i = j + 1; i < d; i++) {
      let entry = C[i * d + j]!;
      for (let p = 0; p < j; p++) entry -= L[i * d + p]! * L[j * d + p]!;
      L[i * d + j] = entry / L[j * d + j]!;
    }
  }
  return L;
}
