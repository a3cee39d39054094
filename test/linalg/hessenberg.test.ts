import { describe, expect, it } from 'vitest';
import { hessenberg } from '../../src/linalg/hessenberg.js';
import { fromRows, identity, transposed } from '../../src/linalg/matrix.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { matrixOf, numbers } from '../support/eigenFamilies.js';
import { matrixGap } from '../support/gaps.js';

describe('hessenberg', () => {
  it('leaves a Hessenberg matrix alone', () => {
    const A = fromRows([
      [1, 2, 3],
      [4, 5, 6],
      [0, 7, 8],
    ]);
    expect(hessenberg(A)).toEqual({ H: A, Zt: identity(3) });
  });

  it('is A = Z H Zᵀ with Z orthogonal and H zero below its subdiagonal, also for sparse A', () => {
    for (let n = 1; n <= 30; n++) {
      for (const share of [0.2, 0.6, 1]) {
        const A = matrixOf(n, () => (numbers.uniform() < share ? numbers.normal() : 0));
        const { H, Zt } = hessenberg(A);
        expect(matrixGap(productTransposed(Zt, Zt), identity(n), 1)).toBeLessThanOrEqual(1e-14 * n);
        expect(matrixGap(product(product(transposed(Zt), H), Zt), A, 1)).toBeLessThanOrEqual(1e-13);
        for (let i = 0; i < n; i++) for (let j = 0; j + 1 < i; j++) expect(H.get(i, j)).toBe(0);
      }
    }
  });

  it('keeps a block triangular matrix block triangular', () => {
    const A = matrixOf(8, (i, j) => (i >= 5 && j < 5 ? 0 : numbers.normal()));
    const { H } = hessenberg(A);
    for (let i = 5; i < 8; i++) for (let j = 0; j < 5; j++) expect(H.get(i, j)).toBe(0);
  });
});
