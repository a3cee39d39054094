import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational } from '../../src/rational/rational.js';
import {
  difference,
  matrixOf,
  product,
  scalarMatrix,
  scaled,
  tableOf,
  transposed,
} from '../../src/rational/rationalMatrix.js';
import {
  isSemidefinite,
  rankOf,
  rationalPseudoInverse,
} from '../../src/rational/rationalPseudoInverse.js';
import { rationalGrams } from '../support/rationalArbitraries.js';

const grams = fc.integer({ min: 1, max: 4 }).chain((r) => rationalGrams(4, r));

describe('rationalPseudoInverse', () => {
  it('of [1 1; 1 1] is a quarter of it, of 0 is 0', () => {
    const ones = tableOf([
      [1, 1],
      [1, 1],
    ]);
    expect(rationalPseudoInverse(ones)).toEqual(scaled(rational(1, 4), ones));
    const nothing = tableOf([
      [0, 0],
      [0, 0],
    ]);
    expect(rationalPseudoInverse(nothing)).toEqual(nothing);
  });

  it('meets the four conditions of Penrose exactly, at every rank', () => {
    fc.assert(
      fc.property(grams, (A) => {
        const X = rationalPseudoInverse(A);
        const AX = product(A, X);
        expect(product(AX, A)).toEqual(A);
        expect(product(X, AX)).toEqual(X);
        expect(transposed(AX)).toEqual(AX);
        expect(transposed(product(X, A))).toEqual(product(X, A));
      }),
    );
  });
});

describe('rankOf', () => {
  it('sees a direction of size 1e-15 that a tolerance would not', () => {
    const nearly = (x: number) =>
      tableOf([
        [1, 1],
        [1, x],
      ]);
    expect([rankOf(nearly(1)), rankOf(nearly(1 + 1e-15))]).toEqual([1, 2]);
  });
});

describe('isSemidefinite', () => {
  it('decides order 32 at once: numbers grow as minors do, not by squares', () => {
    const n = 32;
    const hilbert = matrixOf(n, n, (i, j) => rational(1, i + j + 1));
    expect(isSemidefinite(hilbert)).toBe(true);
    expect(isSemidefinite(difference(hilbert, scalarMatrix(n, rational(1, 10n ** 20n))))).toBe(
      false,
    );
  }, 20_000);

  it('holds for every F Fᵀ, and fails once less than nothing is taken away', () => {
    fc.assert(
      fc.property(rationalGrams(4, 3), (A) => {
        expect(isSemidefinite(A)).toBe(true);
        expect(isSemidefinite(difference(A, scalarMatrix(4, rational(1, 10n ** 30n))))).toBe(false);
      }),
    );
  });

  it.each([
    [
      'a negative entry of the diagonal',
      [
        [0, 0],
        [0, -1],
      ],
    ],
    [
      'an entry beside a zero of the diagonal',
      [
        [0, 1],
        [1, 1],
      ],
    ],
    [
      '|S_12| > √(S_11 S_22) by 1e-15',
      [
        [1, 1],
        [1, 1 - 1e-15],
      ],
    ],
    [
      'a negative determinant of order 3',
      [
        [1, 0.9, 0.1],
        [0.9, 1, 0.9],
        [0.1, 0.9, 1],
      ],
    ],
  ])('fails for %s', (_, table) => {
    expect(isSemidefinite(tableOf(table))).toBe(false);
  });
});
