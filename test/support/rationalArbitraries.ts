import fc from 'fast-check';
import { rational } from '../../src/rational/rational.js';
import {
  matrixOfRows,
  product,
  type RationalMatrix,
  transposed,
} from '../../src/rational/rationalMatrix.js';

/** Fractions with numerators and denominators of one or two digits. */
export const fractions = () =>
  fc
    .tuple(fc.integer({ min: -20, max: 20 }), fc.integer({ min: 1, max: 12 }))
    .map(([n, d]) => rational(n, d));

/** Matrices of one shape. */
export const rationalMatrices = (rows: number, columns: number): fc.Arbitrary<RationalMatrix> =>
  fc
    .array(fc.array(fractions(), { minLength: columns, maxLength: columns }), {
      minLength: rows,
      maxLength: rows,
    })
    .map(matrixOfRows);

/** F Fᵀ of rank ≤ r. */
export const rationalGrams = (d: number, r: number): fc.Arbitrary<RationalMatrix> =>
  rationalMatrices(d, r).map((F) => product(F, transposed(F)));

/** n×n matrices of row sums below 1, so that ρ < 1. */
export const contractions = (n: number): fc.Arbitrary<RationalMatrix> =>
  fc
    .array(fc.array(fc.integer({ min: -9, max: 9 }), { minLength: n, maxLength: n }), {
      minLength: n,
      maxLength: n,
    })
    .map((rows) => matrixOfRows(rows.map((row) => row.map((x) => rational(x, 9 * n + 1)))));
