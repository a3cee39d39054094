import { closest } from '../scenario/closest.js';
import { type Place, place } from '../scenario/place.js';
import { oneLine, printable } from '../scenario/printable.js';
import { plainPool } from './pools.js';

/** What a scenario file of any family says of pools and of who publishes and crawls where. */
export interface NetworkFile {
  readonly pools?: readonly { readonly name: string }[] | undefined;
  readonly entities: readonly {
    readonly name: string;
    readonly publish?: 'none' | Readonly<Record<string, unknown>> | undefined;
    readonly crawl?: Readonly<Record<string, number>> | undefined;
  }[];
}

/** The pools of a scenario by what the file calls them. */
export interface PoolNames {
  /** Those that the file declares, then the entities that are crawled by name, each in the order of the file. */
  readonly names: readonly string[];
  /** How many of these are declared, or the one that is there by default. */
  readonly declared: number;
  /** For every pool that one entity fills alone, which; else null. */
  readonly owners: readonly (number | null)[];
  /** The pool of this name. */
  readonly indexOf: (name: string) => number;
}

/**
 * The pools that a scenario declares (default: one), and those that stand for an entity in what another crawls. The
 * default pool is left out where no entity crawls it.
 *
 * @throws ScenarioError if two pools share a name, or a name is that of nothing, or of both a pool and an entity.
 */
export function poolNames({ pools, entities }: NetworkFile, source: string): PoolNames {
  const top = place(source);
  const declared = new Map<string, number>();
  (pools ?? [plainPool]).forEach(({ name }, m) => {
    if (declared.has(name)) {
      throw top
        .at('pools', m, 'name')
        .broken('must not be used twice', printable(name), 'Rename one of the two.');
    }
    declared.set(name, m);
  });
  const byName = new Map(entities.map(({ name }, k) => [name, k]));
  const owned = new Map<string, number>();
  let byDefault = false;
  entities.forEach(({ publish, crawl }, k) => {
    if (publish !== undefined && publish !== 'none') {
      for (const name of Object.keys(publish)) {
        if (declared.has(name)) continue;
        throw unknown(name, [...declared.keys()], 'pool', top.at('entities', k, 'publish', name));
      }
    }
    byDefault ||= crawl === undefined;
    for (const name of Object.keys(crawl ?? {})) {
      const here = top.at('entities', k, 'crawl', name);
      const entity = byName.get(name);
      if (entity === undefined) {
        byDefault ||= declared.has(name);
        if (declared.has(name)) continue;
        const known = [...declared.keys(), ...byName.keys()];
        throw unknown(name, known, 'pool or of an entity', here);
      }
      if (declared.has(name)) {
        throw here.broken(
          'must mean one thing',
          `${printable(name)}, a pool and an entity`,
          'Rename the pool or the entity.',
        );
      }
      owned.set(name, entity);
    }
  });
  const first = pools === undefined && !byDefault ? [] : [...declared.keys()];
  const alone = [...owned].sort(([, j], [, k]) => j - k).map(([name]) => name);
  const names = [...first, ...alone];
  const index = new Map(names.map((name, m) => [name, m]));
  return {
    names,
    declared: first.length,
    owners: names.map((name) => owned.get(name) ?? null),
    indexOf: (name) => index.get(name) ?? -1,
  };
}

/** Names that an error lists. */
const MOST_LISTED = 12;

function unknown(name: string, known: readonly string[], what: string, here: Place) {
  const meant = closest(name, known);
  const some = known.slice(0, MOST_LISTED).map(oneLine).join(', ');
  const more = known.length > MOST_LISTED ? ' and others' : '';
  return here.broken(
    `must be the name of a ${what}`,
    printable(name),
    `${meant === undefined ? '' : `Did you mean ${oneLine(meant)}? `}There ${known.length === 1 ? 'is' : 'are'} ${some}${more}.`,
  );
}
