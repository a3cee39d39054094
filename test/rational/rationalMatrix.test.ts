import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rational, zero } from '../../src/rational/rational.js';
import {
  combination,
  difference,
  entryOf,
  frobeniusProduct,
  matrixOfRows,
  overDenominator,
  product,
  type RationalMatrix,
  rowsOf,
  scalarMatrix,
  scaled,
  sum,
  tableOf,
  trace,
  transposed,
} from '../../src/rational/rationalMatrix.js';
import { fractions, rationalMatrices } from '../support/rationalArbitraries.js';

const texts = (A: RationalMatrix) => rowsOf(A).map((row) => row.map((x) => x.toFraction()));

describe('a rational matrix', () => {
  it('is over one denominator, in lowest terms: [2/4, 3/6] = [1, 1]/2', () => {
    expect(overDenominator([[6n, 6n]], 12n)).toEqual({ integers: [[1n, 1n]], denominator: 2n });
    expect(overDenominator([[0n, 0n]], -5n)).toEqual({ integers: [[0n, 0n]], denominator: 1n });
    expect(overDenominator([[3n, -6n]], -9n)).toEqual({ integers: [[-1n, 2n]], denominator: 3n });
  });

  it('keeps a positive denominator that shares no factor with all its entries', () => {
    fc.assert(
      fc.property(rationalMatrices(2, 3), rationalMatrices(3, 2), fractions(), (A, B, c) => {
        for (const C of [product(A, B), scaled(c, A), sum(A, transposed(B))]) {
          expect(C.denominator > 0n).toBe(true);
          expect(overDenominator(C.integers, C.denominator)).toEqual(C);
        }
      }),
    );
  });

  it('reads a table of decimals: [[0.5, 0.3]] = [[1/2, 3/10]]', () => {
    expect(texts(tableOf([[0.5, 0.3]]))).toEqual([['1/2', '3/10']]);
  });
});

describe('product, sum, trace', () => {
  it('are by hand: [[1/2, 1/3]] · [[1], [3]] = 3/2', () => {
    const A = matrixOfRows([[rational(1, 2), rational(1, 3)]]);
    expect(texts(product(A, tableOf([[1], [3]])))).toEqual([['3/2']]);
    expect(trace(scalarMatrix(3, rational(2, 3))).toFraction()).toBe('2');
  });

  it('agree with sums of fractions, entry by entry', () => {
    fc.assert(
      fc.property(rationalMatrices(2, 3), rationalMatrices(3, 2), fractions(), (A, B, c) => {
        const expected = [0, 1].map((i) =>
          [0, 1].map((j) =>
            [0, 1, 2].reduce((s, k) => s.add(entryOf(A, i, k).mul(entryOf(B, k, j))), zero),
          ),
        );
        const AB = product(A, B);
        expect(texts(AB)).toEqual(texts(matrixOfRows(expected)));
        expect(trace(AB).equals(expected[0]![0]!.add(expected[1]![1]!))).toBe(true);
        expect(frobeniusProduct(transposed(A), B).equals(trace(AB))).toBe(true);
        const Bt = transposed(B);
        const mixed = combination(2, 3, [
          [c, A],
          [rational(-1), Bt],
        ]);
        expect(mixed).toEqual(difference(scaled(c, A), Bt));
        expect(entryOf(mixed, 1, 2).equals(c.mul(entryOf(A, 1, 2)).sub(entryOf(Bt, 1, 2)))).toBe(
          true,
        );
      }),
    );
  });
});
