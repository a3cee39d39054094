import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellNumber, decimalValue } from '../../src/scenario/cellNumber.js';

describe('cellNumber', () => {
  it.each([
    ['1', 1],
    ['-1.50', -1.5],
    ['+.5e-3', 5e-4],
    ['7.', 7],
    ['0e999', 0],
    ['1e308', 1e308],
  ])('reads %j as %d', (text, value) => {
    expect(cellNumber(text)).toEqual({ kind: 'number', value });
  });

  it.each(['', 'NA', 'n/a', '#N/A', 'NaN', 'null', '-', '–', '?', '.'])(
    'takes %j for a missing number',
    (text) => {
      expect(cellNumber(text)).toEqual({ kind: 'missing' });
    },
  );

  it.each([
    ['1,5', /a point/],
    ['1,234', /point/],
    ['1,234,567.5', /separators of thousands/],
    ["1'234", /separators of thousands/],
    ['1 234', /separators of thousands/],
    ['50%', /percent/],
    ['50 %', /percent/],
    ['€3', /currency/],
    ['$1,200', /currency/],
    ['3 £', /currency/],
    ['−5', /hyphen/],
    ['1e999', /largest double/],
    ['1e-999', /smallest double/],
  ])('refuses %j and says what to do', (text, next) => {
    const found = cellNumber(text);
    expect(found.kind).toBe('text');
    expect('next' in found ? found.next : '').toMatch(next);
  });

  it.each(['0x1F', 'Infinity', '1_000', '12abc', '1e', '2020-01-01', '1 2'])(
    'refuses %j',
    (text) => {
      expect(cellNumber(text)).toEqual({ kind: 'text' });
    },
  );
});

describe('decimalValue', () => {
  it('is the same for all ways to write one value, and for no other value', () => {
    for (const text of ['15', '15.0', '+15', '015', '1.5e1', '150e-1']) {
      expect(decimalValue(text)).toBe(decimalValue('15'));
    }
    expect(decimalValue('-0.00')).toBe(decimalValue('0'));
    expect(decimalValue('9007199254740993')).not.toBe(decimalValue('9007199254740992'));
  });

  it('differs wherever doubles differ', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (x, y) => {
          expect(decimalValue(String(x)) === decimalValue(String(y))).toBe(x === y);
        },
      ),
    );
  });
});
