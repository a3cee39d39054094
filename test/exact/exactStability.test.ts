import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactVerdict } from '../../src/exact/exactStability.js';
import { one, type Rational, rational } from '../../src/rational/rational.js';

/** Product of polynomials, highest power first. */
const times = (factors: readonly (readonly Rational[])[]): Rational[] =>
  factors.reduce<Rational[]>(
    (p, q) =>
      Array.from({ length: p.length + q.length - 1 }, (_, k) =>
        p.reduce((sum, x, i) => (q[k - i] ? sum.add(x.mul(q[k - i]!)) : sum), rational(0)),
      ),
    [one],
  );
/** z − x, and (z − x − iy)(z − x + iy). */
const root = (x: Rational) => [one, x.neg()];
const pair = (x: Rational, y: Rational) => [one, x.mul(rational(-2)), x.mul(x).add(y.mul(y))];
const squaredModulus = (factor: readonly Rational[]) =>
  factor.length === 3 ? factor[2]! : factor[1]!.mul(factor[1]!);

const q = (n: number | bigint, d: number | bigint = 1n) => rational(n, d);
const tiny = 10n ** 12n;

describe('exactVerdict', () => {
  it.each([
    ['a constant, no root', [], 'converges'],
    ['z', [root(q(0))], 'converges'],
    ['1/2', [root(q(1, 2))], 'converges'],
    ['1', [root(q(1))], 'marginal'],
    ['−1', [root(q(-1))], 'marginal'],
    ['3/5 ± 4/5 i', [pair(q(3, 5), q(4, 5))], 'marginal'],
    ['1, twice, and 0', [root(q(1)), root(q(1)), root(q(0))], 'marginal'],
    ['2 and 1/2', [root(q(2)), root(q(1, 2))], 'diverges'],
    ['2, 2, 1/2 and 1', [root(q(2)), root(q(2)), root(q(1, 2)), root(q(1))], 'diverges'],
    ['2, 4/5 and 5/8: a product of 1', [root(q(2)), root(q(4, 5)), root(q(5, 8))], 'diverges'],
    ['1 − 10⁻¹²', [root(q(tiny - 1n, tiny))], 'converges'],
    ['1 + 10⁻¹²', [root(q(tiny + 1n, tiny))], 'diverges'],
    ['1 and 1 + 10⁻¹²', [root(q(1)), root(q(tiny + 1n, tiny))], 'diverges'],
    ['1 and 1 − 10⁻¹²', [root(q(1)), root(q(tiny - 1n, tiny))], 'marginal'],
  ])('[T1] with the roots %s is decided exactly', (_, factors, verdict) => {
    expect(exactVerdict(times(factors))).toBe(verdict);
  });

  it('[T1] is that of the largest root, for products of known factors, inverse and unimodular roots among them', () => {
    const parts = fc
      .tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: 1, max: 6 }))
      .map(([n, d]) => rational(n, d));
    const unimodular = fc
      .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
      .map(([a, b]) => pair(q(a * a - b * b, a * a + b * b), q(2 * a * b, a * a + b * b)));
    const factor = fc.oneof(
      parts.map(root),
      fc.tuple(parts, parts).map(([x, y]) => pair(x, y)),
      unimodular,
    );
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(factor, { minLength: 1, maxLength: 4 }), fc.boolean(), (list, small) => {
        // Without the roots outside the circle there are enough cases of every verdict.
        const factors = small ? list.filter((f) => squaredModulus(f).lte(1)) : list;
        const largest = factors.reduce(
          (most, f) => (squaredModulus(f).gt(most) ? squaredModulus(f) : most),
          rational(0),
        );
        const side = largest.compare(1);
        const verdict = side < 0 ? 'converges' : side > 0 ? 'diverges' : 'marginal';
        seen.add(verdict);
        expect(exactVerdict(times(factors))).toBe(verdict);
      }),
    );
    expect(seen.size).toBe(3);
  });
});
