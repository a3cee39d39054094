import { suitedEcosystem, withEntities } from '../answer/suitedEcosystem.js';
import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { realGram } from '../ecosystem/lossGram.js';
import { stated } from '../ecosystem/stated.js';
import type { Scenario } from '../scenario/parseScenario.js';

/** The weight that the paper singles out, for α and β alike. */
export const PAPER = 0.5;

/**
 * A scenario as a function of α and β, its data realised once: every entity's own weights are replaced, as if α and
 * β stood at the top of the scenario and nowhere else. Synthetic rows that follow the mixture of an entity's real
 * data follow β.
 *
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function weightings(scenario: Scenario): (alpha: number, beta: number) => Ecosystem {
  const ecosystem = suitedEcosystem(scenario);
  const mixes = scenario.file.entities.map(({ synthetic }) => synthetic.design === 'mixture');
  return (alpha, beta) =>
    withEntities(ecosystem, (entity, k, { public: shared, precision }) => {
      const gram = mixes[k]
        ? realGram(stated(beta, precision), entity.private.gram, shared.gram)
        : entity.synthetic.gram;
      return { ...entity, alpha, beta, synthetic: { ...entity.synthetic, gram } };
    });
}

/** Whether some entity has an α or β of its own, which a common one replaces. */
export const hasOwnWeights = ({ file }: Scenario): boolean =>
  file.entities.some(({ alpha, beta }) => alpha !== undefined || beta !== undefined);
