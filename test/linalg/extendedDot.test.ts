import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DoubleDouble, extended } from '../../src/linalg/doubleDouble.js';
import { remainder, type Stored, subtractMultiple } from '../../src/linalg/extendedDot.js';
import { CoarseLow } from '../../src/linalg/matrix.js';
import { doubleDoubles, exactReal, isNormalised, relativeError } from '../support/exactReals.js';

const lists = fc
  .integer({ min: 0, max: 8 })
  .chain((n) =>
    fc.tuple(
      doubleDoubles(),
      fc.array(doubleDoubles(), { minLength: n, maxLength: n }),
      fc.array(doubleDoubles(), { minLength: n, maxLength: n }),
    ),
  );

describe('remainder', () => {
  it('is 10 − 1·4 − 2·5 = −4, with strides 1 and 2', () => {
    const x = stored([0, 1, 2]);
    const y = stored([4, 0, 5]);
    expect(remainder(extended(10), x, 1, 1, y, 0, 2, 2)).toEqual({ hi: -4, lo: 0 });
  });

  it('of no terms is where it starts', () => {
    const x = stored([1]);
    expect(remainder({ hi: 3, lo: 1e-17 }, x, 0, 1, x, 0, 1, 0)).toEqual({ hi: 3, lo: 1e-17 });
  });

  it('shows 2⁻⁸⁰ of terms near 1 that cancel', () => {
    const x = stored([1, 1]);
    const y = stored([1, -(2 ** -80)]);
    expect(remainder(extended(1), x, 0, 1, y, 0, 1, 2)).toEqual({ hi: 2 ** -80, lo: 0 });
  });

  it('is the sum in fractions, to 2⁻¹⁰⁰ of its terms', () => {
    fc.assert(
      fc.property(lists, ([start, xs, ys]) => {
        const found = remainder(start, storedOf(xs), 0, 1, storedOf(ys), 0, 1, xs.length);
        let [right, size] = [exactReal(start), exactReal(start).abs()];
        xs.forEach((x, k) => {
          const term = exactReal(x).mul(exactReal(ys[k]!));
          right = right.sub(term);
          size = size.add(term.abs());
        });
        const apart = exactReal(found).sub(right).abs();
        expect(relativeError(size.add(apart), size)).toBeLessThan(2 ** -100); // 20,000 draws: 2^-103.0
        expect(isNormalised(found)).toBe(true);
      }),
    );
  });

  it('rounds what it carries along to 77 bits where x is coarse', () => {
    const third = { hi: 1 / 3, lo: 1 / 3 / 2 ** 54 };
    const fine = storedOf([third, third]);
    const coarse: Stored = { data: fine.data, low: CoarseLow.from(fine.low) as CoarseLow };
    const of = (x: Stored) => exactReal(remainder(extended(0), x, 0, 1, fine, 0, 1, 2));
    const right = exactReal(third).mul(exactReal(third)).mul(-2);
    expect(relativeError(of(fine), right)).toBeLessThan(2 ** -103);
    expect(relativeError(of(coarse), right)).toBeGreaterThan(2 ** -85);
    expect(relativeError(of(coarse), right)).toBeLessThan(2 ** -74);
  });
});

describe('subtractMultiple', () => {
  it('y ← y − 2x at its place, and nowhere else', () => {
    const y = stored([7, 10, 20, 7]);
    subtractMultiple(y, 1, extended(2), stored([3, 4]), 0, 2);
    expect([...y.data]).toEqual([7, 4, 12, 7]);
    expect([...y.low]).toEqual([0, 0, 0, 0]);
  });

  it('is y − w x in fractions, to 2⁻¹⁰⁰ of its terms', () => {
    fc.assert(
      fc.property(lists, ([w, xs, ys]) => {
        const y = storedOf(ys);
        subtractMultiple(y, 0, w, storedOf(xs), 0, xs.length);
        xs.forEach((x, k) => {
          const [before, term] = [exactReal(ys[k]!), exactReal(w).mul(exactReal(x))];
          const size = before.abs().add(term.abs());
          const found = { hi: y.data[k]!, lo: y.low[k]! };
          const apart = exactReal(found).sub(before.sub(term)).abs();
          expect(relativeError(size.add(apart), size)).toBeLessThan(2 ** -100); // 20,000 draws: 2^-104.2
          expect(isNormalised(found)).toBe(true);
        });
      }),
    );
  });
});

// Helpers
const storedOf = (values: readonly DoubleDouble[]): Stored => ({
  data: Float64Array.from(values, ({ hi }) => hi),
  low: Float64Array.from(values, ({ lo }) => lo),
});
const stored = (values: readonly number[]): Stored => storedOf(values.map(extended));
