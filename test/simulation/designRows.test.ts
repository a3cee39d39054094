import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataSet } from '../../src/ecosystem/dataSet.js';
import { fromRows, identity, Matrix } from '../../src/linalg/matrix.js';
import { designRows } from '../../src/simulation/designRows.js';
import type { Table } from '../../src/simulation/table.js';

describe('designRows', () => {
  it('gives literal rows as they are', () => {
    const rows = fromRows([[1, 2]]);
    expect(
      rowsOf({
        gram: fromRows([
          [1, 2],
          [2, 4],
        ]),
        samples: 1,
        rows,
      }),
    ).toEqual(rows);
  });

  it('gives one row √s for one sample of one feature', () => {
    const X = rowsOf({ gram: fromRows([[9]]), samples: 1, rows: null });
    expect(X.to2DArray()).toEqual([[3]]);
  });

  it('gives no rows for data nobody has', () => {
    expect(rowsOf({ gram: new Matrix(2, 2), samples: 0, rows: null }).rows).toBe(0);
  });

  it('has XᵀX/n = S to rounding, for every rank and every n from the rank on', () => {
    fc.assert(
      fc.property(factors(), fc.nat(300), ({ L, rank }, more) => {
        const n = rank + more;
        const gram = gramOf(L);
        const X = rowsOf({ gram, samples: n, rows: null });
        expect([X.rows, X.columns]).toEqual([n, gram.rows]);
        const largest = Math.max(...gram.data.map(Math.abs));
        gramOf(X.to2DArray(), n).data.forEach((entry, i) => {
          // Worst gap of 5,000 draws: 2e-15.
          expect(Math.abs(entry - gram.data[i]!)).toBeLessThanOrEqual(1e-13 * largest);
        });
      }),
    );
  });

  it('has X = QR with orthonormal columns, for literal rows and for those of a Gram matrix', () => {
    fc.assert(
      fc.property(factors(), fc.nat(20), fc.boolean(), ({ L, rank }, more, literal) => {
        const data = {
          gram: gramOf(L),
          samples: literal ? L.length : rank + more,
          rows: literal ? fromRows(L) : null,
          factor: null,
        };
        const { X, Q, R } = designRows(data);
        const largest = Math.max(...X.entries.map(Math.abs));
        const product = matrix(Q).mmul(matrix(R)).to1DArray();
        product.forEach((entry, i) => {
          // Worst gap of 5,000 draws: 1e-15.
          expect(Math.abs(entry - X.entries[i]!)).toBeLessThanOrEqual(1e-13 * largest);
        });
        const columns = matrix(Q).to2DArray();
        gramOf(columns).data.forEach((entry, i) => {
          expect(Math.abs(entry - (i % (Q.columns + 1) === 0 ? 1 : 0))).toBeLessThan(1e-13);
        });
      }),
    );
  });

  it('keeps its digits at n = 100,000', () => {
    const X = rowsOf({ gram: identity(3), samples: 100_000, rows: null });
    gramOf(X.to2DArray(), X.rows).data.forEach((entry, i) => {
      expect(Math.abs(entry - (i % 4 === 0 ? 1 : 0))).toBeLessThan(1e-13);
    });
  });

  it('spreads the data over all rows: leverage at most twice the average, mean zero', () => {
    const X = rowsOf({ gram: identity(4), samples: 50, rows: null }).to2DArray();
    for (const row of X) {
      const leverage = row.reduce((sum, x) => sum + x * x, 0) / 50;
      expect(leverage).toBeLessThanOrEqual((2 * 4) / 50);
      expect(leverage).toBeGreaterThan(0);
    }
    for (let j = 0; j < 4; j++) {
      expect(X.reduce((sum, row) => sum + row[j]!, 0)).toBeCloseTo(0, 12);
    }
  });
});

// Helpers
type Data = Omit<DataSet, 'factor'>;
const rowsOf = (data: Data): Matrix => matrix(designRows({ ...data, factor: null }).X);
const matrix = ({ rows, columns, entries }: Table) => new Matrix(rows, columns, entries);

/** Integer rows of full row rank: row i is zero before column i and not at it. */
const factors = () =>
  fc.integer({ min: 1, max: 5 }).chain((d) =>
    fc.integer({ min: 1, max: d }).chain((rank) =>
      fc
        .array(fc.array(fc.integer({ min: -3, max: 3 }), { minLength: d, maxLength: d }), {
          minLength: rank,
          maxLength: rank,
        })
        .map((rows) => ({
          rank,
          L: rows.map((row, i) => row.map((x, j) => (j < i ? 0 : j === i ? Math.abs(x) + 1 : x))),
        })),
    ),
  );

function gramOf(rows: readonly (readonly number[])[], n = 1): Matrix {
  const d = rows[0]!.length;
  return fromRows(
    Array.from({ length: d }, (_, i) =>
      Array.from(
        { length: d },
        (_, j) => rows.reduce((sum, row) => sum + row[i]! * row[j]!, 0) / n,
      ),
    ),
  );
}
