import { describe, expect, it } from 'vitest';
import { fromRows, identity, Matrix, subtract } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { pseudoInverse } from '../../src/linalg/pseudoInverse.js';
import { refinedInverse } from '../../src/linalg/refinedInverse.js';

/** The 6×6 Hilbert matrix times 27720, whose entries and whose inverse, divided by 27720, are exact. */
const order = 6;
const hilbert = fromRows(
  Array.from({ length: order }, (_, i) =>
    Array.from({ length: order }, (__, j) => 27720 / (i + j + 1)),
  ),
);
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
const inverse = fromRows(
  Array.from({ length: order }, (_, i) =>
    Array.from(
      { length: order },
      (__, j) =>
        ((-1) ** (i + j) *
          (i + j + 1) *
          choose(order + i, order - j - 1) *
          choose(order + j, order - i - 1) *
          choose(i + j, i) ** 2) /
        27720,
    ),
  ),
);
/** Largest error relative to the largest entry. */
const gap = (X: Matrix) => {
  const apart = subtract(X, inverse).data.map(Math.abs);
  return Math.max(...apart) / Math.max(...inverse.data.map(Math.abs));
};

describe('refinedInverse', () => {
  it('gives back the digits that the condition number 1.5e7 costs', () => {
    const rough = new Matrix(
      order,
      order,
      inverse.data.map((x, k) => x * (1 + 1e-10 * Math.sin((k % order) * Math.floor(k / order)))),
    );
    expect(gap(rough)).toBeGreaterThan(1e-11);
    expect(gap(refinedInverse(hilbert, rough))).toBeLessThan(1e-12);
  });

  it('leaves an exact inverse as it is', () => {
    expect(refinedInverse(identity(3), identity(3)).data).toEqual(identity(3).data);
  });

  it('is symmetric to the last bit', () => {
    const X = refinedInverse(hilbert, inverse);
    for (let i = 0; i < order; i++)
      for (let j = 0; j < i; j++) expect(X.get(i, j)).toBe(X.get(j, i));
  });
});

describe('pseudoInverse', () => {
  it('of an ill-conditioned matrix is its inverse to 1e-14 of the largest entry', () => {
    expect(gap(pseudoInverse(hilbert).inverse)).toBeLessThan(1e-14);
    expect(product(hilbert, pseudoInverse(hilbert).inverse).trace()).toBeCloseTo(order, 8);
  });
});
