import {
  type CategoricalEcosystem,
  categoricalEcosystem,
} from '../../ecosystem/categorical/categoricalEcosystem.js';
import { contextData } from '../../ecosystem/categorical/contextData.js';
import { randomStream } from '../../random/stream.js';
import type { CategoricalScenario } from '../../scenario/categorical/categoricalScenario.js';
import type { RunOptions } from '../options.js';
import {
  addVector,
  NO_PAIRS,
  noMoments,
  type RunningMoments,
  standardErrors,
} from '../runningMoments.js';
import { wholeRun } from '../wholeRun.js';
import { simulateContext, spelledOut } from './replicate.js';

/** Averages over replicates, with the definitions of docs/families.md. */
export interface SampledCategorical {
  readonly diversity: number[];
  readonly totalDiversity: number;
  readonly dispersion: number;
  readonly agreement: number[][];
  readonly mse: number[];
  /** K×(K + 1); 0 where there is no such task. */
  readonly risk: number[][];
}

/** What a simulation of categorical models saw. */
export interface CategoricalSimulation {
  readonly scenario: string;
  readonly model: 'categorical';
  readonly entities: readonly string[];
  readonly replicates: number;
  readonly seed: number;
  readonly generations: number;
  readonly trajectory: readonly ({ readonly generation: number } & SampledCategorical & {
      /** √(variance/replicates); NaN for a single replicate. */
      readonly standardErrors: SampledCategorical;
    })[];
}

/**
 * Simulates categorical models: answers are drawn one by one and tables fitted from their counts.
 *
 * @param scenario - Not modified.
 * @param options - generations, replicates, seed; it runs in this thread.
 * @returns averages over replicates with standard errors; the same seed gives the same bytes.
 * @throws ScenarioError if the scenario breaks a rule; DomainError if an option is out of its range; the reason of
 *   `signal` when it aborts.
 */
export function simulateCategorical(
  scenario: CategoricalScenario,
  options: RunOptions = {},
): CategoricalSimulation {
  const ecosystem = categoricalEcosystem(scenario);
  const { generations, replicates, seed } = wholeRun(options);
  const K = ecosystem.entities.length;
  const averages = averagesOf(ecosystem, generations, replicates, seed, options);
  return {
    scenario: ecosystem.name,
    model: 'categorical',
    entities: ecosystem.entities.map(({ name }) => name),
    ...{ replicates, seed, generations },
    trajectory: averages.map((seen, generation) => ({
      generation,
      ...arranged(seen.mean, K),
      standardErrors: arranged(standardErrors(seen), K),
    })),
  };
}

/** Averages of the readings, generation by generation. */
function averagesOf(
  ecosystem: CategoricalEcosystem,
  generations: number,
  replicates: number,
  seed: number,
  { signal, onProgress }: RunOptions,
): RunningMoments[] {
  const { entities, contexts, weights } = ecosystem;
  const K = entities.length;
  const tasks = [...entities.map(({ task }) => task), ecosystem.publicTask];
  const length = lengthOf(K);
  const averages = noMoments(length, NO_PAIRS, generations + 1);
  const prepared = Array.from({ length: contexts }, (_, c) => c)
    .filter((c) => weights[c]! > 0 || tasks.some((task) => (task?.shares[c] ?? 0) > 0))
    .map((c) => ({ c, data: spelledOut(ecosystem, c, contextData(ecosystem, c)) }));
  for (let run = 0; run < replicates; run++) {
    signal?.throwIfAborted();
    const random = randomStream(seed, run);
    const readings = averages.map(() => new Float64Array(length));
    for (const { c, data } of prepared) {
      const shares = tasks.map((task) => task?.shares[c] ?? 0);
      simulateContext(ecosystem, c, data, generations, random, (t, models) => {
        const into = readings[t]!;
        for (let i = 0; i < data.types.length; i++) {
          addPlace(into, models, i, weights[c]!, data.truth[i]!, (j) => [
            shares[j]!,
            data.tasks[j]?.[i] ?? 0,
          ]);
        }
      });
    }
    readings.forEach((now, t) => {
      for (let k = 0; k < K; k++) now[k] = 1 - now[k]!;
      now[K] = 1 - now[K]!;
      addVector(averages[t]!, now);
    });
    onProgress?.(run + 1, replicates);
  }
  return averages;
}

/** Readings: K homogeneities, one of the average, dispersion, K agreements of K, K errors, K×(K + 1) risks. */
const lengthOf = (K: number): number => K + 2 + K * K + K + K * (K + 1);

function addPlace(
  into: Float64Array,
  models: readonly Float64Array[],
  i: number,
  w: number,
  truth: number,
  task: (j: number) => readonly [number, number],
): void {
  const K = models.length;
  let average = 0;
  for (const model of models) average += model[i]! / K;
  into[K]! += w * average * average;
  for (let k = 0; k < K; k++) {
    const p = models[k]![i]!;
    into[k]! += w * p * p;
    into[K + 1]! += (w * (p - average) ** 2) / K;
    for (let l = 0; l < K; l++) into[K + 2 + k * K + l]! += w * p * models[l]![i]!;
    into[K + 2 + K * K + k]! += w * (p - truth) ** 2;
    for (let j = 0; j <= K; j++) {
      const [share, right] = task(j);
      into[2 * K + 2 + K * K + k * (K + 1) + j]! += share * (p - right) ** 2;
    }
  }
}

function arranged(numbers: Float64Array, K: number): SampledCategorical {
  const row = (from: number, length: number) => [...numbers.subarray(from, from + length)];
  return {
    diversity: row(0, K),
    totalDiversity: numbers[K]!,
    dispersion: numbers[K + 1]!,
    agreement: Array.from({ length: K }, (_, k) => row(K + 2 + k * K, K)),
    mse: row(K + 2 + K * K, K),
    risk: Array.from({ length: K }, (_, k) => row(2 * K + 2 + K * K + k * (K + 1), K + 1)),
  };
}
