import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fromRows,
  identity,
  type Matrix,
  scaled,
  subtract,
  zeros,
} from '../../src/linalg/matrix.js';
import {
  factorOf,
  isPositiveSemidefinite,
  pivotedCholesky,
  RANK_TOLERANCE,
  rankOf,
} from '../../src/linalg/pivotedCholesky.js';
import { productTransposed } from '../../src/linalg/product.js';
import { matrixGap } from '../support/gaps.js';
import { badlyScaled, semidefinite } from '../support/matrixArbitraries.js';
import { exactRank } from '../support/oracles.js';

describe('pivotedCholesky', () => {
  it('of [[4, 2], [2, 5]]: features scaled to unit diagonal, L = [[1, 0], [1/√5, √0.8]]', () => {
    const { order, rank, scale, factor, smallestPivot, remainder } = pivotedCholesky(
      fromRows([
        [4, 2],
        [2, 5],
      ]),
    );
    expect(order).toEqual([0, 1]);
    expect([...scale]).toEqual([2, Math.sqrt(5)]);
    expect(rank).toBe(2);
    const L = [1, 0, 1 / Math.sqrt(5), Math.sqrt(0.8)];
    expect([...factor.data]).toEqual(L.map((x) => expect.closeTo(x, 15)));
    expect(smallestPivot).toBeCloseTo(0.8, 15);
    expect(remainder).toBe(0);
  });

  it('stops at the rank and leaves nothing: 𝟙𝟙ᵀ has rank 1', () => {
    const ones = fromRows([
      [1, 1, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
    expect(pivotedCholesky(ones)).toMatchObject({ rank: 1, smallestPivot: 1, remainder: 0 });
  });

  it('of zero: rank 0, smallest pivot 1', () => {
    expect(pivotedCholesky(zeros(2, 2))).toMatchObject({ rank: 0, smallestPivot: 1, remainder: 0 });
  });

  it('takes a correlation of 1 − 1e-13 for 1, and one of 1 − 1e-11 for less', () => {
    const pair = (r: number) =>
      fromRows([
        [1, r],
        [r, 1],
      ]);
    expect(rankOf(pair(1 - 1e-13))).toBe(1); // pivot 2e-13
    expect(rankOf(pair(1 - 1e-11))).toBe(2); // pivot 2e-11
    expect(RANK_TOLERANCE).toBe(1e-12);
  });
});

describe('rankOf', () => {
  it('is the rank by exact elimination', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        expect(rankOf(A)).toBe(exactRank(A.to2DArray()));
      }),
    );
  });

  it('does not depend on the units of the features', () => {
    const pair = fc.tuple(
      semidefinite(),
      fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(pair, ([{ A }, powers]) => {
        const B = fromRows(
          A.to2DArray().map((row, i) => row.map((x, j) => x * 2 ** (powers[i]! + powers[j]!))),
        );
        expect(rankOf(B)).toBe(rankOf(A));
      }),
    );
  });
});

describe('isPositiveSemidefinite', () => {
  it('is true of every F Fᵀ, in any units', () => {
    fc.assert(fc.property(badlyScaled(), isPositiveSemidefinite));
  });

  it('is false below zero, on the diagonal or off it', () => {
    expect(isPositiveSemidefinite(fromRows([[-1e-9]]))).toBe(false);
    expect(
      isPositiveSemidefinite(
        fromRows([
          [1, 1.001],
          [1.001, 1],
        ]),
      ),
    ).toBe(false);
    expect(
      isPositiveSemidefinite(
        fromRows([
          [0, 1],
          [1, 0],
        ]),
      ),
    ).toBe(true); // no diagonal to be seen against
    expect(isPositiveSemidefinite(fromRows([[Number.NaN]]))).toBe(false);
  });

  it('is false of F Fᵀ − c I, where c is above the smallest eigenvalue', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const c = A.trace() / A.rows + 0.01; // the mean eigenvalue
        expect(isPositiveSemidefinite(subtract(A, scaled(identity(A.rows), c)))).toBe(false);
      }),
    );
  });
});

describe('factorOf', () => {
  it('A = F Fᵀ with as many columns as the rank', () => {
    fc.assert(
      fc.property(badlyScaled(), (A) => {
        const F = factorOf(A);
        expect(F.columns).toBe(rankOf(A));
        expect(entrywise(productTransposed(F, F), A)).toBeLessThanOrEqual(1e-13); // 20,000 draws: 1.6e-15
      }),
    );
  });

  it('of zero has no columns', () => {
    expect(factorOf(zeros(2, 2))).toMatchObject({ rows: 2, columns: 0 });
  });
});

// Helpers
/** Largest gap, entries (i, j) measured in units of √(A_ii A_jj). */
function entrywise(B: Matrix, A: Matrix): number {
  const unit = A.diagonal().map((x) => Math.sqrt(x) || 1);
  const inUnits = (X: Matrix) =>
    fromRows(X.to2DArray().map((row, i) => row.map((x, j) => x / (unit[i]! * unit[j]!))));
  return matrixGap(inUnits(B), inUnits(A), 1);
}
