import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Coordinates,
  coordinatesOf,
  rowsIn,
  userCoordinates,
} from '../../src/ecosystem/coordinates.js';
import { leastNormInverse, type Normal } from '../../src/ecosystem/leastNormInverse.js';
import {
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  rescaled,
  stackedRows,
  symmetricPart,
  transposed,
} from '../../src/linalg/matrix.js';
import { congruence, product } from '../../src/linalg/product.js';
import { pseudoInverse } from '../../src/linalg/pseudoInverse.js';
import { rationalPseudoInverse } from '../../src/rational/rationalPseudoInverse.js';
import { exactGap, exactMatrix } from '../support/exactReals.js';
import { matrixGap } from '../support/gaps.js';
import { matrices, semidefinite } from '../support/matrixArbitraries.js';
import { pinv } from '../support/oracles.js';

const float = (matrix: Matrix): Normal => ({ matrix, factor: null });
const ofRows = (factor: Matrix): Normal => ({
  matrix: symmetricPart(product(transposed(factor), factor)),
  factor,
});

describe('leastNormInverse in float64', () => {
  it('in the coordinates of the user is the pseudo-inverse', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const found = leastNormInverse(float(A), null, userCoordinates(A.rows));
        expect(found.inverse).toEqual(pseudoInverse(A).inverse);
      }),
    );
  });

  it('θ₁ + θ₂ = 2 has least norm at (1, 1), also where feature 2 is counted in quarters', () => {
    const ones = fromRows([
      [1, 1],
      [1, 1],
    ]);
    const units = Float64Array.of(1, 0.25);
    const own = { ...userCoordinates(2), units };
    const { inverse, rank } = leastNormInverse(float(rescaled(ones, units, units)), null, own);
    expect(rank).toBe(1);
    // A⁺ of the user is a quarter of A.
    expect(matrixGap(rescaled(inverse, units, units), symmetricScaled(0.25))).toBeLessThan(1e-15);
    // Negative control: least norm in the own coordinates is another solution.
    const other = pseudoInverse(rescaled(ones, units, units)).inverse;
    expect(matrixGap(rescaled(other, units, units), symmetricScaled(0.25))).toBeGreaterThan(0.1);
  });

  it('is the pseudo-inverse of the user at every rank, whatever the units: against singular values', () => {
    const draws = fc.tuple(
      semidefinite(),
      fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(draws, ([{ A }, powers]) => {
        const units = Float64Array.from({ length: A.rows }, (_, i) => 2 ** powers[i]!);
        const own = { ...userCoordinates(A.rows), units };
        const { inverse } = leastNormInverse(float(rescaled(A, units, units)), null, own);
        const users = rescaled(inverse, units, units);
        const gap = matrixGap(users, fromRows(pinv(A.to2DArray())));
        expect(gap).toBeLessThanOrEqual(2e-8); // 5,000 draws: 4.9e-11
      }),
    );
  });
});

describe('leastNormInverse of rows in twice the precision', () => {
  // Every entity sees some rows; coordinates suit all rows together.
  const draws = fc.tuple(matrices(3, 3), matrices(4, 3));
  const both = ([mine, others]: readonly [Matrix, Matrix]) => {
    const [F, rest] = [inPrecision(mine, 'extended'), inPrecision(others, 'extended')];
    const all = stackedRows([F, rest], 3);
    const moments = Float64Array.from(product(transposed(all), all).diagonal());
    const own: Coordinates = coordinatesOf(moments, all, 1);
    return { F, own, there: rowsIn(own, F) };
  };

  it('is the exact pseudo-inverse at every rank, to 10⁻²⁷', () => {
    fc.assert(
      fc.property(draws, (rows) => {
        const { F, own, there } = both(rows);
        const found = leastNormInverse(ofRows(there), ofRows(F), own);
        const users = congruence(own.basis!.C, found.inverse);
        const right = rationalPseudoInverse(exactMatrix(ofRows(F).matrix));
        expect(exactGap(exactMatrix(users), right)).toBeLessThan(1e-27); // 1,000 draws: 6.5e-30
      }),
    );
  });

  it('keeps 17 digits of nearly collinear rows, 10⁻⁷ apart: errors grow with κ, not κ²', () => {
    const mine = fromRows([
      [1, 1 + 1e-7, 0],
      [1, 1, 0],
      [0, 0, 1],
    ]);
    const { F, own, there } = both([mine, mine]);
    const found = leastNormInverse(ofRows(there), ofRows(F), own);
    const users = congruence(own.basis!.C, found.inverse);
    const right = rationalPseudoInverse(exactMatrix(ofRows(F).matrix));
    expect(exactGap(exactMatrix(users), right)).toBeLessThan(1e-17);
    // Negative control: float64 has a digit or two.
    const double = leastNormInverse(
      float(inPrecision(ofRows(F).matrix, 'double')),
      null,
      userCoordinates(3),
    );
    expect(exactGap(exactMatrix(double.inverse), right)).toBeGreaterThan(1e-6);
  });

  it('takes the coordinates that lose less: both give the same inverse', () => {
    const mine = fromRows([
      [1, 0, 0],
      [0, 1e-6, 0],
      [0, 0, 1],
    ]);
    const { F, own, there } = both([mine, identity(3)]);
    const found = leastNormInverse(ofRows(there), ofRows(F), own);
    expect(found.condition).toBeLessThan(2); // of the user, where units do not count
    const users = congruence(own.basis!.C, found.inverse);
    const right = rationalPseudoInverse(exactMatrix(ofRows(F).matrix));
    expect(exactGap(exactMatrix(users), right)).toBeLessThan(1e-28);
  });
});

// Helpers
const symmetricScaled = (c: number): Matrix =>
  fromRows([
    [c, c],
    [c, c],
  ]);
