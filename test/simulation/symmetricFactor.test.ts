import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { symmetricFactor } from '../../src/simulation/symmetricFactor.js';
import { transposedTable } from '../../src/simulation/table.js';
import { dense, tableOf, tables } from './tables.js';

describe('symmetricFactor', () => {
  it('of diag(4, 0, 9) is diag(2, 3) in the rows that are there', () => {
    const { columns, entries } = symmetricFactor(
      tableOf([
        [4, 0, 0],
        [0, 0, 0],
        [0, 0, 9],
      ]),
    );
    expect(columns).toBe(2);
    expect([...entries].sort((a, b) => b - a)).toEqual([3, 2, 0, 0, 0, 0]);
  });

  it('has S = FFᵀ with as many columns as S has rank, in any units', () => {
    fc.assert(
      fc.property(
        tables({ rows: 3, columns: 4 }),
        fc.array(unit, { minLength: 4, maxLength: 4 }),
        (A, units) => {
          const S = dense(transposedTable(A)).mmul(dense(A));
          const scaled = S.to2DArray().map((row, i) =>
            row.map((x, j) => x * units[i]! * units[j]!),
          );
          const F = symmetricFactor(tableOf(scaled));
          expect(F.columns).toBeLessThanOrEqual(3);
          const product = dense(F).mmul(dense(transposedTable(F)));
          scaled.forEach((row, i) => {
            row.forEach((x, j) => {
              const size = Math.sqrt(scaled[i]![i]! * scaled[j]![j]!);
              // Worst gap of 5,000 draws: 2e-15.
              expect(Math.abs(product.get(i, j) - x)).toBeLessThanOrEqual(1e-13 * size);
            });
          });
        },
      ),
    );
  });

  it('keeps a direction of a share of 1e-9, as nearly collinear features have it', () => {
    const S = tableOf([
      [1, 0.6999999993],
      [0.6999999993, 0.49],
    ]);
    const { entries } = symmetricFactor(S);
    const determinant = (entries[0]! * entries[3]! - entries[1]! * entries[2]!) ** 2;
    // 0.49 − 0.6999999993² = 9.7999999951e-10
    expect(determinant / 9.7999999951e-10).toBeCloseTo(1, 6);
  });
});

// Helpers
const unit = fc.integer({ min: -6, max: 6 }).map((k) => 10 ** k);
