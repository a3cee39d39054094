import { type Ecosystem, population } from '../ecosystem/ecosystem.js';
import type { RunOptions } from '../simulation/options.js';
import { type Simulation, simulateEcosystem } from '../simulation/simulate.js';

/** More entities than this are not simulated for a figure, whose cost grows with their square. */
export const MOST_SIMULATED = 500;

/** How a figure's scenario is simulated. */
export interface Replication extends Omit<RunOptions, 'synthetic'> {
  readonly generations: number;
  readonly replicates: number;
  readonly seed: number;
}

/** The same for figures that can do without. */
export interface OptionalReplication extends Replication {
  readonly theoryOnly?: boolean;
}

/**
 * One simulation of a ecosystem for its figures.
 *
 * @param ecosystem - Not modified.
 * @param options - how it is simulated.
 * @param record - generations to keep (default: all from 0 to T).
 * @returns null where the population is above 500, or T below 0: figures then draw the closed form alone.
 * @throws DomainError if an option is out of its range; the reason of `signal` when it aborts.
 */
export async function simulatedTrajectory(
  ecosystem: Ecosystem,
  { generations, replicates, seed, engine, onProgress, signal }: Replication,
  record?: readonly number[],
): Promise<Simulation | null> {
  if (population(ecosystem) > MOST_SIMULATED || generations < 0) return null;
  const options = { generations, replicates, seed, engine, onProgress, signal };
  return simulateEcosystem(ecosystem, record === undefined ? options : { ...options, record });
}
