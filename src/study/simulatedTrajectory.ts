import { type Ecosystem, population } from '../ecosystem/ecosystem.js';
import { type Engine, type Simulation, simulate } from '../simulation/simulate.js';

/** More entities than this are not simulated for a figure, whose cost grows with their square. */
export const MOST_SIMULATED = 500;

/** How a figure's scenario is simulated. */
export interface Replication {
  /** T: generations 0 … T. */
  readonly generations: number;
  /** Independent runs behind every point. */
  readonly replicates: number;
  readonly seed: number;
  /** Where simulations run; this thread unless given. */
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
}

/** The same for figures that can do without. */
export interface OptionalReplication extends Replication {
  /** Draws theory alone (default: false). */
  readonly theoryOnly?: boolean;
}

/**
 * One simulation of a system for its figures.
 *
 * @param system - Not modified.
 * @param record - generations to keep; all from 0 to T unless given.
 * @returns null where the population is above 500, or T below 0: figures then draw the closed form alone.
 * @throws DomainError if an option is out of its range; the reason of `signal` when it aborts.
 */
export async function simulatedTrajectory(
  system: Ecosystem,
  { engine, ...options }: Replication,
  record?: readonly number[],
): Promise<Simulation | null> {
  if (population(system) > MOST_SIMULATED || options.generations < 0) return null;
  return simulate(system, record === undefined ? options : { ...options, record }, engine);
}
