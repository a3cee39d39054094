import { valueAt } from '../scenario/expression.js';
import type { Ecosystem, Entity } from './ecosystem.js';

/**
 * The ecosystem of one generation: α, β, samples and the share of people as they are at generation t. Gram matrices do
 * not change; sizes scale the noise of labels alone, so they need not be whole numbers.
 *
 * @param ecosystem - with its schedule. Not modified.
 * @param t - generation, 0 or more.
 * @returns an ecosystem without a schedule; the same one where nothing is scheduled.
 */
export function ecosystemAt(ecosystem: Ecosystem, t: number): Ecosystem {
  if (ecosystem.schedule.length === 0) return ecosystem;
  const entities = [...ecosystem.entities];
  const pools = [...ecosystem.pools];
  for (const scheduled of ecosystem.schedule) {
    const value = valueAt(scheduled.value, t);
    if (scheduled.key === 'people') {
      const pool = pools[scheduled.pool]!;
      const people = pool.people && { ...pool.people, share: value };
      pools[scheduled.pool] = { ...pool, people };
    } else {
      const entity = entities[scheduled.entity]!;
      entities[scheduled.entity] =
        scheduled.key === 'samples'
          ? withSamples(entity, scheduled.pool, value)
          : { ...entity, [scheduled.key]: value };
    }
  }
  const source = ecosystem.source && ecosystemAt(ecosystem.source, t);
  return { ...ecosystem, entities, pools, source, schedule: [] };
}

/** @param pool - whose rows of its own are meant, or null for what goes everywhere else. */
function withSamples(entity: Entity, pool: number | null, samples: number): Entity {
  if (pool === null) return { ...entity, synthetic: { ...entity.synthetic, samples } };
  const publications = entity.publications.map((own, m) =>
    m === pool && own !== null ? { ...own, data: { ...own.data, samples } } : own,
  );
  return { ...entity, publications };
}
