import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { add, fromRows, identity, scaled } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { inverse } from '../../src/linalg/solve.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';
import { blank, eliminate } from '../support/oracles.js';

describe('inverse', () => {
  it('of [[0, 2], [1, 0]] is [[0, 1], [1/2, 0]]: it pivots', () => {
    expect(
      inverse(
        fromRows([
          [0, 2],
          [1, 0],
        ]),
      ).to2DArray(),
    ).toEqual([
      [0, 1],
      [0.5, 0],
    ]);
  });

  it('A A⁻¹ = I, and it agrees with plain elimination', () => {
    // Quarters between −2 and 2, made diagonally dominant by 16 I.
    const dominant = fc
      .integer({ min: 1, max: 6 })
      .chain((n) => matrices(n, n).map((X) => add(X, scaled(identity(n), 16))));
    fc.assert(
      fc.property(dominant, (A) => {
        const X = inverse(A);
        expect(matrixGap(product(A, X), identity(A.rows))).toBeLessThanOrEqual(1e-14); // 20,000 draws: 6.7e-16
        const I = blank(A.rows, A.rows).map((row, i) => row.map((_, j) => (i === j ? 1 : 0)));
        expect(matrixGap(X, fromRows(eliminate(A.to2DArray(), I)))).toBeLessThanOrEqual(1e-14);
      }),
    );
  });

  it.each([
    [
      [
        [1, 2],
        [2, 4],
      ],
    ],
    [
      [
        [0, 0],
        [0, 1],
      ],
    ],
    [[[1e-320]]],
  ])('refuses the singular %j', (rows) => {
    expect(() => inverse(fromRows(rows))).toThrow(NumericalError);
  });
});
