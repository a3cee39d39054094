import { analysis } from '../../answer/analysis.js';
import { quantity } from '../../answer/reportRows.js';
import { influenceFigure } from '../../figures/kinds/influence.js';
import type { InfluenceTable } from '../../figures/kinds/influenceTable.js';
import { influence } from '../../measures/influence.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import { limitMoments } from '../../solution/linear/limitMoments.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** Whose real data each model ends up carrying. */
export const influenceKind: KindOfFigure = {
  draw: (scenario) => influenceFigure(influenceTable(scenario)),
};

/**
 * What the influence figure of a scenario shows: whose real data one model of every kind ends up carrying, the
 * copies of a kind counted together.
 *
 * @throws what `solve` throws of the scenario.
 * @theorem T1
 */
export function influenceTable(scenario: Scenario): InfluenceTable {
  const { ecosystem, recurrence, modes } = analysis(scenario).working;
  const { spectralRadius, verdict } = modes;
  const publicData = ecosystem.public.samples > 0;
  const { entities } = ecosystem;
  const sharesOf = () => {
    const { distinct, own } = influence(ecosystem, limitMoments(recurrence).moments);
    return entities.map((_, k) => [
      ...entities.map(({ copies }, l) =>
        quantity(
          k === l ? own[k]! + (copies - 1) * distinct.get(k, l) : copies * distinct.get(k, l),
        ),
      ),
      ...(publicData ? [quantity(distinct.get(k, entities.length))] : []),
    ]);
  };
  return {
    scenario: ecosystem.name,
    kinds: entities.map(({ name, copies }) => ({ name, copies })),
    publicData,
    spectralRadius,
    verdict,
    shares: verdict === 'converges' ? sharesOf() : null,
  };
}
