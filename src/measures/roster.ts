import type { Matrix } from '../linalg/matrix.js';
import type { Entity } from '../scenario/ecosystem.js';
import type { Pairs } from './pairs.js';

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

/** A number in a result; null where the theory gives none, such as 0/0. */
export type Quantity = number | null;

/** A number that is not finite is none. */
export const quantity = (x: number): Quantity => (Number.isFinite(x) ? x : null);

/** One number for every row. */
export const perRow = (values: readonly number[], { kinds }: Roster): Quantity[] =>
  kinds.map((kind) => quantity(values[kind]!));

/** One vector for every row, such as a mean. */
export const vectorPerRow = (table: Matrix, { kinds }: Roster): Quantity[][] =>
  kinds.map((kind) => table.getRow(kind).map(quantity));

/** A kinds×(kinds + 1) table, last column public, row by row. */
export const tablePerRow = (table: Matrix, { kinds }: Roster): Quantity[][] =>
  kinds.map((k) => [...kinds, table.columns - 1].map((j) => quantity(table.get(k, j))));

/** Pairs of entities; a row that stands for many copies pairs with itself as two different copies do. */
export const pairsPerRow = ({ distinct, own }: Pairs, { kinds, copies }: Roster): Quantity[][] =>
  kinds.map((k, row) =>
    kinds.map((l, column) =>
      quantity(row === column && copies[row] === 1 ? own[k]! : distinct.get(k, l)),
    ),
  );

/** Shares of entities and, last, of the public data; the share of a row that stands for many copies is their sum. */
export const sharesPerRow = ({ distinct, own }: Pairs, { kinds, copies }: Roster): Quantity[][] =>
  kinds.map((k, row) => [
    ...kinds.map((l, column) => {
      const others = copies[column]! - (row === column ? 1 : 0);
      return quantity((row === column ? own[k]! : 0) + others * distinct.get(k, l));
    }),
    quantity(distinct.get(k, distinct.columns - 1)),
  ]);
