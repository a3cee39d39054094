import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { identity, type Matrix, scaled } from '../../src/linalg/matrix.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { symmetricEigenPairs, symmetricEigenvalues } from '../../src/linalg/symmetricEigen.js';
import { matrixOf, numbers } from '../support/eigenFamilies.js';
import { matrixGap } from '../support/gaps.js';

const symmetric = (n: number, entry: () => number): Matrix => {
  const A = matrixOf(n, entry);
  return matrixOf(n, (i, j) => A.get(Math.min(i, j), Math.max(i, j)));
};

describe('symmetricEigenPairs', () => {
  it('V A = Λ V with orthonormal rows up to n = 60, at scales from 1e-300 to 1e300', () => {
    for (let n = 1; n <= 60; n += 3) {
      for (const unit of [1, 2 ** -1000, 2 ** 1015]) {
        const A = symmetric(n, () => numbers.normal());
        const { values, vectors } = symmetricEigenPairs(scaled(A, unit));
        expect(matrixGap(productTransposed(vectors, vectors), identity(n), 1)).toBeLessThanOrEqual(
          1e-13,
        );
        const Lambda = matrixOf(n, (i, j) => (i === j ? values[i]! / unit : 0));
        expect(matrixGap(product(vectors, A), product(Lambda, vectors), n)).toBeLessThanOrEqual(
          1e-14,
        );
      }
    }
  });

  it('of diagonal matrices are exact, of the second difference 2 − 2cos(kπ/(n + 1))', () => {
    const diagonal = [3, 1e-300, -7, 0, 3];
    expect(symmetricEigenvalues(matrixOf(5, (i, j) => (i === j ? diagonal[i]! : 0)))).toEqual([
      -7, 0, 1e-300, 3, 3,
    ]);
    const n = 50;
    const values = symmetricEigenvalues(
      matrixOf(n, (i, j) => (i === j ? 2 : Math.abs(i - j) === 1 ? -1 : 0)),
    );
    values.forEach((value, k) => {
      expect(value).toBeCloseTo(2 - 2 * Math.cos(((k + 1) * Math.PI) / (n + 1)), 13);
    });
  });

  it('ends on entries of all magnitudes at once, denormal ones too', () => {
    for (let draw = 0; draw < 300; draw++) {
      const A = symmetric(
        2 + (draw % 12),
        () => numbers.normal() * 10 ** (600 * (numbers.uniform() - 0.5)),
      );
      for (const value of symmetricEigenvalues(A)) expect(value).not.toBeNaN();
    }
    expect(symmetricEigenvalues(symmetric(2, () => Number.MIN_VALUE))).toEqual([
      0,
      2 * Number.MIN_VALUE,
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses an entry %d', (x) => {
    expect(() => symmetricEigenPairs(symmetric(3, () => x))).toThrow(NumericalError);
  });
});
