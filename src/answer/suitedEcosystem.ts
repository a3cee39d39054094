import { type Ecosystem, type Entity, ecosystem } from '../ecosystem/ecosystem.js';
import { inOwnCoordinates } from '../ecosystem/inCoordinates.js';
import type { Scheduled } from '../ecosystem/scheduled.js';
import { NumericalError } from '../errors.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { analysis } from './analysis.js';

/**
 * The ecosystem of a scenario in the precision and the coordinates that its answer asks for: where maps and curves over
 * changed weights start from.
 *
 * @param scenario - Not modified.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function suitedEcosystem(scenario: Scenario): Ecosystem {
  try {
    return analysis(scenario).working.ecosystem;
  } catch (error) {
    // Other weights may have an answer even if this scenario has none.
    if (error instanceof NumericalError) return inOwnCoordinates(ecosystem(scenario));
    throw error;
  }
}

/**
 * The ecosystem of a scenario in the user's coordinates, its truths and noises as right as its answer: what is
 * simulated.
 *
 * @param scenario - Not modified.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export const statedEcosystem = (scenario: Scenario): Ecosystem =>
  ecosystem(scenario, suitedEcosystem(scenario).precision);

/**
 * An ecosystem with changed entities, in its own and in the user's coordinates alike.
 *
 * @param fixed - what the change settles, whatever the schedule says of it.
 */
export const withEntities = (
  system: Ecosystem,
  changed: (entity: Entity, k: number, within: Ecosystem) => Entity,
  fixed: readonly Scheduled['key'][] = [],
): Ecosystem => ({
  ...system,
  entities: system.entities.map((entity, k) => changed(entity, k, system)),
  schedule: system.schedule.filter(({ key }) => !fixed.includes(key)),
  source: system.source && withEntities(system.source, changed, fixed),
});
