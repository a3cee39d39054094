import type { Scenario } from '../scenario/parseScenario.js';
import { requireOptions, requireScenario } from '../scenario/requireScenario.js';
import type { ExactOptions, ExactSolution } from './exactSolution.js';

/**
 * Solves a small scenario in exact rational arithmetic: every quantity of `solve` that is rational, as a fraction next
 * to the nearest double. Fractions are loaded when this is first called; other functions do not wait for them.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @param options - `generations`, T, for a trajectory of generations 0 … T.
 * @returns the verdict, decided without a tolerance, and measures at generation 0, in the limit and, if asked for, of
 *   generations 0 … T. Similarity, spectral radius and half-life are irrational and left out.
 * @throws ScenarioError if the scenario breaks a rule, or something in it is irrational.
 * @throws DomainError if it is larger than exact arithmetic can carry.
 * @example
 * import { solveExact } from 'monoculture';
 * import { readScenario } from 'monoculture/node';
 * const { homogenization } = await solveExact(readScenario('twins'));
 * console.log(homogenization?.fraction);
 * @theorem T1, T2
 */
export async function solveExact(
  scenario: Scenario,
  options: ExactOptions = {},
): Promise<ExactSolution> {
  requireScenario('solveExact', scenario);
  requireOptions('solveExact', options);
  const { exactSolution } = await import('./exactSolution.js');
  return exactSolution(scenario, options);
}
