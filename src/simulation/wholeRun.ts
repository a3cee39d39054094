import { DomainError } from '../errors.js';
import { type RunOptions, simulationDefaults } from './options.js';

/**
 * How much is simulated, for families that run in one thread.
 *
 * @throws DomainError if a number is not whole or too small.
 */
export function wholeRun(
  options: RunOptions,
): Required<Pick<RunOptions, 'generations' | 'replicates' | 'seed'>> {
  const { generations, replicates, seed } = { ...simulationDefaults, ...options };
  for (const [name, value, least] of [
    ['generations', generations, 0],
    ['replicates', replicates, 1],
    ['seed', seed, 0],
  ] as const) {
    if (Number.isSafeInteger(value) && value >= least) continue;
    throw new DomainError(
      `simulate: ${name} must be a whole number, ${least} or more, found ${value}.`,
    );
  }
  return { generations, replicates, seed };
}
