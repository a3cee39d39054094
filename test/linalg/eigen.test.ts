import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import {
  type EigenPair,
  eigenPairs,
  modulus,
  symmetricEigenPairs,
  symmetricEigenvalues,
} from '../../src/linalg/eigen.js';
import { fromRows, identity, type Matrix, symmetricPart, zeros } from '../../src/linalg/matrix.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';
import { apply } from '../support/oracles.js';

const square = fc.integer({ min: 1, max: 6 }).chain((n) => matrices(n, n));

describe('eigenPairs', () => {
  it('of a rotation by 90° scaled by 2: 2i, then −2i', () => {
    const values = eigenPairs(
      fromRows([
        [0, -2],
        [2, 0],
      ]),
    ).map(({ value }) => value);
    expect(values).toEqual([
      { re: expect.closeTo(0, 15), im: expect.closeTo(2, 15) },
      { re: expect.closeTo(0, 15), im: expect.closeTo(-2, 15) },
    ]);
  });

  it('of a diagonal matrix: its entries, largest modulus first', () => {
    const pairs = eigenPairs(
      fromRows([
        [0.5, 0, 0],
        [0, -3, 0],
        [0, 0, 2],
      ]),
    );
    expect(pairs.map(({ value }) => value.re)).toEqual([-3, 2, 0.5]);
    expect([...pairs[0]!.vector.re].map(Math.abs)).toEqual([0, 1, 0]);
  });

  it('of nothing: nothing', () => {
    expect(eigenPairs(zeros(0, 0))).toEqual([]);
  });

  it('A(u + iv) = λ(u + iv), ‖u + iv‖ = 1, moduli fall, conjugates are neighbours', () => {
    fc.assert(
      fc.property(square, (A) => {
        const pairs = eigenPairs(A);
        expect(pairs).toHaveLength(A.rows);
        for (const pair of pairs) {
          expect(defect(A, pair)).toBeLessThanOrEqual(1e-12); // 20,000 draws: 9.8e-15
          const { re, im } = pair.vector;
          expect(Math.hypot(...re, ...im)).toBeCloseTo(1, 12);
        }
        const moduli = pairs.map(({ value }) => modulus(value));
        expect(moduli).toEqual([...moduli].sort((a, b) => b - a));
        const total = pairs.reduce((sum, { value }) => sum + value.re, 0);
        expect(total).toBeCloseTo(A.trace(), 9);
        pairs.forEach(({ value: { re, im }, vector }, i) => {
          if (!(im > 0)) return;
          const next = pairs[i + 1]!;
          expect(next.value).toEqual({ re, im: -im });
          expect([...next.vector.im]).toEqual([...vector.im].map((x) => -x));
        });
      }),
    );
  });

  it('loses no digits to the units of the features: D⁻¹AD has the eigenvalues of A', () => {
    const D = [1e9, 1e-9, 1, 1e5];
    const A = [
      [0.5, 0.25, 0.1, 0.2],
      [0.2, 0.4, 0.3, 0.1],
      [0.1, 0.1, 0.6, 0.05],
      [0.3, 0.2, 0.1, 0.7],
    ];
    const B = A.map((row, i) => row.map((x, j) => (x * D[j]!) / D[i]!));
    const [a, b] = [A, B].map((X) => eigenPairs(fromRows(X)));
    a!.forEach(({ value }, i) => {
      expect(b![i]!.value.re).toBeCloseTo(value.re, 12);
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses an entry %d', (x) => {
    expect(() =>
      eigenPairs(
        fromRows([
          [1, x],
          [0, 1],
        ]),
      ),
    ).toThrow(NumericalError);
  });
});

describe('symmetricEigenvalues', () => {
  it('of [[2, 1], [1, 2]]: 1 and 3, smallest first', () => {
    expect(
      symmetricEigenvalues(
        fromRows([
          [2, 1],
          [1, 2],
        ]),
      ),
    ).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  });

  it('sum to the trace, their squares to ‖A‖², and agree with eigenPairs', () => {
    fc.assert(
      fc.property(square.map(symmetricPart), (A) => {
        const values = symmetricEigenvalues(A);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(A.trace(), 10);
        expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(A.norm() ** 2, 9);
        const general = eigenPairs(A).map(({ value }) => value.re);
        const sorted = general.sort((a, b) => a - b);
        values.forEach((x, i) => {
          expect(sorted[i]).toBeCloseTo(x, 9);
        });
      }),
    );
  });

  it('of I are 1', () => {
    expect(symmetricEigenvalues(identity(3))).toEqual([1, 1, 1]);
  });
});

describe('symmetricEigenPairs', () => {
  it('of diag(3, 1): 1 with e₂, then 3 with e₁; of nothing nothing', () => {
    const { values, vectors } = symmetricEigenPairs(
      fromRows([
        [3, 0],
        [0, 1],
      ]),
    );
    expect(values).toEqual([1, 3]);
    expect(vectors.to1DArray().map(Math.abs)).toEqual([0, 1, 1, 0]);
    expect(symmetricEigenPairs(zeros(0, 0)).values).toEqual([]);
  });

  it('V A = Λ V with orthonormal rows, smallest eigenvalue first', () => {
    fc.assert(
      fc.property(square.map(symmetricPart), (A) => {
        const { values, vectors: V } = symmetricEigenPairs(A);
        const Lambda = fromRows(values.map((x, i) => values.map((_, j) => (i === j ? x : 0))));
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(matrixGap(productTransposed(V, V), identity(A.rows))).toBeLessThanOrEqual(1e-13);
        expect(matrixGap(product(V, A), product(Lambda, V), 1)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });
});

describe('modulus', () => {
  it('is √(re² + im²)', () => {
    expect(modulus({ re: -3, im: 4 })).toBe(5);
  });
});

// Helpers
/** Largest entry of A(u + iv) − λ(u + iv). */
function defect(A: Matrix, { value: { re, im }, vector }: EigenPair): number {
  const [u, v] = [[...vector.re], [...vector.im]];
  const [Au, Av] = [apply(A.to2DArray(), u), apply(A.to2DArray(), v)];
  return Math.max(
    ...Au.map((x, i) => Math.abs(x - (re * u[i]! - im * v[i]!))),
    ...Av.map((x, i) => Math.abs(x - (re * v[i]! + im * u[i]!))),
  );
}
