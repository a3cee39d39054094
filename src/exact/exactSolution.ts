import type { Scenario } from '../scenario/parseScenario.js';
import { requireFewUnknowns } from './capacity.js';
import { extendedCourse, isPlain, type Models, plainCourse } from './exactCourse.js';
import { exactEcosystem } from './exactEcosystem.js';
import {
  exactHomogenization,
  exactInfluence,
  exactMeasures,
  exactTransfer,
} from './exactMeasures.js';
import {
  type ExactNumber,
  exactNumber,
  type ReportedQuantity,
  reportedQuantity,
} from './exactNumber.js';
import {
  type ExactReport,
  exactReport,
  exactRows,
  influencePerRow,
  tasksPerRow,
} from './exactRows.js';
import type { ExactVerdict } from './exactStability.js';

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
    /** Null where numbers that change with the generation do not settle. */
    readonly verdict: ExactVerdict | null;
    /**
     * det(zI − R), from the highest power of z, whose coefficient is 1, down to the constant term; of what does not
     * accumulate. Null without a verdict.
     */
    readonly characteristicPolynomial: readonly ExactNumber[] | null;
    /** The same of S, what pools that accumulate do to themselves; not there where none does. */
    readonly accumulatingPolynomial?: readonly ExactNumber[];
    /** Why there is no verdict; not there where there is one. */
    readonly reason?: string;
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
  const rows = exactRows(system.entities);
  const { verdict, reason, polynomial, slow, sources, start, later, limit } = isPlain(system)
    ? plainCourse(system, scenario.source, generations)
    : extendedCourse(system, scenario.source, generations);
  const measured = ({ images, covariance }: Models) =>
    exactMeasures(system, sources, images, covariance);
  const initial = measured(start);
  const last = limit();
  const settled = last && measured(last);
  return {
    scenario: system.name,
    features: system.features,
    featureNames: system.featureNames,
    entities: rows.map(({ name }) => name),
    kinds: rows.map(({ kind }) => system.entities[kind]!.name),
    copies: rows.map(({ copies }) => copies),
    stability: {
      verdict,
      characteristicPolynomial: polynomial?.map(exactNumber) ?? null,
      ...(slow && { accumulatingPolynomial: slow.map(exactNumber) }),
      ...(reason !== null && { reason }),
    },
    initial: exactReport(initial, rows),
    limit: last &&
      settled && {
        ...exactReport(settled, rows),
        influence: influencePerRow(exactInfluence(system, sources, last.images), rows),
      },
    transfer: settled && tasksPerRow(exactTransfer(initial, settled), rows),
    homogenization: settled && reportedQuantity(exactHomogenization(initial, settled)),
    ...(generations === undefined
      ? {}
      : {
          trajectory: [
            { generation: 0, ...exactReport(initial, rows) },
            ...Array.from(later(generations), (models, i) => ({
              generation: i + 1,
              ...exactReport(measured(models), rows),
            })),
          ],
        }),
  };
}
