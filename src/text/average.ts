import type { Quantity } from '../answer/reportRows.js';

/** Number of entities that rows stand for. */
export const headcount = (copies: readonly number[]): number =>
  copies.reduce((sum, c) => sum + c, 0);

/** Average over entities, or null where one of them has no value. */
export function average(values: readonly Quantity[], copies: readonly number[]): number | null {
  let sum = 0;
  for (const [row, value] of values.entries()) {
    if (value === null) return null;
    sum += value * (copies[row] ?? 0);
  }
  return sum / headcount(copies);
}

/** The first row of every kind. */
export const firstOfKinds = (kinds: readonly string[]): number[] =>
  kinds.flatMap((kind, row) => (kinds.indexOf(kind) === row ? [row] : []));
