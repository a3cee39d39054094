import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Coordinates,
  coefficientsIn,
  coordinatesOf,
  projectorIn,
  rowsIn,
  toUser,
  userCoordinates,
} from '../../src/ecosystem/coordinates.js';
import {
  columnVector,
  frobeniusNorm,
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  transposed,
} from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { product as exactProduct, scalarMatrix } from '../../src/rational/rationalMatrix.js';
import { exactGap, exactMatrix, extendedMatrices } from '../support/exactReals.js';
import { matrices } from '../support/matrixArbitraries.js';

const lifted = (A: Matrix) => inPrecision(A, 'extended');
const diagonalOf = (F: Matrix) => Float64Array.from(product(transposed(F), F).diagonal());

/** Own coordinates in powers of two, for any sizes of four features. */
const ownUnits = fc
  .array(fc.integer({ min: -20, max: 20 }), { minLength: 4, maxLength: 4 })
  .map((powers) =>
    coordinatesOf(
      Float64Array.from(powers, (p) => 10 ** p),
      null,
      2,
    ),
  );

describe('userCoordinates', () => {
  it('change nothing', () => {
    const own = userCoordinates(2);
    const v = columnVector([3, 4]);
    expect([toUser(own, v), coefficientsIn(own, v), projectorIn(own, identity(2))]).toEqual([
      v,
      v,
      identity(2),
    ]);
    expect(rowsIn(own, transposed(v))).toEqual(transposed(v));
    expect(own).toMatchObject({ deviation: 1, condition: 1, basis: null });
  });
});

describe('coordinatesOf the axes of the user', () => {
  it('units are powers of two that bring moments near 1: 4, 0.01 and 0 ask for ½, 8 and 1; deviation 3 for 4', () => {
    const { units, basis, deviation, condition } = coordinatesOf(
      Float64Array.of(4, 0.01, 0),
      null,
      3,
    );
    expect([...units]).toEqual([0.5, 8, 1]);
    expect({ basis, deviation, condition }).toEqual({ basis: null, deviation: 4, condition: 1 });
  });

  it('depart from the user by 2⁵⁰⁰ at most', () => {
    const { units, deviation } = coordinatesOf(Float64Array.of(5e-324, 1e308), null, 0);
    expect(units[0]).toBe(2 ** 500);
    expect(units[1]).toBe(2 ** -500);
    expect(deviation).toBe(1);
  });

  it('coefficients, rows and projectors go there and back without rounding', () => {
    fc.assert(
      fc.property(ownUnits, matrices(4, 2), matrices(4, 4), (own, v, P) => {
        expect(toUser(own, coefficientsIn(own, v))).toEqual(v);
        expect(rowsIn(own, transposed(coefficientsIn(own, v))).to2DArray()).toEqual(
          transposed(v).to2DArray(),
        );
        // Fθ is one number in all coordinates.
        const F = transposed(v);
        expect(product(rowsIn(own, F), coefficientsIn(own, v)).to2DArray()).toEqual(
          product(F, v).to2DArray(),
        );
        // C⁻¹Π C acts on coefficients as Π does on those of the user.
        const image = toUser(own, product(projectorIn(own, P), coefficientsIn(own, v)));
        expect(frobeniusNorm(image)).toBeCloseTo(frobeniusNorm(product(P, v)), 10);
      }),
    );
  });
});

describe('coordinatesOf orthogonal axes', () => {
  const orthogonal = (F: Matrix): Coordinates => coordinatesOf(diagonalOf(F), F, 1);

  it('of rows (1, 1), (0, 10⁻⁸): the rows become orthonormal, whatever their angle', () => {
    const F = lifted(
      fromRows([
        [1, 1],
        [0, 1e-8],
      ]),
    );
    const own = orthogonal(F);
    const there = rowsIn(own, F);
    const gram = exactMatrix(product(transposed(there), there));
    expect(exactGap(gram, scalarMatrix(2))).toBeLessThan(1e-22);
    expect(own.condition).toBeGreaterThan(1e15);
    expect(own.basis!.seen).toBe(2);
  });

  it('FᵀF = I of all rows together, and C⁻¹ · C = I, to 10⁻³⁰ times the condition', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 4 }).chain((d) => extendedMatrices(d + 2, d)),
        (F) => {
          const own = orthogonal(F);
          const { C, inverse } = own.basis!;
          const there = rowsIn(own, F);
          const gram = exactMatrix(product(transposed(there), there));
          const allowed = 1e-30 * own.condition;
          expect(exactGap(gram, scalarMatrix(F.columns))).toBeLessThan(allowed); // 1,000 draws: 1.8e-31 of it
          const both = exactProduct(exactMatrix(inverse), exactMatrix(C));
          expect(exactGap(both, scalarMatrix(F.columns))).toBeLessThan(allowed); // 1,000 draws: 4.5e-32 of it
        },
      ),
    );
  });

  it('what no row sees is exactly zero in every row, and coefficients still go there and back', () => {
    const F = lifted(
      fromRows([
        [1, 1, 0],
        [2, 2, 0],
        [0, 0, 3],
      ]),
    );
    const own = orthogonal(F);
    expect(own.basis!.seen).toBe(2);
    const there = rowsIn(own, F);
    for (let i = 0; i < 3; i++) expect(there.real(i, 2)).toEqual({ hi: 0, lo: 0 });
    const v = lifted(columnVector([1, 2, 3]));
    const back = toUser(own, coefficientsIn(own, v));
    expect(exactGap(exactMatrix(back), exactMatrix(v))).toBeLessThan(1e-30);
  });

  it('projectorIn is C⁻¹ΠC: a projector again, that acts on coefficients as Π does', () => {
    const F = lifted(
      fromRows([
        [1, 0.5],
        [0.25, 1],
      ]),
    );
    const own = orthogonal(F);
    const Pi = lifted(
      fromRows([
        [0.5, 0.5],
        [0.5, 0.5],
      ]),
    );
    const P = projectorIn(own, Pi);
    expect(exactGap(exactMatrix(product(P, P)), exactMatrix(P))).toBeLessThan(1e-29);
    const v = lifted(columnVector([1, 3]));
    const image = toUser(own, product(P, coefficientsIn(own, v)));
    expect(exactGap(exactMatrix(image), exactMatrix(product(Pi, v)))).toBeLessThan(1e-29);
  });
});
