import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedInverse } from '../../src/linalg/extendedInverse.js';
import {
  frobeniusNorm,
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  precisionOf,
  zeros,
} from '../../src/linalg/matrix.js';
import { solved } from '../../src/rational/elimination.js';
import { scalarMatrix } from '../../src/rational/rationalMatrix.js';
import { exactGap, exactMatrix, extendedMatrices, hilbert } from '../support/exactReals.js';

const lifted = (A: Matrix) => inPrecision(A, 'extended');

describe('extendedInverse', () => {
  it('of [[0, 2], [4, 1]] by hand: rows must change places', () => {
    const X = extendedInverse(
      lifted(
        fromRows([
          [0, 2],
          [4, 1],
        ]),
      ),
    )!;
    expect(X.to2DArray()).toEqual([
      [-0.125, 0.25],
      [0.5, 0],
    ]);
    expect([...X.low!]).toEqual([0, 0, 0, 0]);
  });

  it('of I is I, of nothing nothing; of a singular matrix there is none', () => {
    expect(extendedInverse(lifted(identity(3)))!.to2DArray()).toEqual(identity(3).to2DArray());
    expect(extendedInverse(lifted(zeros(0, 0)))).toMatchObject({ rows: 0, columns: 0 });
    expect(extendedInverse(lifted(zeros(2, 2)))).toBeUndefined();
    const dependent = fromRows([
      [1, 2],
      [2, 4],
    ]);
    expect(extendedInverse(lifted(dependent))).toBeUndefined();
  });

  it('does not change its argument', () => {
    const A = hilbert(4, 'extended');
    const before = [...A.data, ...A.low!];
    extendedInverse(A);
    expect([...A.data, ...A.low!]).toEqual(before);
  });

  it('is the inverse in fractions, to 2⁻¹⁰⁰ times the condition number', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => extendedMatrices(n, n)),
        (A) => {
          const X = extendedInverse(A)!;
          const right = solved(exactMatrix(A), scalarMatrix(A.rows))!;
          const condition = frobeniusNorm(A) * frobeniusNorm(X);
          // Worst of 5,000 draws: 2^-105.3.
          expect(exactGap(exactMatrix(X), right)).toBeLessThan(2 ** -100 * condition);
        },
      ),
    );
  });

  it('keeps 20 digits of the inverse of a Hilbert matrix of order 8; coarse precision 9 fewer', () => {
    const right = solved(exactMatrix(hilbert(8, 'double')), scalarMatrix(8))!;
    const errorIn = (precision: 'extended' | 'coarse' | 'coarser') => {
      const X = extendedInverse(hilbert(8, precision))!;
      expect(precisionOf(X)).toBe(precision);
      return exactGap(exactMatrix(X), right);
    };
    expect(errorIn('extended')).toBeLessThan(1e-20);
    expect(errorIn('coarse')).toBeGreaterThan(2 ** 20 * errorIn('extended'));
    expect(errorIn('coarse')).toBeLessThan(1e-11);
    expect(errorIn('coarser')).toBeGreaterThan(2 ** 20 * errorIn('extended'));
    expect(errorIn('coarser')).toBeLessThan(1e-10);
  });

  it('negative control: entries rounded to float64 have another inverse, 3e-14 apart', () => {
    const A = hilbert(8, 'extended');
    A.low![1] = 2 ** -56;
    A.low![8] = 2 ** -56;
    const X = extendedInverse(A)!;
    const right = solved(exactMatrix(A), scalarMatrix(8))!;
    const rounded = solved(exactMatrix(hilbert(8, 'double')), scalarMatrix(8))!;
    expect(exactGap(exactMatrix(X), right)).toBeLessThan(1e-20);
    expect(exactGap(exactMatrix(X), rounded)).toBeGreaterThan(1e-14);
  });
});
