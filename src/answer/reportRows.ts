import type { Roster } from '../ecosystem/roster.js';
import type { Matrix } from '../linalg/matrix.js';
import type { Pairs } from '../measures/pairs.js';

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
