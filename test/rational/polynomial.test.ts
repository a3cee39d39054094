import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  characteristicPolynomial,
  commonDivisor,
  derivative,
  type Polynomial,
  pseudoDivided,
  reciprocal,
} from '../../src/rational/polynomial.js';
import { rational } from '../../src/rational/rational.js';
import {
  product,
  scalarMatrix,
  scaled,
  sum,
  tableOf,
  zeros,
} from '../../src/rational/rationalMatrix.js';
import { rationalMatrices } from '../support/rationalArbitraries.js';

const times = (p: Polynomial, q: Polynomial): bigint[] =>
  Array.from({ length: p.length + q.length - 1 }, (_, k) =>
    p.reduce((total, x, i) => total + x * (q[k - i] ?? 0n), 0n),
  );
const polynomials = fc
  .array(fc.bigInt({ min: -9n, max: 9n }), { minLength: 1, maxLength: 4 })
  .map((list) => [...list, 1n]);

describe('characteristicPolynomial', () => {
  it('of [1/2 1; 0 1/3] is z² − 5/6 z + 1/6', () => {
    const R = sum(
      scaled(
        rational(1, 6),
        tableOf([
          [3, 0],
          [0, 2],
        ]),
      ),
      tableOf([
        [0, 1],
        [0, 0],
      ]),
    );
    expect(characteristicPolynomial(R).map((x) => x.toFraction())).toEqual(['1', '-5/6', '1/6']);
  });

  it('vanishes at the matrix itself (Cayley and Hamilton)', () => {
    fc.assert(
      fc.property(rationalMatrices(4, 4), (R) => {
        const value = characteristicPolynomial(R).reduce(
          (total, c) => sum(product(total, R), scalarMatrix(4, c)),
          zeros(4, 4),
        );
        expect(value).toEqual(zeros(4, 4));
      }),
    );
  });
});

describe('polynomials over the integers', () => {
  it('derivative and reciprocal of z³ − 2z by hand', () => {
    expect(derivative([0n, -2n, 0n, 1n])).toEqual([-2n, 0n, 3n]);
    expect(reciprocal([1n, -2n, 0n, 4n])).toEqual([4n, 0n, -2n, 1n]);
  });

  it('p q divided by q leaves nothing, and gives p up to a factor', () => {
    fc.assert(
      fc.property(polynomials, polynomials, (p, q) => {
        const { quotient, remainder } = pseudoDivided(times(p, q), q);
        expect(remainder).toEqual([]);
        expect(quotient).toEqual(p);
      }),
    );
  });

  it('the common divisor of p r and q r is divided by r, and divides both', () => {
    fc.assert(
      fc.property(polynomials, polynomials, polynomials, (p, q, r) => {
        const g = commonDivisor(times(p, r), times(q, r));
        expect(pseudoDivided(g, r).remainder).toEqual([]);
        for (const s of [p, q]) expect(pseudoDivided(times(s, r), g).remainder).toEqual([]);
      }),
    );
  });
});
