import type { Ecosystem } from '../ecosystem/ecosystem.js';

/** Entities tested one by one, at most; more tests would make each of them blunter. */
const MOST_ENTITIES = 6;
/** Coordinates of the joint tests, at most, but always those of one entity. */
const MOST_COORDINATES = 64;

/** An entity that stands for its kind. */
export interface Representative {
  readonly name: string;
  readonly kind: number;
  /** Its row in a simulation, where every copy has one. */
  readonly row: number;
}

/** The entities that are tested: the first of every kind, then the second, up to the limits. */
export interface Tested {
  readonly alone: readonly Representative[];
  readonly jointly: readonly Representative[];
}

export function tested({ entities, features }: Ecosystem): Tested {
  let row = 0;
  const copies = entities.flatMap(({ name, copies: count }, kind) => {
    const first = row;
    row += count;
    return [0, 1]
      .filter((copy) => copy < count)
      .map((copy) => ({
        copy,
        kind,
        row: first + copy,
        name: count === 1 ? name : `${name}-${copy + 1}`,
      }));
  });
  const ordered = copies.sort((a, b) => a.copy - b.copy || a.kind - b.kind);
  const fitting = Math.max(1, Math.floor(MOST_COORDINATES / features));
  return { alone: ordered.slice(0, MOST_ENTITIES), jointly: ordered.slice(0, fitting) };
}
