import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { echelon, solved } from '../../src/rational/elimination.js';
import { rational } from '../../src/rational/rational.js';
import { matrixOfRows, product, scalarMatrix, tableOf } from '../../src/rational/rationalMatrix.js';
import { rationalMatrices } from '../support/rationalArbitraries.js';

describe('echelon', () => {
  it('has the determinant as its last pivot: |1 2; 3 4| = −2', () => {
    const { rows, pivots } = echelon(
      [
        [1n, 2n],
        [3n, 4n],
      ],
      2,
    );
    expect(pivots).toEqual([0, 1]);
    expect(rows[1]![1]).toBe(-2n);
  });

  it('skips columns without a pivot', () => {
    const rows = [
      [0n, 2n, 4n],
      [0n, 1n, 3n],
      [0n, 1n, 1n],
    ];
    expect(echelon(rows, 3).pivots).toEqual([1, 2]);
  });
});

describe('solved', () => {
  it('AX = B holds exactly, or A is singular', () => {
    let singular = 0;
    fc.assert(
      fc.property(rationalMatrices(4, 4), rationalMatrices(4, 2), (A, B) => {
        const X = solved(A, B);
        if (X === null) singular++;
        else expect(product(A, X)).toEqual(B);
      }),
    );
    expect(singular).toBeLessThan(20);
  });

  it('is null for a singular A: row 3 = row 1 + row 2', () => {
    const A = tableOf([
      [1, 2, 3],
      [4, 5, 6],
      [5, 7, 9],
    ]);
    expect(solved(A, scalarMatrix(3))).toBeNull();
  });

  it('inverts a Hilbert matrix of order 8 in integers', () => {
    const H = matrixOfRows(
      Array.from({ length: 8 }, (_, i) =>
        Array.from({ length: 8 }, (__, j) => rational(1, i + j + 1)),
      ),
    );
    const inverse = solved(H, scalarMatrix(8))!;
    expect(inverse.denominator).toBe(1n);
    expect(inverse.integers[0]![0]).toBe(64n);
    expect(product(H, inverse)).toEqual(scalarMatrix(8));
  });
});
