import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { balance } from '../../src/linalg/balance.js';
import { hessenberg } from '../../src/linalg/hessenberg.js';
import { identity, type Matrix, scaled, transposed } from '../../src/linalg/matrix.js';
import { largestModulus, powerOfTwoNear } from '../../src/linalg/norms.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { realSchur } from '../../src/linalg/realSchur.js';
import { cycler, families, matrixOf, numbers } from '../support/eigenFamilies.js';
import { matrixGap } from '../support/gaps.js';

/** The cap is 60 steps for each eigenvalue. */
const MOST = 15;
const prepared = (A: Matrix): Matrix => {
  const size = largestModulus(A.data);
  return balance(scaled(A, 1 / powerOfTwoNear(size || 1))).balanced;
};

describe('realSchur', () => {
  it.each(Object.entries(families))('ends far below its cap: %s', (_, family) => {
    let most = 0;
    for (let draw = 0; draw < 4; draw++) {
      for (let n = 2; n <= 60; n += draw === 0 ? 1 : 7) {
        const { steps } = realSchur(hessenberg(prepared(family(n))));
        most = Math.max(most, steps / n);
      }
    }
    expect(most).toBeLessThanOrEqual(MOST); // largest of all families: 5
  });

  it('ends on every 3×3 matrix of −1, 0 and 1, and on 20,000 larger ones', () => {
    let most = 0;
    for (let code = 0; code < 3 ** 9; code++) {
      let left = code;
      const A = matrixOf(3, () => {
        const digit = (left % 3) - 1;
        left = Math.floor(left / 3);
        return digit;
      });
      most = Math.max(most, realSchur(hessenberg(A)).steps / 3);
    }
    for (let draw = 0; draw < 20_000; draw++) {
      const A = matrixOf(4 + (draw % 4), () => numbers.below(3) - 1);
      most = Math.max(most, realSchur(hessenberg(A)).steps / A.rows);
    }
    expect(most).toBeLessThanOrEqual(MOST); // 10.7
  });

  it('ends on 5,000 matrices sI + c[[0, −1, 0], [1, 0, 1], [0, −1, 0]] of all scales', () => {
    let most = 0;
    for (let draw = 0; draw < 5000; draw++) {
      const s = draw % 5 === 0 ? 0.5 : numbers.normal() * 10 ** (6 * numbers.normal());
      const c = draw % 3 === 0 ? 0.25 : numbers.normal() * 10 ** (6 * numbers.normal());
      const { steps } = realSchur(hessenberg(prepared(cycler(s, c))));
      most = Math.max(most, steps / 3);
    }
    expect(most).toBeLessThanOrEqual(MOST); // 11: the usual shifts cycle until the first exceptional ones
    expect(most).toBeGreaterThan(10 / 3);
  });

  it('is A = Z T Zᵀ with Z orthogonal and T quasi triangular, its 2×2 blocks in standard form', () => {
    for (let n = 1; n <= 40; n++) {
      const A = matrixOf(n, (i, j) => (i === j ? 2 : 0) + numbers.normal() / 2);
      const { T, Zt } = realSchur(hessenberg(A));
      expect(matrixGap(productTransposed(Zt, Zt), identity(n), 1)).toBeLessThanOrEqual(1e-13);
      expect(matrixGap(product(product(transposed(Zt), T), Zt), A, 1)).toBeLessThanOrEqual(1e-12);
      for (let i = 0; i < n; i++) {
        for (let j = 0; j + 1 < i; j++) expect(T.get(i, j)).toBe(0);
        if (i === 0 || T.get(i, i - 1) === 0) continue;
        if (i > 1) expect(T.get(i - 1, i - 2)).toBe(0);
        expect(T.get(i, i)).toBe(T.get(i - 1, i - 1));
        expect(T.get(i, i - 1) * T.get(i - 1, i)).toBeLessThan(0);
      }
    }
  });

  it('says so where it does not end: entries that are not numbers', () => {
    const A = matrixOf(3, (i, j) => (i === 2 && j === 1 ? Number.NaN : 1));
    expect(() => realSchur({ H: A, Zt: identity(3) })).toThrow(NumericalError);
  });
});
