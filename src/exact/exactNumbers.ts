import type { Scheduled } from '../ecosystem/scheduled.js';
import { DomainError } from '../errors.js';
import { one, type Rational, rational, zero } from '../rational/rational.js';
import { place } from '../scenario/place.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import { exactLimitOf, exactValueAt, Irrational } from './exactExpression.js';

/** The numbers of one generation. */
export interface ExactNumbers {
  readonly alpha: readonly Rational[];
  readonly beta: readonly Rational[];
  /** n of what every kind publishes everywhere, and in a pool alone; null where it publishes nothing else there. */
  readonly samples: readonly Rational[];
  readonly samplesIn: readonly (readonly (Rational | null)[])[];
  /** h of every pool; 0 where only models write. */
  readonly people: readonly Rational[];
}

/**
 * The numbers of generation t.
 *
 * @throws DomainError if one of them is irrational there.
 */
export const numbersAt = (system: ExactEcosystem, source: string, t: number): ExactNumbers =>
  numbersBy(system, ({ value, path }) => {
    try {
      return exactValueAt(value, t);
    } catch (error) {
      if (!(error instanceof Irrational)) throw error;
      throw new DomainError(
        `${place(source).at(path).path}: must be rational at every generation for exact arithmetic, found ${error.reason}. Write it with + - * / ^, min, max and comparisons, or solve without exact arithmetic.`,
      );
    }
  });

/** The numbers that the schedule ends in; null where one does not settle, or exact arithmetic cannot tell on what. */
export function lastingNumbers(system: ExactEcosystem): ExactNumbers | null {
  const values = new Map(system.schedule.map((one) => [one, exactLimitOf(one.value)]));
  if ([...values.values()].includes(null)) return null;
  return numbersBy(system, (scheduled) => values.get(scheduled)!);
}

function numbersBy(
  { entities, pools, schedule }: ExactEcosystem,
  numberOf: (scheduled: Scheduled) => Rational,
): ExactNumbers {
  const numbers = {
    alpha: entities.map(({ alpha }) => alpha),
    beta: entities.map(({ beta }) => beta),
    samples: entities.map(({ synthetic }) => rational(synthetic.samples)),
    samplesIn: entities.map(({ publications }) =>
      publications.map((own) => own && rational(own.data.samples)),
    ),
    people: pools.map(({ people }) => people?.share ?? zero),
  };
  for (const scheduled of schedule) {
    const value = numberOf(scheduled);
    if (scheduled.key === 'people') numbers.people[scheduled.pool] = value;
    else if (scheduled.key !== 'samples') numbers[scheduled.key][scheduled.entity] = value;
    else if (scheduled.pool === null) numbers.samples[scheduled.entity] = value;
    else numbers.samplesIn[scheduled.entity]![scheduled.pool] = value;
  }
  return numbers;
}

/** 1 − x. */
export const rest = (x: Rational): Rational => one.sub(x);
