import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printable } from '../../src/scenario/printable.js';

describe('printable', () => {
  it.each([
    [undefined, 'nothing'],
    [null, 'null'],
    [Number.NaN, 'NaN'],
    [[1, Number.NEGATIVE_INFINITY], '[1,-Infinity]'],
    ['a\nb', '"a\\nb"'],
    [{}, '{}'],
    [{ a: [], b: { c: true } }, '{"a":[],"b":{"c":true}}'],
  ])('shows %j as %s', (value, text) => {
    expect(printable(value)).toBe(text);
  });

  it('is JSON where that is short, and its first 60 characters where it is not', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = JSON.stringify(value);
        fc.pre(!json.includes('-0') && !/\\/.test(json));
        expect(printable(value)).toBe(json.length <= 60 ? json : `${json.slice(0, 60)}…`);
      }),
    );
  });

  it('does not read on in what is huge, deep or circular', () => {
    const circle: unknown[] = [];
    circle.push(circle);
    let deep: unknown = 1;
    for (let i = 0; i < 1e5; i++) deep = { deep };
    const row = new Array<number>(1e6).fill(0.123456789);
    const huge = new Array<number[]>(1000).fill(row); // ten gigabytes of text
    const start = performance.now();
    for (const value of [circle, deep, huge]) expect(printable(value)).toHaveLength(61);
    expect(performance.now() - start).toBeLessThan(100);
  });
});
