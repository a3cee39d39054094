import fc from 'fast-check';
import { Matrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { orthogonalFactor } from '../../src/simulation/orthogonalFactor.js';
import type { Table } from '../../src/simulation/table.js';
import { dense, tableOf, tables } from './tables.js';

describe('orthogonalFactor', () => {
  it('of one column (3, 4): R = ∓5, Q = ∓(0.6, 0.8)', () => {
    const { Q, R } = orthogonalFactor(tableOf([[3], [4]]), 0);
    expect(Math.abs(R.entries[0]!)).toBeCloseTo(5, 14);
    expect(Q.entries[0]! * R.entries[0]!).toBeCloseTo(3, 14);
  });

  it('has A = QR and QᵀQ = I for every shape and rank', () => {
    fc.assert(
      fc.property(tables(), (A) => {
        const { Q, R, rank } = orthogonalFactor(A, 0);
        expect(rank).toBeLessThanOrEqual(Math.min(A.rows, A.columns));
        const size = 1e-300 + Math.max(...A.entries.map(Math.abs), 0);
        // Worst gaps of 5,000 draws: 2e-15 and 2e-15.
        expect(largest(dense(Q).mmul(dense(R)).sub(dense(A))) / size).toBeLessThan(1e-13);
        const I = Matrix.eye(rank, rank);
        expect(largest(dense(Q).transpose().mmul(dense(Q)).sub(I))).toBeLessThan(1e-13);
      }),
    );
  });

  it('keeps the digits of every column and of every row, however far their sizes are apart', () => {
    fc.assert(
      fc.property(tables({ rows: 5, columns: 3 }), powers(5), powers(3), (A, rows, columns) => {
        const graded = scaledBy(A, rows, columns);
        const { Q, R } = orthogonalFactor(graded, 0);
        const back = dense(Q).mmul(dense(R));
        graded.entries.forEach((entry, at) => {
          const [i, j] = [Math.floor(at / 3), at % 3];
          // Beside the largest numbers of its row and column; worst gap of 5,000 draws: 3e-15.
          const size = rows[i]! * columns[j]!;
          expect(Math.abs(back.get(i, j) - entry)).toBeLessThanOrEqual(1e-12 * size);
        });
      }),
    );
  });

  it('decides the rank by the share of a column that is left, whatever its unit', () => {
    const nearly = tableOf([
      [1, 1e8],
      [0, 1e-1],
    ]);
    expect(orthogonalFactor(nearly, 1e-8).rank).toBe(1);
    expect(orthogonalFactor(nearly, 1e-10).rank).toBe(2);
  });
});

// Helpers
const largest = (A: Matrix) => A.to1DArray().reduce((most, x) => Math.max(most, Math.abs(x)), 0);

const powers = (length: number) =>
  fc.array(
    fc.integer({ min: -8, max: 8 }).map((k) => 10 ** k),
    { minLength: length, maxLength: length },
  );

const scaledBy = (A: Table, rows: readonly number[], columns: readonly number[]): Table => ({
  ...A,
  entries: A.entries.map(
    (x, at) => x * rows[Math.floor(at / A.columns)]! * columns[at % A.columns]!,
  ),
});
