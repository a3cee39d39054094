import type { Row } from '../figure.js';

/** Every column that some row has, in one order, empty where a row has none. */
export function uniform(rows: readonly Row[]): Row[] {
  const empty = Object.fromEntries(
    rows.flatMap((row) => Object.keys(row).map((key) => [key, null])),
  );
  return rows.map((row) => ({ ...empty, ...row }));
}
