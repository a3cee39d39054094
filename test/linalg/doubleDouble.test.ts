import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type DoubleDouble,
  decimal,
  decimalOf,
  equal,
  extended,
  leading,
  minus,
  negated,
  over,
  plus,
  productError,
  type Real,
  root,
  sumError,
  times,
  trailing,
} from '../../src/linalg/doubleDouble.js';
import { decimalRational, rational } from '../../src/rational/rational.js';
import { doubleDoubles, exactReal, isNormalised, relativeError } from '../support/exactReals.js';

const pairs = fc.tuple(doubleDoubles(), doubleDoubles());
/** Any finite float64 of a moderate size, none so small that an error of it is lost. */
const doubles = fc
  .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: -40, max: 40 }))
  .map(([x, power]) => (Math.abs(x) < 1e-9 ? 1 : x) * 10 ** power);

describe('sumError, productError', () => {
  it('are what a float64 sum and product leave out: 1 + 2⁻⁶⁰, (1 + 2⁻³⁰)²', () => {
    expect(sumError(1, 2 ** -60, 1 + 2 ** -60)).toBe(2 ** -60);
    const a = 1 + 2 ** -30;
    expect(a * a).toBe(1 + 2 ** -29);
    expect(productError(a, a, a * a)).toBe(2 ** -60);
  });

  it('are exact, whatever the sizes', () => {
    fc.assert(
      fc.property(doubles, doubles, (a, b) => {
        const sum = exactReal(a).add(exactReal(b));
        expect(
          exactReal(a + b)
            .add(exactReal(sumError(a, b, a + b)))
            .equals(sum),
        ).toBe(true);
        const product = exactReal(a).mul(exactReal(b));
        const found = exactReal(a * b).add(exactReal(productError(a, b, a * b)));
        expect(found.equals(product)).toBe(true);
      }),
    );
  });

  it('productError holds up to the largest float64', () => {
    const large = (1 + 2 ** -30) * 2 ** 1023;
    const small = 1 - 2 ** -30;
    expect(productError(large, small, large * small)).toBe(-(2 ** 963));
    expect(productError(small, large, large * small)).toBe(-(2 ** 963));
  });
});

describe('leading, trailing, equal', () => {
  it('a float64 is a double-double with nothing beyond it', () => {
    expect([leading(3), trailing(3), leading({ hi: 3, lo: 1e-17 })]).toEqual([3, 0, 3]);
    expect(equal(3, extended(3))).toBe(true);
    expect(equal(3, { hi: 3, lo: 1e-17 })).toBe(false);
  });
});

