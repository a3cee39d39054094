import { affordableSimulation } from '../ecosystem/capacity.js';
import { type Ecosystem, ecosystem, population } from '../ecosystem/ecosystem.js';
import { requireSchedule } from '../ecosystem/schedule.js';
import { DomainError, ShapeError } from '../errors.js';
import type { Matrix } from '../linalg/matrix.js';
import type { Scenario } from '../scenario/parseScenario.js';
import type { Engine } from './engine.js';
import { interaction } from './interaction.js';
import type { Task } from './parts.js';
import { beyondPlain } from './plainInteraction.js';

/** Every entity is simulated by itself and compared with every other. */
const MOST_ENTITIES = 2000;

/** How much is simulated and where: the same for every verb that simulates. */
export interface RunOptions {
  /** T, generations after the first fit. */
  readonly generations?: number;
  /** Independent runs of the whole interaction. */
  readonly replicates?: number;
  /** Whole number, 0 … 2⁵³ − 1: the same seed gives the same bytes. */
  readonly seed?: number;
  /** Synthetic rows the same in every generation (`fixed`, the default), or drawn again in each (`redrawn`). */
  readonly synthetic?: 'fixed' | 'redrawn';
  /** Where it runs (default: this thread). */
  readonly engine?: Engine | undefined;
  /** Called periodically with the number of replicates done. */
  readonly onProgress?: ((done: number, replicates: number) => void) | undefined;
  /** Ends the simulation with its reason. */
  readonly signal?: AbortSignal | undefined;
}

/** What `simulate` assumes unless told otherwise. */
export const simulationDefaults = {
  generations: 10,
  replicates: 1000,
  seed: 1,
  synthetic: 'fixed',
} as const;

/** What to simulate, how often, and what to keep of it. */
export interface SimulationOptions extends RunOptions {
  /** Generations in the trajectory (default: all from 0 to T). */
  readonly record?: readonly number[];
  /** Also keep moments of the stacked estimates, entity by entity. */
  readonly moments?: {
    readonly generations: readonly number[];
    /** Rows are functionals, q×Kd, whose moments to keep instead of the estimates' own. */
    readonly functionals?: Matrix;
  };
}

/**
 * The task that options describe.
 *
 * @throws DomainError or ShapeError if an option is out of its range or memory; ScenarioError if the scenario breaks a rule.
 */
export function taskOf(input: Scenario | Ecosystem, options: SimulationOptions): Task {
  const { generations, replicates, seed, synthetic, moments } = {
    ...simulationDefaults,
    ...options,
  };
  requireWhole('generations', generations, 0, 2 ** 31);
  requireWhole('replicates', replicates, 1, 2 ** 32 - 2);
  requireWhole('seed', seed, 0, Number.MAX_SAFE_INTEGER);
  if (synthetic !== 'fixed' && synthetic !== 'redrawn') {
    throw new DomainError(`simulate: synthetic must be fixed or redrawn, found ${synthetic}.`);
  }
  affordableSimulation(input, {
    generations,
    replicates,
    recorded: options.record?.length ?? generations + 1,
  });
  const world = 'file' in input ? ecosystem(input) : input;
  requireSchedule(world, 'file' in input ? input.source : world.name, generations);
  const K = population(world);
  if (K > MOST_ENTITIES) {
    throw new DomainError(
      `simulate: the population must be at most ${MOST_ENTITIES} entities, found ${K}. Lower copies; the closed form has no such limit.`,
    );
  }
  const length = K * world.features;
  const functionals = moments?.functionals;
  if (functionals !== undefined && functionals.columns !== length) {
    throw new ShapeError(
      `simulate: functionals must have ${length} columns (entities × features), found ${functionals.columns}.`,
    );
  }
  const everyGeneration = Array.from({ length: generations + 1 }, (_, t) => t);
  const simulated = interaction(world);
  const beyond = synthetic === 'redrawn' ? beyondPlain(simulated) : null;
  if (beyond !== null) {
    throw new DomainError(
      `simulate: synthetic rows redrawn must have models refitted on real data that stay and on what was published last, found ${beyond}. Simulate with fixed rows.`,
    );
  }
  return {
    world: simulated,
    synthetic,
    seed,
    replicates,
    record: rising('record', options.record ?? everyGeneration, generations),
    moments: rising('moments', moments?.generations ?? [], generations),
    functionals:
      functionals === undefined
        ? null
        : { rows: functionals.rows, columns: length, entries: functionals.data },
  };
}

function rising(name: string, values: readonly number[], most: number): number[] {
  for (const value of values) requireWhole(`${name}: a generation`, value, 0, most);
  return [...new Set(values)].sort((a, b) => a - b);
}

function requireWhole(name: string, value: number, least: number, most: number): void {
  if (!(Number.isInteger(value) && value >= least && value <= most)) {
    throw new DomainError(
      `simulate: ${name} must be a whole number from ${least} to ${most}, found ${value}.`,
    );
  }
}
