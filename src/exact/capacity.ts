import { DomainError } from '../errors.js';
import { bitLength } from '../rational/integers.js';
import type { Rational } from '../rational/rational.js';
import type { RationalMatrix } from '../rational/rationalMatrix.js';
import type { Scenario } from '../scenario/parseScenario.js';

import type { ExactEcosystem } from './exactEcosystem.js';

/** The largest d, and kinds × d, that exact arithmetic takes on: seconds, with fractions of a few digits. */
const MOST_FEATURES = 16;
const MOST_UNKNOWNS = 128;
/** The longest fraction, in decimal digits of its denominator: ten seconds or so. */
const MOST_DIGITS = 3000;
/** The most numbers in the state of models and of what pools keep. */
const MOST_STATE = 64;
/** Gradient steps: the denominator of A is raised to that power. */
const MOST_STEPS = 50;
const DIGITS_PER_BIT = Math.log10(2);

/**
 * Refuses a scenario of too many features or kinds before any work; copies cost nothing.
 *
 * @throws DomainError that says how large it may be.
 */
export function requireFewUnknowns({ file, source }: Scenario): void {
  const { features, entities } = file;
  const unknowns = features * entities.length;
  if (features <= MOST_FEATURES && unknowns <= MOST_UNKNOWNS) return;
  throw new DomainError(
    `${source}: exact arithmetic takes at most ${MOST_FEATURES} features, and ${MOST_UNKNOWNS} features × kinds of entities, found ${features} features × ${entities.length} kinds = ${unknowns}. Make the scenario smaller, or solve without exact arithmetic.`,
  );
}

/**
 * Refuses a scenario whose models, and what pools keep of one generation for the next, are too many numbers.
 *
 * @throws DomainError that says how many there may be.
 */
export function requireFewBlocks(source: string, features: number, blocks: number): void {
  const found = features * blocks;
  if (found <= MOST_STATE) return;
  throw new DomainError(
    `${source}: exact arithmetic takes at most ${MOST_STATE} numbers from one generation to the next, found ${features} features × ${blocks} models and batches that pools keep = ${found}. Make the scenario smaller, or solve without exact arithmetic.`,
  );
}

/**
 * Refuses so many gradient steps that their fractions would be unreadably long.
 *
 * @throws DomainError that says how many there may be.
 */
export function requireShortSteps(
  source: string,
  { entities }: Pick<ExactEcosystem, 'entities'>,
): void {
  for (const { name, update } of entities) {
    if (update.kind === 'refit' || update.steps <= MOST_STEPS) continue;
    throw new DomainError(
      `${source}: exact arithmetic takes at most ${MOST_STEPS} gradient steps in a generation, found ${update.steps} of ${name}. Take fewer, or solve without exact arithmetic.`,
    );
  }
}

/**
 * Refuses a scenario whose answer would be unreadably long fractions, before most of the work. The denominator of
 * the covariance has about n times the digits of that of the characteristic polynomial, n its degree, and one
 * generation adds twice the digits of R.
 *
 * @throws DomainError that says how long they would be.
 */
export function requireShortFractions(
  source: string,
  characteristic: readonly Rational[],
  R: RationalMatrix,
  generations = 0,
): void {
  const degree = characteristic.length - 1;
  const bits = characteristic.reduce((most, { d }) => Math.max(most, bitLength(d)), 0);
  const inLimit = Math.round(degree * bits * DIGITS_PER_BIT);
  const inTrajectory = Math.round(2 * generations * bitLength(R.denominator) * DIGITS_PER_BIT);
  const refuse = (what: string, digits: number, next: string) =>
    new DomainError(
      `${source}: fractions of exact arithmetic must have at most ${MOST_DIGITS.toLocaleString('en')} digits, found about ${digits.toLocaleString('en')} ${what}. ${next}, or solve without exact arithmetic.`,
    );
  if (inLimit > MOST_DIGITS) {
    throw refuse(
      'in the limit',
      inLimit,
      'Give numbers of fewer digits (drawn rows have 16 each), fewer features or fewer kinds',
    );
  }
  if (inTrajectory > MOST_DIGITS) {
    throw refuse(
      `in generation ${generations}`,
      inTrajectory,
      `Ask for at most ${Math.floor((generations * MOST_DIGITS) / inTrajectory)} generations`,
    );
  }
}
