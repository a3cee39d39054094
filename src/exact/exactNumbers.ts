import { lastingValue } from '../ecosystem/inTime.js';
import type { Scheduled } from '../ecosystem/scheduled.js';
import { one, type Rational, rational, zero } from '../rational/rational.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import { exactLimitOf, rationalAt } from './exactExpression.js';

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
export const numbersAt = (system: ExactEcosystem, t: number): ExactNumbers =>
  numbersBy(system, (scheduled) => rationalAt(scheduled, t));

/**
 * The numbers that the schedule ends in.
 *
 * @returns null where one does not settle within 12 digits by generation 10⁶, or exact arithmetic cannot tell on what.
 */
export function lastingNumbers(system: ExactEcosystem): ExactNumbers | null {
  const settled = ({ value }: Scheduled) =>
    lastingValue(value) === undefined ? null : exactLimitOf(value);
  const values = new Map(system.schedule.map((one) => [one, settled(one)]));
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
