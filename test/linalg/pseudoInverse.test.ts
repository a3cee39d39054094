import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import {
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  transposed,
  zeros,
} from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { pseudoInverse } from '../../src/linalg/pseudoInverse.js';
import { matrixGap } from '../support/gaps.js';
import { badlyScaled, semidefinite } from '../support/matrixArbitraries.js';
import { exactRank, pinv } from '../support/oracles.js';

describe('pseudoInverse', () => {
  it('refuses a null space that its precision cannot keep in the units asked for', () => {
    const lifted = (r: number[]) =>
      inPrecision(fromRows(r.map((x) => r.map((y) => x * y))), 'extended');
    expect(() => pseudoInverse(lifted([2 ** -50, 2 ** 50, 2 ** 50]))).toThrow(NumericalError);
    expect(pseudoInverse(lifted([2 ** -20, 2 ** 20, 2 ** 20])).rank).toBe(1);
    const { condition } = pseudoInverse(
      inPrecision(lifted([2 ** -50, 2 ** 50, 2 ** 50]), 'double'),
    );
    expect(condition).toBe(Number.POSITIVE_INFINITY);
  });

  it('of [[2, 1], [1, 2]] is its inverse [[2, −1], [−1, 2]]/3', () => {
    const { inverse, rank, smallestPivot } = pseudoInverse(
      fromRows([
        [2, 1],
        [1, 2],
      ]),
    );
    expect(inverse.to1DArray()).toEqual([2, -1, -1, 2].map((x) => expect.closeTo(x / 3, 15)));
    expect({ rank, smallestPivot }).toEqual({ rank: 2, smallestPivot: expect.closeTo(0.75, 15) });
  });

  it('of vvᵀ is vvᵀ/‖v‖⁴', () => {
    const { inverse, rank } = pseudoInverse(
      fromRows([
        [1, 2],
        [2, 4],
      ]),
    );
    expect(inverse.to1DArray()).toEqual([1, 2, 2, 4].map((x) => expect.closeTo(x / 25, 15)));
    expect(rank).toBe(1);
  });

  it('of 0 is 0, of I is I', () => {
    expect(pseudoInverse(zeros(3, 3)).inverse).toEqual(zeros(3, 3));
    expect(pseudoInverse(identity(3)).inverse).toEqual(identity(3));
  });

  it('meets the four Penrose conditions at every rank', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        expect(penroseGap(A)).toBeLessThanOrEqual(1e-8); // 20,000 draws: 3.4e-10
      }),
    );
  });

  it('meets them in any units of the features, 10⁻³ … 10³ each', () => {
    fc.assert(
      fc.property(badlyScaled(), (A) => {
        const { inverse } = pseudoInverse(A);
        const AX = product(A, inverse);
        expect(matrixGap(product(AX, A), A)).toBeLessThanOrEqual(1e-8); // 20,000 draws: 1.5e-10
        expect(matrixGap(product(inverse, AX), inverse)).toBeLessThanOrEqual(1e-8); // 20,000 draws: 6.2e-11
      }),
    );
  });

  it('projects along the null space: Π = A⁺A, none where A is of full rank', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const { inverse, projector, rank } = pseudoInverse(A);
        expect(projector === null).toBe(rank === A.rows);
        if (projector === null) return;
        expect(matrixGap(product(inverse, A), projector, 1)).toBeLessThanOrEqual(1e-8);
        expect(matrixGap(product(projector, projector), projector, 1)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });

  it('is symmetric to the last bit, and its rank is exact', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const { inverse, rank, smallestPivot } = pseudoInverse(A);
        expect(transposed(inverse)).toEqual(inverse);
        expect(rank).toBe(exactRank(A.to2DArray()));
        expect(smallestPivot).toBeGreaterThan(0);
        expect(smallestPivot).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('agrees with the inverse by singular values', () => {
    fc.assert(
      fc.property(semidefinite(), ({ A }) => {
        const oracle = fromRows(pinv(A.to2DArray()));
        expect(matrixGap(pseudoInverse(A).inverse, oracle)).toBeLessThanOrEqual(2e-8); // 20,000 draws: 5.9e-10
      }),
    );
  });
});

// Helpers
/** AXA = A, XAX = X, (AX)ᵀ = AX, (XA)ᵀ = XA: the largest relative gap. */
function penroseGap(A: Matrix): number {
  const { inverse: X } = pseudoInverse(A);
  const [AX, XA] = [product(A, X), product(X, A)];
  return Math.max(
    matrixGap(product(AX, A), A),
    matrixGap(product(XA, X), X),
    matrixGap(transposed(AX), AX, 1),
    matrixGap(transposed(XA), XA, 1),
  );
}
