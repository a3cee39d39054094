import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expression, valueAt } from '../../src/scenario/expression.js';
import { NoExpression, parseExpression } from '../../src/scenario/parseExpression.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { small } from '../support/scenarios.js';

describe('parseExpression', () => {
  it.each([
    ['0.8*(1-exp(-t/3))', (t: number) => 0.8 * (1 - Math.exp(-t / 3))],
    ['20*1.5^t', (t: number) => 20 * 1.5 ** t],
    ['-t^2', (t: number) => -(t ** 2)],
    ['2^3^(t/9)', (t: number) => 2 ** (3 ** (t / 9))],
    ['1/2*t - -3', (t: number) => t / 2 + 3],
    ['t - 1 - 2', (t: number) => t - 1 - 2],
    ['+t/(1 + sqrt(t))/2', (t: number) => t / (1 + Math.sqrt(t)) / 2],
    ['min(1, t, 7) + max(t)', (t: number) => Math.min(1, t, 7) + t],
    ['log(t + 2)', (t: number) => Math.log(t + 2)],
    ['t<5?.5:1', (t: number) => (t < 5 ? 0.5 : 1)],
    ['t <= 2 ? 1 : t == 3 ? 2 : t != 4 ? 3 : 4', (t: number) => [1, 1, 1, 2, 4][t] ?? 3],
    ['t >= 2 ? (t > 4 ? 9 : 8) : 7', (t: number) => (t >= 2 ? (t > 4 ? 9 : 8) : 7)],
    ['  ( ( t ) ) ', (t: number) => t],
    ['1e-3*t + 5. + .5E1', (t: number) => 1e-3 * t + 5 + 5],
  ])('reads %s', (text, expected) => {
    const expression = parseExpression(text);
    for (const t of [0, 1, 2, 3, 4, 5, 60]) expect(valueAt(expression, t)).toBe(expected(t));
  });

  it('is plain data, and a number where t does not occur', () => {
    expect(parseExpression('max(t, 1)')).toEqual({ operation: 'max', operands: ['t', 1] });
    expect(JSON.parse(JSON.stringify(parseExpression('t<5 ? 2*t : 1/2')))).toEqual(
      parseExpression('t<5 ? 2*t : 0.5'),
    );
    expect(parseExpression('1 < 2 ? 3*(4 - 1) : 0')).toBe(9);
  });

  it('[property] reads back what is written out in full', () => {
    const tree = fc.letrec<{ tree: Expression }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small' },
        fc.constant('t' as const),
        fc.integer({ min: 0, max: 9 }),
        fc.record({
          operation: fc.constantFrom('add', 'subtract', 'multiply', 'divide', 'power', 'min'),
          operands: fc.tuple(tie('tree'), tie('tree')),
        }) as fc.Arbitrary<Expression>,
        fc.record({ condition: tie('tree'), yes: tie('tree'), no: tie('tree') }),
      ),
    })).tree;
    fc.assert(
      fc.property(tree, fc.integer({ min: 0, max: 5 }), (expression, t) => {
        const text = written(expression);
        fc.pre(text.length <= 1000);
        expect(valueAt(parseExpression(text), t)).toBe(valueAt(expression, t));
      }),
      { seed: 11, numRuns: 300 },
    );
  });
});

