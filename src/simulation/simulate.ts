import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { NumericalError } from '../errors.js';
import { Matrix } from '../linalg/matrix.js';
import type { CategoricalScenario } from '../scenario/categorical/categoricalScenario.js';
import type { GaussianScenario } from '../scenario/gaussian/gaussianScenario.js';
import type { AnyScenario, Scenario } from '../scenario/parseScenario.js';
import {
  isCategorical,
  isGaussian,
  requireAnyScenario,
  requireOptions,
  requireScenario,
} from '../scenario/requireScenario.js';
import {
  type CategoricalSimulation,
  simulateCategorical,
} from './categorical/simulateCategorical.js';
import { type GaussianSimulation, simulateGaussian } from './gaussian/simulateGaussian.js';
import { oneThread } from './oneThread.js';
import { type RunOptions, type SimulationOptions, simulationDefaults, taskOf } from './options.js';
import { allPairs, momentsLength, PART_REPLICATES } from './parts.js';
import { readingsLayout } from './readings.js';
import {
  mergeMoments,
  noMoments,
  type RunningMoments,
  sampleCovariances,
  sampleVariances,
} from './runningMoments.js';
import { type SampledGeneration, sampledGeneration } from './sampledGeneration.js';
import { modelUnit, type Units } from './units.js';

/** Sample moments of the stacked estimates, or of functionals of them, at one generation. */
export interface StackedMoments {
  readonly generation: number;
  /** How many replicates. */
  readonly count: number;
  /** q numbers; entity by entity, d each, where no functionals were chosen. */
  readonly mean: Float64Array;
  /** Unbiased (divided by count − 1), q×q, exactly symmetric. */
  readonly covariance: Matrix;
}

/** What a simulation saw. */
export interface Simulation {
  readonly replicates: number;
  readonly seed: number;
  readonly generations: number;
  readonly synthetic: 'fixed' | 'redrawn';
  readonly trajectory: SampledGeneration[];
  /** At the generations chosen in `moments`. */
  readonly moments: StackedMoments[];
}

/**
 * Simulates the interaction itself, many times: real labels are drawn, models fitted by weighted least squares,
 * and in every generation they label rows, the labelled rows meet in pools, and all models are fitted again.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @param options - how much is simulated, what is kept, and where it runs (default: 1000 runs of 10 generations, seed 1,
 *   in this thread).
 * @returns averages over replicates with standard errors. They depend on scenario, options and seed alone: each
 *   replicate has its own random stream, and parts of them are added up in a fixed order.
 * @throws DomainError or ShapeError if an option is out of its range; NumericalError naming the first generation whose
 *   numbers overflow; the reason of `signal` when it aborts.
 * @example
 * import { simulate } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const { trajectory } = await simulate(readScenario('twins'), { generations: 3, replicates: 200 });
 * console.log(trajectory.map(({ mse }) => mse[0]));
 * @source vu2025 (docs/references.md)
 */
export function simulate(scenario: Scenario, options?: SimulationOptions): Promise<Simulation>;
export function simulate(
  scenario: CategoricalScenario,
  options?: RunOptions,
): Promise<CategoricalSimulation>;
export function simulate(
  scenario: GaussianScenario,
  options?: RunOptions,
): Promise<GaussianSimulation>;
export function simulate(
  scenario: AnyScenario,
  options?: RunOptions,
): Promise<Simulation | CategoricalSimulation | GaussianSimulation>;
export async function simulate(
  scenario: AnyScenario,
  options: SimulationOptions = {},
): Promise<Simulation | CategoricalSimulation | GaussianSimulation> {
  requireAnyScenario('simulate', scenario);
  requireOptions('simulate', options);
  if (isCategorical(scenario)) return simulateCategorical(scenario, options);
  if (isGaussian(scenario)) return simulateGaussian(scenario, options);
  requireScenario('simulate', scenario);
  return simulateEcosystem(scenario, options);
}

/**
 * `simulate` for those who have the ecosystem already.
 *
 * @param input - a scenario or its ecosystem. Not modified.
 * @param options - as for `simulate`.
 * @returns as `simulate`.
 * @throws as `simulate`.
 */
export async function simulateEcosystem(
  input: Scenario | Ecosystem,
  options: SimulationOptions = {},
): Promise<Simulation> {
  const { engine = oneThread } = options;
  options.signal?.throwIfAborted();
  const task = taskOf(input, options);
  const { generations = simulationDefaults.generations } = options;
  const { replicates, seed, synthetic, record, moments } = task;
  const layout = readingsLayout(task.world);
  const length = momentsLength(task);
  const pairs = moments.length > 0 ? allPairs(length) : new Int32Array(0);
  const readings = noMoments(layout.length, layout.pairs, record.length);
  const stacked = noMoments(length, pairs, moments.length);
  let done = 0;
  for await (const part of engine(task, options.signal)) {
    if (part.overflow !== null) throw overflow(part.overflow);
    part.readings.forEach((moment, i) => {
      mergeMoments(readings[i]!, moment, layout.pairs);
    });
    part.moments.forEach((moment, i) => {
      mergeMoments(stacked[i]!, moment, pairs);
    });
    done = Math.min(replicates, done + PART_REPLICATES);
    options.onProgress?.(done, replicates);
  }
  const { units } = task.world;
  const trajectory = readings.map((moment, i) =>
    sampledGeneration(record[i]!, moment, layout, units),
  );
  for (const { generation, mean, mse, dispersion, risk } of trajectory) {
    // What was finite in the units of the simulation may not be so in those of the scenario.
    const all = [mean.flat(), mse, [dispersion], risk.flat()];
    if (!all.every((numbers) => numbers.every(Number.isFinite))) throw overflow(generation);
  }
  return {
    replicates,
    seed,
    generations,
    synthetic,
    trajectory,
    moments: stacked.map((moment, i) => stackedMoments(moments[i]!, moment, units)),
  };
}

const overflow = (generation: number): NumericalError =>
  new NumericalError(
    `simulate: squared models and their spread must fit in float64, found overflow in generation ${generation}. ${
      generation === 0
        ? 'Rescale the features or the truth.'
        : `Simulate at most ${generation - 1} generations.`
    }`,
  );

const stackedMoments = (
  generation: number,
  moments: RunningMoments,
  units: Units,
): StackedMoments => {
  const unit = modelUnit(units);
  const squared = (x: number) => x * unit * unit;
  return {
    generation,
    count: moments.count,
    mean: moments.mean.map((x) => x * unit),
    covariance: symmetric(
      sampleVariances(moments).map(squared),
      sampleCovariances(moments).map(squared),
    ),
  };
};

/** The symmetric matrix of this diagonal and, row by row, what lies above it. */
function symmetric(diagonal: Float64Array, above: Float64Array): Matrix {
  const A = new Matrix(diagonal.length, diagonal.length);
  let at = 0;
  diagonal.forEach((entry, i) => {
    A.set(i, i, entry);
    for (let j = i + 1; j < diagonal.length; j++, at++) {
      A.set(i, j, above[at]!);
      A.set(j, i, above[at]!);
    }
  });
  return A;
}
