import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { frobeniusProduct, frobeniusProducts } from '../../src/linalg/frobenius.js';
import { fromRows, identity, symmetricPart, transposed, zeros } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { matrices } from '../support/matrixArbitraries.js';

describe('frobeniusProduct', () => {
  it('is Σ_ij A_ij B_ij = tr AᵀB, of any shape', () => {
    expect(
      frobeniusProduct(
        fromRows([
          [1, 2],
          [3, 4],
        ]),
        fromRows([
          [5, 6],
          [7, 8],
        ]),
      ),
    ).toBe(70);
    fc.assert(
      fc.property(matrices(2, 3), matrices(2, 3), (A, B) => {
        expect(frobeniusProduct(A, B)).toBe(product(transposed(A), B).trace());
      }),
    );
  });
});

describe('frobeniusProducts', () => {
  it('is tr S_iᵀY_j for all pairs, Y not symmetric', () => {
    const lists = fc
      .integer({ min: 1, max: 5 })
      .chain((d) =>
        fc.tuple(
          fc.array(matrices(d, d).map(symmetricPart), { minLength: 1, maxLength: 4 }),
          fc.array(matrices(d, d), { minLength: 1, maxLength: 4 }),
        ),
      );
    fc.assert(
      fc.property(lists, ([S, Y]) => {
        const all = frobeniusProducts(S, Y);
        expect(all).toMatchObject({ rows: S.length, columns: Y.length });
        S.forEach((A, i) => {
          Y.forEach((B, j) => {
            expect(all.get(i, j)).toBe(product(transposed(A), B).trace());
          });
        });
      }),
    );
  });

  it('is empty for no matrices', () => {
    expect(frobeniusProducts([], [])).toMatchObject({ rows: 0, columns: 0 });
  });

  it('refuses matrices that differ in size', () => {
    expect(() => frobeniusProducts([identity(2)], [identity(3)])).toThrow(
      new ShapeError('frobeniusProducts: every matrix must be 2×2, found 3×3.'),
    );
    expect(() => frobeniusProducts([identity(2), zeros(2, 1)], [])).toThrow(ShapeError);
  });
});
