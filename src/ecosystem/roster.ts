import type { Entity } from './ecosystem.js';

/** Up to this many entities every copy is written out; beyond it a row stands for a whole kind. */
export const MOST_WRITTEN_OUT = 1000;

/** The rows of a report: which kind each stands for, under which name, for how many entities. */
export interface Roster {
  readonly names: readonly string[];
  /** Names of the kinds the rows belong to. */
  readonly kindNames: readonly string[];
  readonly kinds: readonly number[];
  readonly copies: readonly number[];
}

/**
 * One row for every entity (copies named, …), or for every kind where there are too many.
 *
 * @param most - the largest population that is written out.
 */
export function roster(entities: readonly Entity[], most: number = MOST_WRITTEN_OUT): Roster {
  const population = entities.reduce((sum, { copies }) => sum + copies, 0);
  const rows = entities.flatMap(({ name, copies }, kind) => {
    if (copies === 1 || population > most) return [{ name, kind, copies }];
    return Array.from({ length: copies }, (_, i) => ({
      name: `${name}-${i + 1}`,
      kind,
      copies: 1,
    }));
  });
  return {
    names: rows.map(({ name }) => name),
    kindNames: rows.map(({ kind }) => entities[kind]!.name),
    kinds: rows.map(({ kind }) => kind),
    copies: rows.map(({ copies }) => copies),
  };
}
