import { characteristicPolynomial } from '../rational/polynomial.js';
import type { Rational } from '../rational/rational.js';
import { zeros } from '../rational/rationalMatrix.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { requireFewUnknowns, requireShortFractions } from './capacity.js';
import { type ExactEcosystem, exactEcosystem } from './exactEcosystem.js';
import { exactLimit, exactNext, exactStart } from './exactLaw.js';
import {
  type ExactMeasures,
  exactHomogenization,
  exactInfluence,
  exactMeasures,
  exactTransfer,
} from './exactMeasures.js';
import { exactImages, initialImages } from './exactMoments.js';
import {
  type ExactNumber,
  exactNumber,
  type ReportedQuantity,
  reportedQuantity,
} from './exactNumber.js';
import { type ExactRecurrence, exactRecurrence } from './exactRecurrence.js';
import {
  type ExactReport,
  type ExactRow,
  exactReport,
  exactRows,
  influencePerRow,
  tasksPerRow,
} from './exactRows.js';
import { type ExactVerdict, exactVerdict } from './exactStability.js';

/** What `solveExact` answers: plain data, the object that `monoculture solve --exact --json` prints. */
export interface ExactSolution {
  readonly scenario: string;
  readonly features: number;
  readonly featureNames: readonly string[];
  readonly entities: readonly string[];
  /** The entry of the scenario each of them comes from. */
  readonly kinds: readonly string[];
  /** How many entities each name stands for. */
  readonly copies: readonly number[];
  readonly stability: {
    readonly verdict: ExactVerdict;
    /** det(zI − R), from the highest power of z, whose coefficient is 1, down to the constant term. */
    readonly characteristicPolynomial: readonly ExactNumber[];
  };
  readonly initial: ExactReport;
  /** Null unless the verdict is `converges`; so are `transfer` and `homogenization`. */
  readonly limit: (ExactReport & { readonly influence: ReportedQuantity[][] }) | null;
  readonly transfer: ReportedQuantity[][] | null;
  readonly homogenization: ReportedQuantity;
  readonly trajectory?: readonly ({ readonly generation: number } & ExactReport)[];
}

export interface ExactOptions {
  /** Also report generations 0 … T. */
  readonly generations?: number;
}

/**
 * Solves a small scenario in fractions: fixed point, moments and measures without rounding.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @returns every quantity as a fraction next to the nearest double.
 * @throws ScenarioError if the scenario breaks a rule, or something in it is irrational.
 * @throws DomainError if it is larger than exact arithmetic can carry, or has a key that exact arithmetic does not read.
 * @theorem T1, T2
 */
export function exactSolution(
  scenario: Scenario,
  { generations }: ExactOptions = {},
): ExactSolution {
  requireFewUnknowns(scenario);
  const system = exactEcosystem(scenario);
  const recurrence = exactRecurrence(system);
  const rows = exactRows(system.entities);
  const polynomial = characteristicPolynomial(recurrence.R);
  requireShortFractions(scenario.source, polynomial, recurrence.R, generations);
  const verdict = exactVerdict(polynomial);
  const initial = exactMeasures(system, recurrence, initialImages(recurrence), zeros(0, 0));
  const limit = verdict === 'converges' ? limitOf(system, recurrence, polynomial) : null;
  return {
    scenario: system.name,
    features: system.features,
    featureNames: system.featureNames,
    entities: rows.map(({ name }) => name),
    kinds: rows.map(({ kind }) => system.entities[kind]!.name),
    copies: rows.map(({ copies }) => copies),
    stability: { verdict, characteristicPolynomial: polynomial.map(exactNumber) },
    initial: exactReport(initial, rows),
    limit: limit && {
      ...exactReport(limit.measures, rows),
      influence: influencePerRow(limit.influence, rows),
    },
    transfer: limit && tasksPerRow(exactTransfer(initial, limit.measures), rows),
    homogenization: limit && reportedQuantity(exactHomogenization(initial, limit.measures)),
    ...(generations === undefined
      ? {}
      : { trajectory: trajectoryOf(system, recurrence, initial, generations, rows) }),
  };
}

function limitOf(
  system: ExactEcosystem,
  recurrence: ExactRecurrence,
  polynomial: readonly Rational[],
) {
  const law = exactLimit(recurrence, polynomial);
  const images = exactImages(recurrence, law);
  return {
    measures: exactMeasures(system, recurrence, images, law.covariance),
    influence: exactInfluence(system, recurrence, images),
  };
}

function trajectoryOf(
  system: ExactEcosystem,
  recurrence: ExactRecurrence,
  initial: ExactMeasures,
  generations: number,
  rows: readonly ExactRow[],
): NonNullable<ExactSolution['trajectory']> {
  const trajectory = [{ generation: 0, ...exactReport(initial, rows) }];
  let law = exactStart(recurrence);
  for (let generation = 1; generation <= generations; generation++) {
    const now = exactMeasures(system, recurrence, exactImages(recurrence, law), law.covariance);
    trajectory.push({ generation, ...exactReport(now, rows) });
    law = exactNext(recurrence, law);
  }
  return trajectory;
}
