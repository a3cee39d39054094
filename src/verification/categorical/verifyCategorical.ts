import type { CategoricalReport } from '../../answer/categorical/categoricalSolution.js';
import { solveCategorical } from '../../answer/categorical/solveCategorical.js';
import { categoricalEcosystem } from '../../ecosystem/categorical/categoricalEcosystem.js';
import { DomainError } from '../../errors.js';
import type { CategoricalScenario } from '../../scenario/categorical/categoricalScenario.js';
import {
  type SampledCategorical,
  simulateCategorical,
} from '../../simulation/categorical/simulateCategorical.js';
import type { RunOptions } from '../../simulation/options.js';
import { holm } from '../holm.js';
import type { Test } from '../hypothesisTest.js';
import { requireTesting } from '../requireTesting.js';

const defaults = { replicates: 2000, seed: 1, falseAlarm: 1e-6 } as const;
const MOST_GENERATIONS = 20;
const FEWEST_GENERATIONS = 5;
/** A rate below this power has settled. */
const SETTLED = 1e-3;
/** Answers that are drawn by default, and the fewest replicates. */
const MOST_ANSWERS = 2e8;
const FEWEST_REPLICATES = 30;
/** Probability with which an error of the stated size is caught. */
const POWER = 0.99;
/** Rounding of two sums, which a simulation without chance does not exceed. */
const ROUNDING = 1e-9;

/** How a verification of categorical models is run. */
export interface CategoricalVerifyOptions extends RunOptions {
  /** Probability with which a true theory may be refuted. */
  readonly falseAlarm?: number;
  /** The scenario that is simulated, if it is not the one predicted: this shows that the check can fail. */
  readonly simulated?: CategoricalScenario;
}

/** What a verification of categorical models found. */
export interface CategoricalVerification {
  readonly scenario: string;
  readonly model: 'categorical';
  readonly verdict: 'consistent' | 'refuted';
  readonly falseAlarm: number;
  readonly replicates: number;
  readonly seed: number;
  readonly generations: number;
  readonly tests: readonly (Test & { readonly refuted: boolean })[];
  /** The smallest absolute error of a measure that this run would have caught with probability 0.99: the worst test. */
  readonly detectable: { readonly absolute: number };
}

/**
 * Checks the exact moments of categorical models against simulation: every measure of the one against the average of
 * the other, by the empirical Bernstein bound, which holds for any variable in a known interval, corrected by Holm.
 *
 * @param scenario - what is predicted. Not modified.
 * @param options - how much is simulated, and of which scenario.
 * @returns the verdict and every test; a true theory is refuted with probability ≤ falseAlarm.
 * @throws DomainError if an option is out of its range, or the simulated scenario has other entities.
 * @source maurer2009 (docs/references.md)
 */
