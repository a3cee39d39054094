import type { Place } from '../scenario/place.js';
import { oneLine } from '../scenario/printable.js';
import { batchMixes, passed } from './crawled.js';
import type { Entity, Filter } from './entity.js';
import type { Flows } from './pools.js';

/**
 * @param learns - for every entity, whether it ever trains on what it crawls.
 * @param here - the place of the list of entities.
 * @throws ScenarioError if a detector leaves nothing of a pool that is crawled.
 */
export function requireLeftovers(
  { pools, crawl, entities }: Flows & { readonly entities: readonly Entity[] },
  learns: readonly boolean[],
  here: Place,
): void {
  const mixes = batchMixes({ pools, precision: 'double' });
  const leavesNothing = (filter: Filter, m: number): boolean => {
    const { models, people } = passed(filter, mixes[m]!, 'double');
    return models === 0 && people === 0;
  };
  entities.forEach(({ name, filter }, k) => {
    if (filter === null || !learns[k]) return;
    const empty = pools.findIndex((_, m) => crawl[k]![m] !== 0 && leavesNothing(filter, m));
    if (empty < 0) return;
    throw here
      .at(k, 'filter')
      .broken(
        `must leave something of ${oneLine(pools[empty]!.name)}, which ${oneLine(name)} crawls`,
        `catches ${filter.catches} and loses ${filter.loses}, where people have a share of ${pools[empty]!.people?.share ?? 0}`,
        'Lower catches or loses, or do not crawl that pool.',
      );
  });
}
