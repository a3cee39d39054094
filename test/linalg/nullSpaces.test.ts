import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, identity, transposed } from '../../src/linalg/matrix.js';
import { nullSpaces } from '../../src/linalg/nullSpaces.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';
import { exactRank } from '../support/oracles.js';

describe('nullSpaces', () => {
  it('of [[0, 1], [0, 0]]: e₁ from the right, e₂ from the left', () => {
    const { right, left } = nullSpaces(
      fromRows([
        [0, 1],
        [0, 0],
      ]),
      1,
    );
    expect(right.to1DArray().map(Math.abs)).toEqual([1, 0]);
    expect(left.to1DArray().map(Math.abs)).toEqual([0, 1]);
  });

  it('of dimension 0 are empty', () => {
    expect(nullSpaces(identity(3), 0).right).toMatchObject({ rows: 0, columns: 3 });
  });

  it('are orthonormal, A v = 0 and uᵀA = 0, at the dimension that exact elimination gives', () => {
    const singular = fc
      .integer({ min: 1, max: 5 })
      .chain((n) =>
        fc.integer({ min: 0, max: n }).chain((r) => fc.tuple(matrices(n, r), matrices(r, n))),
      )
      .map(([X, Y]) => product(X, Y));
    // 20,000 draws: 1.6e-15 for orthonormality, 5.4e-15 for the products.
    fc.assert(
      fc.property(singular, (A) => {
        const r = A.rows - exactRank(A.to2DArray());
        const { right, left } = nullSpaces(A, r);
        for (const basis of [right, left]) {
          expect(matrixGap(productTransposed(basis, basis), identity(r), 1)).toBeLessThanOrEqual(
            1e-12,
          );
        }
        expect(product(A, transposed(right)).norm()).toBeLessThanOrEqual(1e-12 * (1 + A.norm()));
        expect(product(left, A).norm()).toBeLessThanOrEqual(1e-12 * (1 + A.norm()));
      }),
    );
  });
});
