import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lowerCholesky } from '../../src/linalg/lowerCholesky.js';
import { add, fromRows, identity, zeros } from '../../src/linalg/matrix.js';
import { productTransposed } from '../../src/linalg/product.js';
import { matrixGap } from '../support/gaps.js';
import { semidefinite } from '../support/matrixArbitraries.js';

describe('lowerCholesky', () => {
  it('of [[4, 2], [2, 5]] is [[2, 0], [1, 2]]', () => {
    expect(
      lowerCholesky(
        fromRows([
          [4, 2],
          [2, 5],
        ]),
      ).to2DArray(),
    ).toEqual([
      [2, 0],
      [1, 2],
    ]);
  });

  it('of I is I, of nothing nothing', () => {
    expect(lowerCholesky(identity(3))).toEqual(identity(3));
    expect(lowerCholesky(zeros(0, 0))).toEqual(zeros(0, 0));
  });

  it('A = T Tᵀ, T lower triangular in the order of the coordinates', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const definite = add(A, identity(A.rows));
        const T = lowerCholesky(definite);
        expect(matrixGap(productTransposed(T, T), definite)).toBeLessThanOrEqual(1e-14);
        for (let i = 0; i < T.rows; i++) {
          expect(T.get(i, i)).toBeGreaterThan(0);
          for (let j = i + 1; j < T.rows; j++) expect(T.get(i, j)).toBe(0);
        }
      }),
    );
  });
});
