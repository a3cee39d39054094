import type { CategoricalScenario } from '../scenario/categorical/categoricalScenario.js';
import type { GaussianScenario } from '../scenario/gaussian/gaussianScenario.js';
import type { AnyScenario, Scenario } from '../scenario/parseScenario.js';
import {
  isCategorical,
  isGaussian,
  requireAnyScenario,
  requireOptions,
  requireScenario,
} from '../scenario/requireScenario.js';
import { analysis } from './analysis.js';
import type { CategoricalOptions, CategoricalSolution } from './categorical/categoricalSolution.js';
import { solveCategorical } from './categorical/solveCategorical.js';
import type { GaussianSolution } from './gaussian/gaussianSolution.js';
import { solveGaussian } from './gaussian/solveGaussian.js';
import type { Solution, SolveOptions } from './solution.js';

/**
 * Solves a scenario: what happens when K models train on each other's outputs, in closed form.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @param options - `generations`, T, for a trajectory of generations 0 … T.
 * @returns stability, measures at generation 0 and in the limit, transfer, homogenization, and the evidence:
 *   `evidence.digits` significant digits can be trusted of every number. A number indistinguishable from zero is 0.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data; DomainError if it does not fit into
 *   memory.
 * @throws NumericalError if no precision here carries two digits of every number.
 * @throws DomainError if it was given no scenario, or `generations` is not a whole number from 0.
 * @example
 * import { solve } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const { stability, limit } = solve(readScenario('specialists'));
 * console.log(stability.verdict, limit?.mse);
 * @theorem T1, T2, T4, T4b, T5
 */
export function solve(scenario: Scenario, options?: SolveOptions): Solution;
export function solve(
  scenario: CategoricalScenario,
  options?: CategoricalOptions,
): CategoricalSolution;
export function solve(scenario: GaussianScenario, options?: SolveOptions): GaussianSolution;
export function solve(
  scenario: AnyScenario,
  options?: SolveOptions,
): Solution | CategoricalSolution | GaussianSolution;
export function solve(
  scenario: AnyScenario,
  options: SolveOptions = {},
): Solution | CategoricalSolution | GaussianSolution {
  requireAnyScenario('solve', scenario);
  requireOptions('solve', options);
  if (isCategorical(scenario)) return solveCategorical(scenario, options);
  if (isGaussian(scenario)) return solveGaussian(scenario, options);
  requireScenario('solve', scenario);
  return analysis(scenario, options).solution;
}