describe('plus, minus, times, over, root', () => {
  it('stay float64 on two float64 numbers, to the bit', () => {
    expect([plus(0.1, 0.2), minus(0.1, 0.2), times(0.1, 0.2), over(0.1, 0.2), root(2)]).toEqual([
      0.1 + 0.2,
      0.1 - 0.2,
      0.1 * 0.2,
      0.1 / 0.2,
      Math.SQRT2,
    ]);
  });

  it('by hand: 1 + 2⁻⁸⁰ − 1, 1/3 · 3 and (√2)² lose nothing that 100 bits show', () => {
    const tiny = minus(plus(extended(1), 2 ** -80), 1);
    expect([leading(tiny), trailing(tiny)]).toEqual([2 ** -80, 0]);
    const third = over(extended(1), 3);
    expect(error(times(third, 3), rational(1))).toBeLessThan(2 ** -100);
    expect(error(times(root(extended(2)), root(extended(2))), rational(2))).toBeLessThan(2 ** -100);
  });

  // Worst of 20,000 draws: 2^-105.6, 2^-105.5, 2^-105.0 and 2^-104.6.
  it.each([
    ['x + y', plus, 'add', 2 ** -102],
    ['x − y', minus, 'sub', 2 ** -102],
    ['x · y', times, 'mul', 2 ** -102],
    ['x / y', over, 'div', 2 ** -100],
  ] as const)('%s is the fraction to its bound, and normalised', (_, of, exact, bound) => {
    fc.assert(
      fc.property(pairs, ([x, y]) => {
        const found = of(x, y) as DoubleDouble;
        const [a, b] = [exactReal(x), exactReal(y)];
        // A sum may cancel: its error is measured by its terms.
        const size = exact === 'add' || exact === 'sub' ? a.abs().add(b.abs()) : a[exact](b).abs();
        const apart = exactReal(found).sub(a[exact](b)).abs();
        expect(relativeError(size.add(apart), size)).toBeLessThan(bound);
        expect(isNormalised(found)).toBe(true);
      }),
    );
  });

  // Worst of 20,000 draws: 2^-103.9, twice the error of the root.
  it('√x squared is x to 2⁻¹⁰⁰, and normalised', () => {
    fc.assert(
      fc.property(doubleDoubles(), (x) => {
        const positive = x.hi < 0 ? negated(x) : x;
        const found = root(positive) as DoubleDouble;
        const square = exactReal(found).mul(exactReal(found));
        expect(relativeError(square, exactReal(positive))).toBeLessThan(2 ** -100);
        expect(isNormalised(found)).toBe(true);
      }),
    );
  });

  it('negative control: float64 is off by more than 2⁻⁶⁰ of x · y in most draws', () => {
    const drawn = fc.sample(pairs, { seed: 1, numRuns: 200 });
    const wrong = drawn.filter(
      ([x, y]) => relativeError(exactReal(x.hi * y.hi), exactReal(x).mul(exactReal(y))) > 2 ** -60,
    );
    expect(wrong.length).toBeGreaterThan(180);
  });

  it('end in infinity or zero, not in NaN, where float64 does', () => {
    expect(times(extended(1e200), 1e200)).toEqual({ hi: Infinity, lo: 0 });
    expect(times(extended(0), { hi: 3, lo: 1e-17 })).toEqual({ hi: 0, lo: 0 });
    expect(over(extended(1), 0)).toEqual({ hi: Infinity, lo: 0 });
    expect(over(extended(0), 3)).toEqual({ hi: 0, lo: 0 });
    expect(root(extended(0))).toEqual({ hi: 0, lo: 0 });
  });

  it('negated changes the sign of both parts', () => {
    expect(negated({ hi: 1, lo: -1e-17 })).toEqual({ hi: -1, lo: 1e-17 });
    expect(negated(2)).toBe(-2);
  });
});

describe('decimal, decimalOf', () => {
  it('0.1 is a tenth: its float64 and 106 bits of what that lacks', () => {
    const tenth = decimal(0.1);
    expect(tenth.hi).toBe(0.1);
    expect(tenth.lo).not.toBe(0);
    expect(error(tenth, rational(1, 10))).toBeLessThan(2 ** -105);
  });

  it('of a whole number is that number', () => {
    expect(decimal(-7)).toEqual({ hi: -7, lo: 0 });
    expect(decimal(2 ** 53 - 1)).toEqual({ hi: 2 ** 53 - 1, lo: 0 });
  });

  it('is the fraction that the text of any float64 says, to 2⁻¹⁰⁵', () => {
    fc.assert(
      fc.property(doubles, (x) => {
        expect(decimal(x).hi).toBe(x);
        expect(error(decimal(x), decimalRational(x))).toBeLessThan(2 ** -105);
      }),
    );
  });

  it('keeps more digits than a float64 has, wherever the text has them', () => {
    const text = '1.00000000000000000001';
    const found = decimalOf(text);
    expect(found.hi).toBe(1);
    expect(found.lo / 1e-20).toBeCloseTo(1, 12);
    expect(decimalOf('-12.5e3')).toEqual({ hi: -12500, lo: 0 });
    expect(decimalOf('+.5')).toEqual({ hi: 0.5, lo: 0 });
    expect(decimalOf('1E-2').hi).toBe(0.01);
  });

  it('reaches the ends of float64', () => {
    for (const x of [1e-300, 5e-324, 1.7e308, 2 ** 60]) {
      expect(decimal(x).hi).toBe(x);
      expect(Number.isFinite(decimal(x).lo)).toBe(true);
    }
    expect(error(decimal(1e-280), decimalRational(1e-280))).toBeLessThan(2 ** -90);
    expect(error(decimal(1.7e308), decimalRational(1.7e308))).toBeLessThan(2 ** -105);
  });
});

// Helpers
const error = (x: Real, y: ReturnType<typeof rational>): number => relativeError(exactReal(x), y);