export function verifyCategorical(
  scenario: CategoricalScenario,
  options: CategoricalVerifyOptions = {},
): CategoricalVerification {
  const { seed, falseAlarm } = { ...defaults, ...options };
  const { replicates = affordableReplicates(scenario) } = options;
  requireTesting(falseAlarm, replicates, 2000);
  const { stability } = solveCategorical(scenario);
  const rate = Math.max(stability.spectralRadius, stability.diversityRate);
  const generations =
    options.generations ??
    Math.min(
      MOST_GENERATIONS,
      Math.max(FEWEST_GENERATIONS, Math.ceil(Math.log(SETTLED) / Math.log(Math.min(rate, 0.99)))),
    );
  const predicted = solveCategorical(scenario, { generations });
  const simulation = simulateCategorical(options.simulated ?? scenario, {
    ...options,
    ...{ generations, replicates, seed },
  });
  if (simulation.entities.length !== predicted.entities.length) {
    throw new DomainError(
      `verify: the simulated scenario must have ${predicted.entities.length} entities, found ${simulation.entities.length}.`,
    );
  }
  const times = new Set([0, 1, Math.ceil(generations / 2), generations]);
  const compared = [...times]
    .filter((t) => t <= generations)
    .flatMap((t) => {
      const { standardErrors, ...sample } = simulation.trajectory[t]!;
      const names = predicted.entities;
      const values = quantities(predicted.trajectory![t]!, names);
      const averages = quantities(sample, names);
      const errors = quantities(standardErrors, names);
      return values.flatMap(({ quantity, value, bound }, i) =>
        value === null
          ? []
          : [
              {
                quantity,
                generation: t,
                deviation: Math.abs(averages[i]!.value! - value),
                error: errors[i]!.value!,
                bound,
              },
            ],
      );
    });
  const pValues = compared.map(({ deviation, error, bound }) =>
    deviation <= ROUNDING ? 1 : bernsteinTail(deviation, error, bound, replicates),
  );
  const refuted = holm(pValues, falseAlarm);
  const level = falseAlarm / compared.length;
  return {
    scenario: predicted.scenario,
    model: 'categorical',
    verdict: refuted.some((each) => each) ? 'refuted' : 'consistent',
    ...{ falseAlarm, replicates, seed, generations },
    tests: compared.map(({ quantity, generation, deviation, error }, i) => ({
      quantity,
      generation,
      statistic: error > 0 ? deviation / error : 0,
      degreesOfFreedom: null,
      pValue: pValues[i]!,
      refuted: refuted[i]!,
    })),
    detectable: {
      absolute: compared.reduce(
        (most, { error, bound }) =>
          Math.max(
            most,
            radius(level, error, bound, replicates) + radius(1 - POWER, error, bound, replicates),
          ),
        0,
      ),
    },
  };
}

/** As many as by default, fewer where more answers would be drawn than a few minutes allow. */
function affordableReplicates(scenario: CategoricalScenario): number {
  const answers = categoricalEcosystem(scenario).entities.reduce(
    (sum, { synthetic }) => sum + synthetic.total,
    0,
  );
  const most = Math.floor(MOST_ANSWERS / (answers * MOST_GENERATIONS));
  return Math.min(defaults.replicates, Math.max(FEWEST_REPLICATES, most));
}

/** Half-width of the interval in which the mean lies with probability ≥ 1 − δ (empirical Bernstein, two-sided). */
function radius(delta: number, error: number, bound: number, R: number): number {
  const L = Math.log(4 / delta);
  return error * Math.sqrt(2 * L) + (7 * bound * L) / (3 * (R - 1));
}

/** The smallest δ whose interval leaves a deviation out: a bound on its p-value. */
function bernsteinTail(deviation: number, error: number, bound: number, R: number): number {
  const slope = (7 * bound) / (3 * (R - 1));
  const root =
    (-error * Math.SQRT2 + Math.sqrt(2 * error * error + 4 * slope * deviation)) / (2 * slope);
  return Math.min(1, 4 * Math.exp(-root * root));
}

interface Quantity {
  readonly quantity: string;
  readonly value: number | null;
  /** The length of the interval in which it lies in every run. */
  readonly bound: number;
}

function quantities(
  report: CategoricalReport | SampledCategorical,
  names: readonly string[],
): Quantity[] {
  return [
    ...report.diversity.map((value, k) => ({
      quantity: `diversity[${names[k]}]`,
      value,
      bound: 1,
    })),
    { quantity: 'totalDiversity', value: report.totalDiversity, bound: 1 },
    { quantity: 'dispersion', value: report.dispersion, bound: 1 },
    ...report.agreement.flatMap((row, k) =>
      row.slice(0, k).map((value, l) => ({
        quantity: `agreement[${names[k]}][${names[l]}]`,
        value,
        bound: 1,
      })),
    ),
    ...report.mse.map((value, k) => ({ quantity: `mse[${names[k]}]`, value, bound: 2 })),
    ...report.risk.flatMap((row, k) =>
      row.map((value, j) => ({
        quantity: `risk[${names[k]}][${names[j] ?? 'public'}]`,
        value,
        bound: 2,
      })),
    ),
  ];
}
