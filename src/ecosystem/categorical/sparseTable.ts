/** A C×V table of which few entries are not 0: row c has the columns types[offsets[c]…offsets[c + 1]), ascending. */
export interface SparseTable {
  /** C + 1 numbers. */
  readonly offsets: Int32Array;
  readonly types: Int32Array;
  readonly values: Float64Array;
}

/**
 * The table of these rows.
 *
 * @param rows - for every context, pairs [type, value] in ascending order of types; zeros may be among them.
 */
export function sparseTable(
  rows: readonly (readonly (readonly [number, number])[])[],
): SparseTable {
  const kept = rows.map((row) => row.filter(([, value]) => value !== 0));
  const offsets = new Int32Array(rows.length + 1);
  kept.forEach((row, c) => {
    offsets[c + 1] = offsets[c]! + row.length;
  });
  const types = new Int32Array(offsets[rows.length]!);
  const values = new Float64Array(types.length);
  kept.forEach((row, c) => {
    row.forEach(([type, value], i) => {
      types[offsets[c]! + i] = type;
      values[offsets[c]! + i] = value;
    });
  });
  return { offsets, types, values };
}

/** The table of dense rows. */
export const sparseRows = (rows: readonly (readonly number[])[]): SparseTable =>
  sparseTable(rows.map((row) => row.map((value, type) => [type, value] as const)));

/** Σ_i weights[i][c]·tables[i](c, ·), row by row. */
export function weightedSum(
  tables: readonly SparseTable[],
  weights: readonly ArrayLike<number>[],
  contexts: number,
): SparseTable {
  return sparseTable(
    Array.from({ length: contexts }, (_, c) => {
      const row = new Map<number, number>();
      tables.forEach(({ offsets, types, values }, i) => {
        for (let at = offsets[c]!; at < offsets[c + 1]!; at++) {
          const type = types[at]!;
          row.set(type, (row.get(type) ?? 0) + weights[i]![c]! * values[at]!);
        }
      });
      return [...row].sort(([a], [b]) => a - b);
    }),
  );
}

/** The rows, each divided by its sum; rows of zeros stay. */
export function normalised({ offsets, types, values }: SparseTable): SparseTable {
  const shares = Float64Array.from(values);
  for (let c = 0; c + 1 < offsets.length; c++) {
    let sum = 0;
    for (let at = offsets[c]!; at < offsets[c + 1]!; at++) sum += values[at]!;
    for (let at = offsets[c]!; at < offsets[c + 1]!; at++) shares[at]! /= sum;
  }
  return { offsets, types, values: shares };
}

/** Sums of the rows. */
export function rowSums({ offsets, values }: SparseTable): Float64Array {
  return Float64Array.from({ length: offsets.length - 1 }, (_, c) => {
    let sum = 0;
    for (let at = offsets[c]!; at < offsets[c + 1]!; at++) sum += values[at]!;
    return sum;
  });
}
