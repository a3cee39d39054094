import { analysis } from '../../answer/analysis.js';
import { quantity } from '../../answer/reportRows.js';
import { ecosystemAt } from '../../ecosystem/ecosystemAt.js';
import { networkFigure } from '../../figures/kinds/network.js';
import type { NetworkEdge, NetworkTable } from '../../figures/kinds/networkTable.js';
import { leading } from '../../linalg/doubleDouble.js';
import { measures } from '../../measures/measures.js';
import { course } from '../../measures/trajectory.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import type { CompleteFigureOptions } from '../figureOptions.js';
import type { KindOfFigure } from '../kindOfFigure.js';

/** Who publishes where, and who crawls what. */
export const networkKind: KindOfFigure = {
  draw: (scenario, options) => networkFigure(networkTable(scenario, options)),
};

/**
 * What the network figure of a scenario shows: shares of publishers, weights of crawlers, people and fresh public data
 * as of generation 1, and the risk of every kind on its own task in the limit, or in generation T without one.
 *
 * @throws what `solve` throws of the scenario.
 */
export function networkTable(
  scenario: Scenario,
  { generations }: Pick<CompleteFigureOptions, 'generations'>,
): NetworkTable {
  const { ecosystem: system, recurrence, limit } = analysis(scenario).working;
  const now = ecosystemAt(system, 1);
  const { entities, pools } = now;
  const at =
    limit === null
      ? [...course(system, recurrence, generations)].at(-1)!
      : measures(system, limit.moments);
  const edges = (weightOf: (kind: number, pool: number) => number): NetworkEdge[] =>
    entities.flatMap((_, kind) =>
      pools.flatMap((_, pool) => {
        const weight = weightOf(kind, pool);
        return weight > 0 ? [{ kind, pool, weight }] : [];
      }),
    );
  return {
    scenario: system.name,
    kinds: entities.map(({ name, copies }) => ({ name, copies })),
    pools: pools.map(({ name, people }) => ({ name, people: people?.share ?? 0 })),
    publish: edges((k, m) => entities[k]!.copies * leading(now.publish[m]![k]!)),
    crawl: edges((k, m) => (entities[k]!.alpha > 0 ? leading(now.crawl[k]![m]!) : 0)),
    freshPublic: entities.map(({ alpha, beta }) =>
      now.public.fresh && now.public.samples > 0 ? (1 - alpha) * (1 - beta) : 0,
    ),
    risk: entities.map((entity, k) =>
      entity.private.samples > 0 ? quantity(at.risk.get(k, k)) : null,
    ),
    generation: limit === null ? generations : null,
  };
}
