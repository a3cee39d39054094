import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedProduct, extendedRowProducts } from '../../src/linalg/extendedProduct.js';
import {
  fromRows,
  identity,
  inPrecision,
  Matrix,
  precisionOf,
  transposed,
} from '../../src/linalg/matrix.js';
import {
  product as exactProduct,
  transposed as flipped,
} from '../../src/rational/rationalMatrix.js';
import { exactGap, exactMatrix, extendedMatrices, hilbert } from '../support/exactReals.js';

const lifted = (rows: number[][]) => inPrecision(fromRows(rows), 'extended');

describe('extendedRowProducts', () => {
  it('A Bᵀ by hand, and what is below float64 stays: (1 + 2⁻³⁰)² and 2⁻⁷⁰ beside 1', () => {
    const a = 1 + 2 ** -30;
    const P = extendedRowProducts(lifted([[a, 0]]), lifted([[a, 5]]));
    expect([P.data[0], P.low![0]]).toEqual([1 + 2 ** -29, 2 ** -60]);
    // Terms that cancel to 2⁻⁷⁰.
    const Q = extendedRowProducts(lifted([[1, 2 ** -70, -1]]), lifted([[1, 1, 1]]));
    expect([Q.data[0], Q.low![0]]).toEqual([2 ** -70, 0]);
  });

  it('of no columns is zero, m×l', () => {
    const P = extendedRowProducts(
      inPrecision(new Matrix(2, 0), 'extended'),
      inPrecision(new Matrix(3, 0), 'extended'),
    );
    expect(P.to2DArray()).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });

  it('is the product in fractions, to 2⁻¹⁰⁰ of Σ|a||b|', () => {
    const pair = fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }))
      .chain(([m, n]) => fc.tuple(extendedMatrices(m, n), extendedMatrices(3, n)));
    fc.assert(
      fc.property(pair, ([A, B]) => {
        const found = extendedRowProducts(A, B);
        const right = exactProduct(exactMatrix(A), flipped(exactMatrix(B)));
        const size = Math.max(...sizes(A, B));
        const largest = Math.max(...found.data.map(Math.abs));
        // Worst of 5,000 draws: 2^-103.7.
        expect(exactGap(exactMatrix(found), right) * largest).toBeLessThan(2 ** -100 * size);
      }),
    );
  });

  it('is what float64 is not: the same product of leading parts is off by more than 2⁻⁶⁰', () => {
    const [A] = fc.sample(extendedMatrices(3, 6), { seed: 2, numRuns: 1 }) as [Matrix];
    const right = exactProduct(exactMatrix(A), flipped(exactMatrix(A)));
    const float = extendedRowProducts(A, A);
    const leading = new Matrix(3, 3, float.data);
    expect(exactGap(exactMatrix(leading), right)).toBeGreaterThan(2 ** -60);
    expect(exactGap(exactMatrix(float), right)).toBeLessThan(2 ** -100);
  });

  it('takes a float64 operand as exact, and keeps the precision of a coarse one', () => {
    const A = fromRows([[1, 2]]);
    const third = inPrecision(hilbert(2, 'extended'), 'coarse');
    expect(precisionOf(extendedRowProducts(A, lifted([[3, 4]])))).toBe('extended');
    expect(precisionOf(extendedRowProducts(A, third))).toBe('coarse');
    expect(precisionOf(extendedRowProducts(inPrecision(A, 'coarser'), lifted([[3, 4]])))).toBe(
      'coarser',
    );
  });

  it('holds near the largest float64, where splitting a factor would overflow', () => {
    const P = extendedRowProducts(lifted([[1.5e308, 0]]), lifted([[1, 1]]));
    expect([P.data[0], P.low![0]]).toEqual([1.5e308, 0]);
  });
});

describe('extendedProduct', () => {
  it('A B = A (Bᵀ)ᵀ, and A I = A to the last bit', () => {
    fc.assert(
      fc.property(extendedMatrices(3, 4), extendedMatrices(4, 2), (A, B) => {
        expect(extendedProduct(A, B)).toEqual(extendedRowProducts(A, transposed(B)));
        const same = extendedProduct(A, identity(4));
        expect([...same.data, ...same.low!]).toEqual([...A.data, ...A.low!]);
      }),
    );
  });

  it('loses about 2²⁹ times as much in coarse precision: Hilbert 8×8', () => {
    const right = exactProduct(
      exactMatrix(hilbert(8, 'double')),
      exactMatrix(hilbert(8, 'double')),
    );
    const errorIn = (precision: 'extended' | 'coarse' | 'coarser') =>
      exactGap(exactMatrix(extendedProduct(hilbert(8, precision), hilbert(8, precision))), right);
    expect(errorIn('extended')).toBeLessThan(1e-31);
    expect(errorIn('coarse')).toBeGreaterThan(2 ** 20 * errorIn('extended'));
    expect(errorIn('coarse')).toBeLessThan(2 ** -73);
    expect(errorIn('coarser')).toBeGreaterThan(errorIn('coarse'));
    expect(errorIn('coarser')).toBeLessThan(2 ** -70);
  });
});

// Helpers
/** Σ_k |a_ik||b_jk| for every i and j. */
const sizes = (A: Matrix, B: Matrix): number[] =>
  A.to2DArray().flatMap((a) =>
    B.to2DArray().map((b) => a.reduce((sum, x, k) => sum + Math.abs(x * b[k]!), 0)),
  );
