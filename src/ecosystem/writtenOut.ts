import type { Place } from '../scenario/place.js';
import type { Entity } from './entity.js';
import type { Flows } from './pools.js';
import type { Scheduled } from './scheduled.js';

/** Copies of one entity that may be written out. */
const MOST = 1000;

/** What lists entities by their place. */
interface Listed extends Flows {
  readonly entities: readonly Entity[];
  readonly schedule: readonly Scheduled[];
}

/**
 * Writes out the copies of fine-tuned entities that meet noise of their own in every generation: each remembers its
 * own, so that they are no longer alike given the pools. They become entities named, …
 *
 * @param here - the place of the list of entities.
 * @throws ScenarioError if there are more than 1000 of one.
 */
export function writtenOut(listed: Listed, here: Place): Listed {
  const apart = listed.entities.map(({ update, copies, private: own }, k) => {
    const noisy =
      own.fresh ||
      listed.pools.some(({ labels }, m) => labels === 'own' && listed.crawl[k]![m] !== 0);
    if (update.kind === 'refit' || copies === 1 || !noisy) return false;
    if (copies <= MOST) return true;
    throw here
      .at(k, 'copies')
      .broken(
        `must be at most ${MOST.toLocaleString('en')} for entities that are fine-tuned on labels of their own in every generation`,
        copies.toLocaleString('en'),
        'Lower it; or let them refit, or read shared labels and real data that are not fresh.',
      );
  });
  if (!apart.includes(true)) return listed;
  const each = <T>(values: readonly T[], one = (value: T, _i: number): T => value): T[] =>
    values.flatMap((value, k) =>
      apart[k]
        ? Array.from({ length: listed.entities[k]!.copies }, (_, i) => one(value, i))
        : [value],
    );
  const places = each(listed.entities.map((_, k) => k));
  return {
    pools: listed.pools,
    publish: listed.publish.map((shares) => each(shares)),
    crawl: each(listed.crawl),
    entities: each(listed.entities, (entity, i) => ({
      ...entity,
      name: `${entity.name}-${i + 1}`,
      copies: 1,
    })),
    schedule: listed.schedule.flatMap((scheduled): Scheduled[] => {
      if (scheduled.key === 'people') return [scheduled];
      return places.flatMap((k, entity) =>
        k === scheduled.entity ? [{ ...scheduled, entity }] : [],
      );
    }),
  };
}
