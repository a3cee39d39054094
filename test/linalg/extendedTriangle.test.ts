import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedInverseOfTriangle } from '../../src/linalg/extendedTriangle.js';
import { frobeniusNorm, fromRows, inPrecision, Matrix } from '../../src/linalg/matrix.js';
import { solved } from '../../src/rational/elimination.js';
import { scalarMatrix } from '../../src/rational/rationalMatrix.js';
import { exactGap, exactMatrix, extendedMatrices } from '../support/exactReals.js';

describe('extendedInverseOfTriangle', () => {
  it('of [[2, 0], [1, 4]] is [[1/2, 0], [−1/8, 1/4]]; rows below the rank are not read', () => {
    const L = fromRows([
      [2, 0],
      [1, 4],
      [Number.NaN, Number.NaN],
    ]);
    expect(extendedInverseOfTriangle(inPrecision(L, 'extended'), 2).to2DArray()).toEqual([
      [0.5, 0],
      [-0.125, 0.25],
    ]);
  });

  it('of rank 1 of a wider factor takes its first entry; of rank 0 nothing', () => {
    const L = inPrecision(fromRows([[4, Number.NaN]]), 'extended');
    expect(extendedInverseOfTriangle(L, 1).to2DArray()).toEqual([[0.25]]);
    expect(extendedInverseOfTriangle(L, 0)).toMatchObject({ rows: 0, columns: 0 });
  });

  it('is the inverse in fractions, to 2⁻¹⁰⁰ times the condition number, zero above the diagonal', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => extendedMatrices(n, n)),
        (A) => {
          const L = lowerOf(A);
          const X = extendedInverseOfTriangle(L, L.rows);
          const right = solved(exactMatrix(L), scalarMatrix(L.rows))!;
          const condition = frobeniusNorm(L) * frobeniusNorm(X);
          // Worst of 5,000 draws: 2^-105.3.
          expect(exactGap(exactMatrix(X), right)).toBeLessThan(2 ** -100 * condition);
          for (let i = 0; i < X.rows; i++) {
            for (let j = i + 1; j < X.rows; j++) expect(X.real(i, j)).toEqual({ hi: 0, lo: 0 });
          }
        },
      ),
    );
  });
});

// Helpers
/** The lower triangle of a matrix. */
function lowerOf(A: Matrix): Matrix {
  const L = new Matrix(A.rows, A.rows, A.data.slice(), A.low!.slice());
  for (let i = 0; i < A.rows; i++) for (let j = i + 1; j < A.rows; j++) L.set(i, j, 0);
  return L;
}
