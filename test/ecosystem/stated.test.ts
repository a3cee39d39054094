import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stated, statedMatrix } from '../../src/ecosystem/stated.js';
import { fromRows, precisionOf } from '../../src/linalg/matrix.js';
import { decimalRational } from '../../src/rational/rational.js';
import { exactReal, relativeError } from '../support/exactReals.js';

describe('stated', () => {
  it('in float64 is the number itself, beyond it the decimal that is written', () => {
    expect(stated(0.1, 'double')).toBe(0.1);
    expect(relativeError(exactReal(0.1), decimalRational(0.1))).toBeGreaterThan(2 ** -60);
    const tenth = stated(0.1, 'extended');
    expect(relativeError(exactReal(tenth), decimalRational(0.1))).toBeLessThan(2 ** -105);
    expect(stated(3, 'extended')).toEqual({ hi: 3, lo: 0 });
  });
});

describe('statedMatrix', () => {
  const A = fromRows([
    [0.1, 1],
    [0.3, -7],
  ]);

  it('in float64 is the matrix itself', () => {
    expect(statedMatrix(A, 'double')).toBe(A);
  });

  it('states every entry as its decimal, and leaves its argument alone', () => {
    const before = [...A.data];
    const found = statedMatrix(A, 'extended');
    expect(found.real(0, 0)).toEqual(stated(0.1, 'extended'));
    expect(found.real(1, 0)).toEqual(stated(0.3, 'extended'));
    expect(found.real(1, 1)).toEqual({ hi: -7, lo: 0 });
    expect([[...A.data], A.low]).toEqual([before, null]);
  });

  it('is within half a place of the precision asked for: 2⁻¹⁰⁵, 2⁻⁷⁶ and 2⁻⁷³', () => {
    const bounds = { extended: 2 ** -105, coarse: 2 ** -76, coarser: 2 ** -73 } as const;
    const numbers = fc.double({ min: 1e-3, max: 1e3, noNaN: true });
    for (const precision of ['extended', 'coarse', 'coarser'] as const) {
      fc.assert(
        fc.property(numbers, (x) => {
          const found = statedMatrix(fromRows([[x]]), precision);
          expect(precisionOf(found)).toBe(precision);
          const error = relativeError(exactReal(found.real(0, 0)), decimalRational(x));
          expect(error).toBeLessThanOrEqual(bounds[precision]);
        }),
      );
    }
  });
});
