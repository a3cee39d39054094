import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import type { Table } from '../../src/simulation/table.js';

/** A table with these rows. */
export const tableOf = (rows: readonly (readonly number[])[]): Table => ({
  rows: rows.length,
  columns: rows[0]?.length ?? 0,
  entries: Float64Array.from(rows.flat()),
});

/** The same numbers as a matrix of another library. */
export const dense = ({ rows, columns, entries }: Table): Matrix =>
  Matrix.from1DArray(rows, columns, [...entries]);

/** Tables of small whole numbers, of any rank, of this shape or of any up to 6×5. */
export const tables = (shape?: { rows: number; columns: number }): fc.Arbitrary<Table> =>
  fc
    .record({
      rows: shape ? fc.constant(shape.rows) : fc.integer({ min: 1, max: 6 }),
      columns: shape ? fc.constant(shape.columns) : fc.integer({ min: 1, max: 5 }),
    })
    .chain(({ rows, columns }) =>
      fc
        .array(fc.integer({ min: -3, max: 3 }), {
          minLength: rows * columns,
          maxLength: rows * columns,
        })
        .map((entries) => ({ rows, columns, entries: Float64Array.from(entries) })),
    );
