import type { Place } from '../scenario/place.js';
import { oneLine } from '../scenario/printable.js';
import type { Entity, Filter } from './entity.js';
import type { Flows } from './pools.js';

/**
 * What a detector leaves of a batch in which people have the share h.
 *
 * @returns the shares of people and of models in what is left, and z, the part of the batch that is.
 */
export function leftOver(
  filter: Filter,
  h: number,
): { readonly people: number; readonly models: number; readonly left: number } {
  const people = h * (1 - filter.loses);
  const models = (1 - h) * (1 - filter.catches);
  return { people, models, left: people + models };
}

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
  entities.forEach(({ name, filter }, k) => {
    if (filter === null || !learns[k]) return;
    const empty = pools.findIndex(
      ({ people }, m) => crawl[k]![m] !== 0 && leftOver(filter, people?.share ?? 0).left === 0,
    );
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