describe('what is not arithmetic in t', () => {
  it.each([
    ['constructor', 'the name constructor'],
    ['t.constructor', 'a property'],
    ['exp.constructor(1)', 'a property'],
    ['constructor(1)', 'the call constructor(…)'],
    ['__proto__', 'the name __proto__'],
    ['toString()', 'the call toString(…)'],
    ['import(1)', 'the call import(…)'],
    ['import("fs")', 'the character "'],
    ['evaluate(t)', 'the call evaluate(…)'],
    ['process.exit(1)', 'a property'],
    ['f(x)=x', 'a definition of a function'],
    ['t=3', 'an assignment'],
    ['t;t', 'the character ;'],
    ['[1,2]', 'the character ['],
    ['{a: t}', 'the character {'],
    ['t[1]', 'the character ['],
    ['`t`', 'the character `'],
    ['t # comment', 'the character #'],
    ['5%', 'the character %'],
    ["t'", "the character '"],
    ['t!', 'the operator !'],
    ['t and 1', 'the operator and'],
    ['not t', 'the operator not'],
    ['5 cm', 'a product without a sign'],
    ['t to 3', 'the operator to'],
    ['2t', 'a product without a sign'],
    ['1/2t', 'a product without a sign'],
    ['exp(t)(3)', 'a product without a sign'],
    ['(exp)(3)', 'a product without a sign'],
    ['t(3)', 'the call t(…)'],
    ['exp?.(t)', 'a call that is no function'],
    ['5?.(3)', 'Unexpected operator ?.'],
    ['exp', 'the name exp'],
    ['exp()', 'exp of 0 values'],
    ['log(8, 2)', 'log of 2 values'],
    ['0 < t < 3', 'comparisons in a row'],
    ['1:3', 'a range'],
    ['true', 'the value true'],
    ['null', 'the value null'],
    ['Infinity', 'the value Infinity'],
    ['1e999', 'the value 1e999'],
    ['0x10', 'the value 0x10'],
    ['τ', 'the character τ'],
    ['ｔ', 'the character ｔ'],
    ['t\u2044 2', 'the character \u2044'],
    ['t\u200b', 'the character \u200b'],
    ['t\u202e+1', 'the character \\u202e'],
    ['', 'no expression'],
    ['  ', 'no expression'],
    ['t+', '“Unexpected end of expression'],
    ['(t', '“Parenthesis ) expected'],
  ])('%j is refused: %s', (text, found) => {
    expect(errorOf(text).found).toContain(found);
  });

  it('is refused before it costs anything: length, depth, and 10 kB of parentheses', () => {
    const started = performance.now();
    const deep = `${'('.repeat(51)}t${')'.repeat(51)}`;
    expect(errorOf(deep).rule).toContain('at most 50 parentheses inside each other');
    expect(errorOf('('.repeat(10_000)).rule).toContain('at most 1,000 characters');
    expect(errorOf('1%('.repeat(300)).found).toContain('the character %');
    expect(errorOf(`${'t?1:'.repeat(51)}2`).rule).toContain('as many conditions');
    expect(errorOf('('.repeat(50)).found).toContain('Unexpected end of expression');
    expect(valueAt(parseExpression(`${'-'.repeat(998)}t`), 2)).toBe(2);
    expect(valueAt(parseExpression(`${'t+'.repeat(499)}t`), 2)).toBe(1000);
    expect(valueAt(parseExpression(`${'t?1:'.repeat(50)}2`), 0)).toBe(2);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  it('[property] whatever is written, it is read or refused, and reaches nothing else', () => {
    const operand = fc.constantFrom(
      ...['t', 't', '1', '0.5', '(t + 1)', 'exp(t)', 'min(t, 1)', 'x', 'constructor', 'import(t)'],
    );
    const sign = fc.constantFrom(...'+ - * / ^ ^ < == = . ? : , (  )'.split(' '));
    const pieces = fc.array(fc.tuple(operand, sign), { maxLength: 5 });
    const names = new Set<string>();
    fc.assert(
      fc.property(pieces, operand, (parts, last) => {
        const text = `${parts.flat().join(' ')} ${last}`;
        try {
          collect(parseExpression(text), names);
        } catch (error) {
          expect(error).toBeInstanceOf(NoExpression);
        }
      }),
      { seed: 12, numRuns: 3000 },
    );
    expect([...names].filter((name) => !known.has(name))).toEqual([]);
    expect(names.size).toBeGreaterThan(3);
  });

  it('names the place in a scenario', () => {
    expect(() => parseScenario({ ...small, alpha: 'import(1)' })).toThrow(
      /^scenario: alpha: must be arithmetic in t: .* found the call import\(…\) in "import\(1\)"\. Write for example/,
    );
  });
});

// Helpers
const known = new Set(
  'add subtract multiply divide power negate less lessOrEqual greater greaterOrEqual equal unequal exp log sqrt min max'.split(
    ' ',
  ),
);

function errorOf(text: string): NoExpression {
  try {
    parseExpression(text);
  } catch (error) {
    if (error instanceof NoExpression) return error;
    throw error;
  }
  throw new Error(`expected ${text} to be refused`);
}

const signs: Readonly<Record<string, string>> = {
  add: '+',
  subtract: '-',
  multiply: '*',
  divide: '/',
  power: '^',
};

function written(expression: Expression): string {
  if (typeof expression !== 'object') return String(expression);
  if ('condition' in expression) {
    const [a, b, c] = [expression.condition, expression.yes, expression.no].map(written);
    return `(${a} != 0 ? ${b} : ${c})`;
  }
  const operands = expression.operands.map(written);
  const sign = signs[expression.operation];
  return sign === undefined
    ? `${expression.operation}(${operands.join(', ')})`
    : `(${operands.join(` ${sign} `)})`;
}

function collect(expression: Expression, names: Set<string>): void {
  if (typeof expression === 'number' || expression === 't') return;
  if ('condition' in expression) {
    for (const part of [expression.condition, expression.yes, expression.no]) collect(part, names);
    return;
  }
  names.add(expression.operation);
  for (const operand of expression.operands) collect(operand, names);
}
