import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sources, src } from './support/imports.js';
import { spreadsOf } from './support/spreads.js';

/** Calls whose lists are short whatever the scenario: file, call, and why. */
const bounded: readonly (readonly [string, string, string])[] = [
  ['exact/exactEcosystem.ts', 'top.at(...parts', 'keys on the way to a place: as deep as the file'],
  ['scenario/categorical/categoricalScenario.ts', 'place(...parts', 'as deep as the file'],
  ['scenario/expression.ts', 'Math.min(...all', 'of an expression of a thousand characters'],
  ['scenario/expression.ts', 'Math.max(...all', 'the same'],
  ['scenario/expression.ts', 'expression.operation](...expression.operands.map', 'the same'],
  ['scenario/place.ts', 'place(...parts', 'as deep as the file'],
  ['scenario/place.ts', 'place(...more', 'the same'],
  ['scenario/tables.ts', 'place(...parts', 'the same'],
  ['study/compassSearch.ts', 'value(...start', 'two numbers'],
  ['study/compassSearch.ts', 'value(...at', 'two numbers'],
];

const all = sources(src).flatMap((file) =>
  spreadsOf(readFileSync(join(src, file), 'utf8')).map(({ text, line }) => ({ file, text, line })),
);

describe('calls that spread a list into arguments', () => {
  it('are only those whose lists are short: a long one overflows the stack', () => {
    const unknown = all.filter(
      ({ file, text }) => !bounded.some(([where, call]) => where === file && call === text),
    );
    expect(unknown).toEqual([]);
  });

  it('are all there still', () => {
    const gone = bounded.filter(
      ([where, call]) => !all.some(({ file, text }) => where === file && call === text),
    );
    expect(gone).toEqual([]);
  });

  it.each([
    ['const most = Math.max(...values);', 'Math.max(...values'],
    ['const most = Math.max(\n  0,\n  ...rows.map((row) => f(row)),\n);', 'Math.max(...rows.map'],
    ['list.push(...other);', 'list.push(...other'],
    ['String.fromCharCode(...bytes)', 'String.fromCharCode(...bytes'],
    ['f(`a`, ...g(y))', 'f(...g'],
    ['const f = () => list.concat(...parts);', 'list.concat(...parts'],
    ['new Thing(...parts)', 'Thing(...parts'],
  ])('negative control: %s is caught', (text, call) => {
    expect(spreadsOf(text)).toEqual([expect.objectContaining({ text: call })]);
  });

  it.each([
    'const f = (...parts: string[]) => parts;',
    'const f = (a: number, ...parts: readonly number[]): number => a;',
    'function f(a: number, ...parts: number[]): void {}',
    'function f<T>(...parts: T[]) {}',
    'const list = [...a, ...b];',
    'f([...a], { ...b })',
    "print('f(...a)'); // g(...b)",
  ])('negative control: %s is none', (text) => {
    expect(spreadsOf(text)).toEqual([]);
  });
});
