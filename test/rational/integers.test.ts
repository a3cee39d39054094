import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitLength, content, gcd, integerRoot, lcm } from '../../src/rational/integers.js';

const integers = fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n });
const naturals = fc.bigInt({ min: 0n, max: 2n ** 300n });

describe('gcd, lcm and content', () => {
  it('are 6, 36 and 2 by hand, whatever the signs', () => {
    expect([gcd(-12n, 18n), gcd(0n, 0n), lcm(12n, 18n)]).toEqual([6n, 0n, 36n]);
    expect([content([0n, -4n, 6n]), content([0n]), content([])]).toEqual([2n, 0n, 0n]);
  });

  it('gcd(ca, cb) = |c| gcd(a, b)', () => {
    fc.assert(
      fc.property(integers, integers, integers, (a, b, c) => {
        expect(gcd(c * a, c * b)).toBe((c < 0n ? -c : c) * gcd(a, b));
      }),
    );
  });
});

describe('bitLength', () => {
  it('is 0 of 0, and n + 1 of 2ⁿ', () => {
    expect([0n, 1n, 2n, 3n, 4n, -255n, 256n].map(bitLength)).toEqual([0, 1, 2, 2, 3, 8, 9]);
    expect(bitLength(1n << 12345n)).toBe(12346);
  });
});

describe('integerRoot', () => {
  it('r² ≤ x < (r + 1)²', () => {
    fc.assert(
      fc.property(naturals, (x) => {
        const r = integerRoot(x);
        expect(r * r <= x && x < (r + 1n) * (r + 1n)).toBe(true);
        expect(integerRoot(x * x)).toBe(x);
      }),
    );
  });
});
