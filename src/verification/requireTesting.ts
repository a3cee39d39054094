import { DomainError } from '../errors.js';

/**
 * @param suggested - replicates to try.
 * @throws DomainError if a false-alarm rate is no probability, or there are too few replicates for a variance.
 */
export function requireTesting(falseAlarm: number, replicates: number, suggested: number): void {
  if (!(falseAlarm > 0 && falseAlarm < 1)) {
    throw new DomainError(
      `verify: falseAlarm must be between 0 and 1, found ${falseAlarm}. Try 1e-6.`,
    );
  }
  if (!(Number.isInteger(replicates) && replicates >= 2)) {
    throw new DomainError(
      `verify: replicates must be a whole number, 2 or more, found ${replicates}. Try ${suggested}.`,
    );
  }
}
