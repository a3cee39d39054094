import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import {
  fromRows,
  identity,
  type Matrix,
  symmetricPart,
  transposed,
  zeros,
} from '../../src/linalg/matrix.js';
import { congruence, product, productTransposed } from '../../src/linalg/product.js';
import { matrices } from '../support/matrixArbitraries.js';
import { flip, sandwich, times } from '../support/oracles.js';

const shape = fc.integer({ min: 1, max: 7 });
const threeOf = fc
  .tuple(shape, shape, shape)
  .chain(([m, n, l]) => fc.tuple(matrices(m, n), matrices(n, l)));

describe('product', () => {
  it('is A B for 2×2 matrices', () => {
    expect(
      product(
        fromRows([
          [1, 2],
          [3, 4],
        ]),
        fromRows([
          [5, 6],
          [7, 8],
        ]),
      ).to2DArray(),
    ).toEqual([
      [19, 22],
      [43, 50],
    ]);
  });

  it('has I as unit and gives zero over an empty inner dimension', () => {
    const A = fromRows([[1, 2, 3]]);
    expect(product(A, identity(3))).toEqual(A);
    expect(product(zeros(2, 0), zeros(0, 3))).toEqual(zeros(2, 3));
  });

  it('equals the triple loop exactly (quarters)', () => {
    fc.assert(
      fc.property(threeOf, ([A, B]) => {
        expect(plain(product(A, B))).toEqual(times(A.to2DArray(), B.to2DArray()));
      }),
    );
  });

  it('refuses inner dimensions that differ', () => {
    expect(() => product(identity(2), identity(3))).toThrow(
      new ShapeError('product: inner dimensions must agree, found 2 and 3.'),
    );
  });
});

describe('productTransposed', () => {
  it('A Bᵀ equals the triple loop exactly', () => {
    fc.assert(
      fc.property(threeOf, ([A, B]) => {
        expect(productTransposed(A, transposed(B))).toEqual(product(A, B));
      }),
    );
  });

  it('refuses inner dimensions that differ', () => {
    expect(() => productTransposed(zeros(2, 3), zeros(3, 2))).toThrow(ShapeError);
  });
});

describe('congruence', () => {
  it('M X Mᵀ equals the triple loops and is symmetric to the last bit', () => {
    const pair = fc
      .tuple(shape, shape)
      .chain(([m, n]) => fc.tuple(matrices(m, n), matrices(n, n).map(symmetricPart)));
    fc.assert(
      fc.property(pair, ([M, X]) => {
        const C = congruence(M, X);
        expect(plain(C)).toEqual(sandwich(M.to2DArray(), X.to2DArray()).map(unsigned));
        expect(plain(C)).toEqual(flip(plain(C)));
      }),
    );
  });

  it('refuses an X that M cannot multiply', () => {
    expect(() => congruence(zeros(2, 3), identity(2))).toThrow(
      new ShapeError('congruence: inner dimensions must agree, found 3 and 2.'),
    );
  });
});

// Helpers
/** −0 is 0. */
const unsigned = (row: readonly number[]): number[] => row.map((x) => x + 0);
const plain = (A: Matrix): number[][] => A.to2DArray().map(unsigned);
