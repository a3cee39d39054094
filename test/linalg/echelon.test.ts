import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { echelonBasis, rowProjector } from '../../src/linalg/echelon.js';
import { fromRows, identity, type Matrix, transposed, zeros } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';
import { exactRank } from '../support/oracles.js';

const anyShape = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 }))
  .chain(([m, n]) => matrices(m, n));

describe('echelonBasis', () => {
  it('shows a space spanned by single features as those features', () => {
    const mixed = fromRows([
      [1, 0, 2, 0],
      [1, 0, -2, 0],
      [3, 0, 0, 0],
    ]);
    expect(echelonBasis(mixed).to2DArray()).toEqual([
      [1, 0, 0, 0],
      [0, 0, 1, 0],
    ]);
  });

  it('of zero is empty', () => {
    expect(echelonBasis(zeros(2, 3))).toMatchObject({ rows: 0, columns: 3 });
  });

  it('drops rounding: 1e-12 beside 1', () => {
    expect(
      echelonBasis(
        fromRows([
          [1, 0],
          [1, 1e-12],
        ]),
      ).to2DArray(),
    ).toEqual([[1, 0]]);
  });

  it('has rank A unit rows, largest entry positive, that span the row space', () => {
    fc.assert(
      fc.property(anyShape, (A) => {
        const basis = echelonBasis(A);
        expect(basis.rows).toBe(exactRank(A.to2DArray()));
        for (const row of basis.to2DArray()) {
          expect(Math.hypot(...row)).toBeCloseTo(1, 12);
          expect(Math.max(...row)).toBeGreaterThanOrEqual(-Math.min(...row) - 1e-12);
        }
        expect(outside(A, rowProjector(basis).projector)).toBeLessThanOrEqual(1e-12); // 20,000 draws: 1.0e-14
      }),
    );
  });
});

describe('rowProjector', () => {
  it('of one row v is vᵀv/‖v‖²; of no rows 0', () => {
    const { projector, independence } = rowProjector(fromRows([[3, 4]]));
    expect(projector.to1DArray()).toEqual([9, 12, 12, 16].map((x) => expect.closeTo(x / 25, 15)));
    expect(independence).toBe(1);
    expect(rowProjector(zeros(0, 2))).toEqual({
      projector: zeros(2, 2),
      independence: 1,
      rank: 0,
    });
  });

  it('P² = P = Pᵀ, tr P = rank, AP = A, also for dependent rows', () => {
    fc.assert(
      fc.property(anyShape, (A) => {
        const { projector: P, independence } = rowProjector(A);
        expect(matrixGap(product(P, P), P, 1)).toBeLessThanOrEqual(1e-13); // 20,000 draws: 5.6e-16
        expect(matrixGap(transposed(P), P, 1)).toBeLessThanOrEqual(1e-14);
        expect(P.trace()).toBeCloseTo(exactRank(A.to2DArray()), 10);
        expect(outside(A, P)).toBeLessThanOrEqual(1e-13); // 20,000 draws: 8.9e-16
        expect(independence).toBeGreaterThan(0);
        expect(independence).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('keeps its digits where rows are nearly parallel', () => {
    const { projector: P, independence } = rowProjector(
      fromRows([
        [1, 0, 0],
        [1, 1e-6, 0],
      ]),
    );
    expect(independence).toBeCloseTo(1e-6, 12); // the sine of the angle between them
    expect(
      matrixGap(
        P,
        fromRows([
          [1, 0, 0],
          [0, 1, 0],
          [0, 0, 0],
        ]),
      ),
    ).toBeLessThanOrEqual(1e-15);
    expect(rowProjector(identity(2)).projector).toEqual(identity(2));
    // One orthogonalisation would leave 10⁻⁹ of the first row in the second.
    const { projector: nearly } = rowProjector(
      fromRows([
        [0.3, 0.7, 0.2],
        [0.3 + 1e-7, 0.7, 0.2],
      ]),
    );
    expect(matrixGap(product(nearly, nearly), nearly)).toBeLessThanOrEqual(1e-15);
  });
});

// Helpers
/** What of A lies outside the range of P. */
const outside = (A: Matrix, P: Matrix): number => matrixGap(product(A, P), A, 1);
