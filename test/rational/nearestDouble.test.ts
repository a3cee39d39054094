import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import { dyadicRational, type Rational, rational } from '../../src/rational/rational.js';

const wide = fc.bigInt({ min: 1n, max: 2n ** 2400n });
/** The doubles next to a positive one. */
function neighbours(x: number): [number, number] {
  const bits = new DataView(new ArrayBuffer(8));
  const at = (k: bigint) => {
    bits.setFloat64(0, x);
    bits.setBigInt64(0, bits.getBigInt64(0) + k);
    return bits.getFloat64(0);
  };
  return [at(-1n), at(1n)];
}
const distance = (r: Rational, x: number): Rational => r.sub(dyadicRational(x)).abs();

describe('nearestDouble', () => {
  it('is what the quotient operator rounds to where both parts are doubles', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (n, d) => {
        expect(nearestDouble(rational(n, d)) - n / d).toBe(0);
      }),
    );
  });

  it('breaks ties to even: 2⁵³ + 1 → 2⁵³, 2⁵³ + 3 → 2⁵³ + 4', () => {
    expect(nearestDouble(rational(2n ** 53n + 1n))).toBe(2 ** 53);
    expect(nearestDouble(rational(2n ** 53n + 3n))).toBe(2 ** 53 + 4);
    expect(nearestDouble(rational(2n ** 54n + 2n ** 1n + 1n, 1n))).toBe(2 ** 54 + 4);
  });

  it.each([
    ['the smallest subnormal', 1n, 2n ** 1074n, 2 ** -1074],
    ['half of it, a tie to 0', 1n, 2n ** 1075n, 0],
    ['a little more than half of it', 2n ** 100n + 1n, 2n ** 1175n, 2 ** -1074],
    ['three quarters of it', 3n, 2n ** 1076n, 2 ** -1074],
    ['the largest double', 2n ** 1024n - 2n ** 971n, 1n, Number.MAX_VALUE],
    ['just below the tie to infinity', 2n ** 1024n - 2n ** 970n - 1n, 1n, Number.MAX_VALUE],
    ['the tie to infinity', 2n ** 1024n - 2n ** 970n, 1n, Number.POSITIVE_INFINITY],
    ['minus 10⁴⁰⁰', -(10n ** 400n), 1n, Number.NEGATIVE_INFINITY],
    ['10⁴⁰⁰/(3·10⁴⁰⁰)', 10n ** 400n, 3n * 10n ** 400n, 1 / 3],
  ])('rounds %s as IEEE 754 does', (_, n, d, expected) => {
    expect(nearestDouble(rational(n, d))).toBe(expected);
  });

  it('leaves no double nearer: numerators and denominators far beyond 2⁵³', () => {
    fc.assert(
      fc.property(wide, wide, fc.boolean(), (n, d, negative) => {
        const r = rational(n, d);
        const x = nearestDouble(r);
        expect(nearestDouble(r.neg())).toBe(-x);
        if (!Number.isFinite(x) || x === 0) return;
        const [below, above] = neighbours(x);
        const gap = distance(r, negative ? below : above);
        expect(distance(r, x).lte(gap)).toBe(true);
      }),
    );
  });

  it('negative control: the quotient of two rounded parts is not always the nearest', () => {
    const [n, d] = [2n ** 60n + 12345n, 3n ** 40n];
    const wrong = Array.from({ length: 200 }, (_, k) => [n + BigInt(k) * 7n, d] as const).filter(
      ([a, b]) => Number(a) / Number(b) !== nearestDouble(rational(a, b)),
    );
    expect(wrong.length).toBeGreaterThan(0);
  });
});
