import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import {
  decimalRational,
  dyadicRational,
  isZero,
  numerator,
  rational,
  rationalRoot,
} from '../../src/rational/rational.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('decimalRational', () => {
  it.each([
    [0.3, '3/10'],
    [-2.5, '-5/2'],
    [0, '0'],
    [7, '7'],
    [1e-7, '1/10000000'],
    [1.25e-9, '1/800000000'],
    [1e21, '1000000000000000000000'],
    [123456.789, '123456789/1000'],
  ])('reads %d as %s, the decimal that it shows', (x, fraction) => {
    expect(decimalRational(x).toFraction()).toBe(fraction);
  });

  it('is nearest to the double whose shortest decimal it is', () => {
    fc.assert(
      fc.property(finite, (x) => {
        expect(nearestDouble(decimalRational(x)) - x).toBe(0);
      }),
    );
  });
});

describe('dyadicRational', () => {
  it('is the exact value of the double: 0.1 is not 1/10', () => {
    expect(dyadicRational(0.1).toFraction()).toBe('3602879701896397/36028797018963968');
    expect(dyadicRational(5e-324).d).toBe(2n ** 1074n);
    expect(dyadicRational(-6).toFraction()).toBe('-6');
  });
});

describe('rationalRoot', () => {
  it('is 3/7 of 9/49, and null of 2', () => {
    expect(rationalRoot(rational(9, 49))?.toFraction()).toBe('3/7');
    expect(rationalRoot(rational(2))).toBeNull();
    expect(rationalRoot(rational(0))?.toFraction()).toBe('0');
  });
});

describe('numerator and isZero', () => {
  it('carry the sign of every fraction, zero among them', () => {
    expect([-2, 0, 2].map((n) => numerator(rational(n, 5)))).toEqual([-2n, 0n, 2n]);
    expect([-2, 0, 2].map((n) => isZero(rational(n, 5)))).toEqual([false, true, false]);
    expect(isZero(rational(1, 3).sub(rational(1, 3)))).toBe(true);
  });
});
