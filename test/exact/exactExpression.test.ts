import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLimitOf, exactValueAt, Irrational } from '../../src/exact/exactExpression.js';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import { valueAt } from '../../src/scenario/expression.js';
import { writtenExpression } from '../../src/scenario/parseExpression.js';

const at = (text: string, t: number) => exactValueAt(writtenExpression(text), t).toFraction();
const limit = (text: string) => exactLimitOf(writtenExpression(text))?.toFraction() ?? null;

/** Texts of expressions that stay in the fractions. */
const texts = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom('t', '2', '0.3', '1.5', '7'),
    fc
      .tuple(tie('expression'), fc.constantFrom(' + ', ' - ', ' * ', ' / '), tie('expression'))
      .map(([a, operator, b]) => `(${a}${operator}${b})`),
    fc.tuple(tie('expression'), fc.integer({ min: 0, max: 3 })).map(([a, n]) => `(${a})^${n}`),
    fc
      .tuple(fc.constantFrom('min', 'max'), tie('expression'), tie('expression'))
      .map(([f, a, b]) => `${f}(${a}, ${b})`),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('<', '<=', '>', '>=', '==', '!='),
        tie('expression'),
      )
      .map(([a, sign, b]) => `(${a} ${sign} ${b} ? ${a} : 1 + ${b})`),
    tie('expression').map((a) => `-(${a})`),
  ),
})).expression;

describe('exactValueAt', () => {
  it.each([
    ['0.1*t', 3, '3/10'],
    ['1/3', 1, '1/3'],
    ['2^-t', 5, '1/32'],
    ['min(0.1*t, 0.5)', 9, '1/2'],
    ['t > 2 ? 4 : 0.5', 2, '1/2'],
    ['t >= 2 ? 4 : 0.5', 2, '4'],
    ['(-0.5)^t', 3, '-1/8'],
  ])('of %s at t = %d is %s', (text, t, value) => {
    expect(at(text, t)).toBe(value);
  });

  it('is what float64 finds, to rounding', () => {
    let compared = 0;
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 9 }), (text, t) => {
        const expression = writtenExpression(text);
        const found = valueAt(expression, t);
        if (!Number.isFinite(found)) return;
        try {
          const exact = nearestDouble(exactValueAt(expression, t));
          // Where float64 takes the other side of a comparison, or cancels, nothing is to be compared.
          if (Math.abs(exact - found) <= 1e-9 * Math.max(1, Math.abs(exact))) compared++;
        } catch (error) {
          expect(error).toBeInstanceOf(Irrational);
        }
      }),
      { numRuns: 400, seed: 2 },
    );
    expect(compared).toBeGreaterThan(350);
  });

  it.each([
    ['exp(-t)', /exp/],
    ['log(t)', /log/],
    ['sqrt(4*t)', /sqrt/],
    ['sqrt(4)', /sqrt/],
    ['2^(t/2)', /not a whole number/],
    ['1/(t-3)', /quotient by 0/],
    ['2^(10000*t)', /beyond/],
  ])('refuses %s', (text, reason) => {
    expect(() => at(text, 3)).toThrow(reason);
    expect(() => at(text, 3)).toThrow(Irrational);
  });
});

describe('exactLimitOf', () => {
  it.each([
    ['0.3', '3/10'],
    ['min(0.1*t, 0.6)', '3/5'],
    ['max(0.2, 1 - t/4)', '1/5'],
    ['0.6*(1-0.5^t)', '3/5'],
    ['0.6*t/(t+2)', null],
    ['0.5 + 0.4/(t+1)', '1/2'],
    ['t > 5 ? 1/3 : t', '1/3'],
    ['1/t + 2^-t - 3', '-3'],
    ['1 - (-0.5)^t', '1'],
    ['(1/t + 2)^2', '4'],
    ['0.1*t', null],
    ['(-1)^t', null],
    ['t - t', null],
    ['1/t > 0 ? 1 : 2', null],
    ['0*t', '0'],
    ['1^t', '1'],
  ])('of %s is %s', (text, value) => {
    expect(limit(text)).toBe(value);
  });

  it('is where float64 goes', () => {
    let found = 0;
    fc.assert(
      fc.property(texts, (text) => {
        const expression = writtenExpression(text);
        let value: number | null;
        try {
          const exact = exactLimitOf(expression);
          value = exact && nearestDouble(exact);
        } catch (error) {
          expect(error).toBeInstanceOf(Irrational);
          return;
        }
        if (value === null) return;
        found++;
        const late = valueAt(expression, 1e9);
        if (Number.isFinite(late))
          expect(Math.abs(late - value)).toBeLessThan(1e-6 * (1 + Math.abs(value)));
      }),
      { numRuns: 400, seed: 3 },
    );
    expect(found).toBeGreaterThan(60);
  });
});
