import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extendedCholesky } from '../../src/linalg/extendedCholesky.js';
import {
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  precisionOf,
  scaled,
  subtract,
  symmetricPart,
  transposed,
  zeros,
} from '../../src/linalg/matrix.js';
import type { PivotedFactor } from '../../src/linalg/pivotedFactor.js';
import { product } from '../../src/linalg/product.js';
import {
  product as exactProduct,
  transposed as flipped,
  matrixOf,
} from '../../src/rational/rationalMatrix.js';
import {
  exactGap,
  exactMatrix,
  exactReal,
  extendedMatrices,
  hilbert,
} from '../support/exactReals.js';
import { semidefinite } from '../support/matrixArbitraries.js';
import { exactRank } from '../support/oracles.js';

const lifted = (A: Matrix) => inPrecision(A, 'extended');

describe('extendedCholesky', () => {
  it('of [[16, 4], [4, 5]]: scale 4 and 2, L = [[1, 0], [1/2, 1]]', () => {
    const { order, rank, scale, factor, smallestPivot, remainder } = extendedCholesky(
      lifted(
        fromRows([
          [16, 4],
          [4, 5],
        ]),
      ),
    );
    expect(order).toEqual([0, 1]);
    expect([...scale]).toEqual([4, 2]);
    expect([...factor.data]).toEqual([1, 0, 0.5, 1]);
    expect({ rank, smallestPivot, remainder }).toEqual({
      rank: 2,
      smallestPivot: 0.8,
      remainder: 0,
    });
  });

  it('of 0: rank 0, smallest pivot 1; of I: I', () => {
    const nothing = extendedCholesky(lifted(zeros(2, 2)));
    expect(nothing).toMatchObject({ rank: 0, smallestPivot: 1, remainder: 0 });
    expect(nothing.factor).toMatchObject({ rows: 2, columns: 0 });
    expect(extendedCholesky(lifted(identity(3))).factor.to2DArray()).toEqual(
      identity(3).to2DArray(),
    );
  });

  it('tells a correlation of 1 − 10⁻²⁶ from 1, and takes 1 − 10⁻²⁸ for 1', () => {
    const pair = (lacking: number) => {
      const A = lifted(
        fromRows([
          [1, 1],
          [1, 1],
        ]),
      );
      A.setReal(0, 1, { hi: 1, lo: -lacking });
      A.setReal(1, 0, { hi: 1, lo: -lacking });
      return extendedCholesky(A);
    };
    expect(pair(1e-26)).toMatchObject({ rank: 2 });
    expect(pair(1e-26).smallestPivot / 2e-26).toBeCloseTo(1, 3);
    expect(pair(1e-28)).toMatchObject({ rank: 1 });
    expect(pair(1e-28).remainder / 2e-28).toBeCloseTo(1, 2);
  });

  it('PAPᵀ = E L Lᵀ E in fractions, to 10⁻³⁰', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5 }).chain((n) => extendedMatrices(n, n + 2)),
        (F) => {
          const A = symmetricPart(product(F, transposed(F)));
          expect(factorGap(A, extendedCholesky(A))).toBeLessThan(1e-30); // 5,000 draws: 5.3e-32
        },
      ),
    );
  });

  it('has the exact rank of every F Fᵀ of quarters, and leaves nothing of it', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const { rank, remainder } = extendedCholesky(lifted(A));
        expect(rank).toBe(exactRank(A.to2DArray()));
        expect(remainder).toBeLessThan(1e-28);
      }),
    );
  });

  it('does not depend on units that are powers of two', () => {
    fc.assert(
      fc.property(
        semidefinite(),
        fc.array(fc.integer({ min: -200, max: 200 }), { minLength: 6, maxLength: 6 }),
        ({ A }, powers) => {
          const B = fromRows(
            A.to2DArray().map((row, i) => row.map((x, j) => x * 2 ** (powers[i]! + powers[j]!))),
          );
          const [a, b] = [extendedCholesky(lifted(A)), extendedCholesky(lifted(B))];
          expect([b.order, b.rank, b.smallestPivot]).toEqual([a.order, a.rank, a.smallestPivot]);
          expect(b.factor.to2DArray()).toEqual(a.factor.to2DArray());
        },
      ),
    );
  });

  it('leaves a large remainder where a matrix is not semidefinite', () => {
    const A = lifted(subtract(fromRows([[1]]), scaled(identity(1), 1.5)));
    expect(extendedCholesky(A)).toMatchObject({ rank: 0 });
    const indefinite = fromRows([
      [1, 2],
      [2, 1],
    ]);
    expect(extendedCholesky(lifted(indefinite)).remainder).toBe(3);
  });

  it('is 2²⁰ times less exact in coarse precision: Hilbert 8×8', () => {
    const errorIn = (precision: 'extended' | 'coarse' | 'coarser') => {
      const A = hilbert(8, precision);
      const found = extendedCholesky(A);
      expect(found.rank).toBe(8);
      expect(precisionOf(found.factor)).toBe(precision);
      return factorGap(A, found);
    };
    expect(errorIn('extended')).toBeLessThan(1e-31);
    expect(errorIn('coarse')).toBeGreaterThan(2 ** 20 * errorIn('extended'));
    expect(errorIn('coarse')).toBeLessThan(2 ** -73);
    expect(errorIn('coarser')).toBeLessThan(2 ** -70);
  });
});

// Helpers
/** The largest gap between PAPᵀ and E L Lᵀ E, relative to the largest entry of E⁻¹AE⁻¹. */
function factorGap(A: Matrix, { order, scale, factor }: PivotedFactor): number {
  const L = exactMatrix(factor);
  const units = order.map((feature) => exactReal(scale[feature]!));
  const permuted = matrixOf(A.rows, A.rows, (i, j) =>
    exactReal(A.real(order[i]!, order[j]!)).div(units[i]!).div(units[j]!),
  );
  return exactGap(exactProduct(L, flipped(L)), permuted);
}
