import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortNames } from '../../../src/figures/labels/shortNames.js';

describe('shortNames', () => {
  it('leaves names of 18 letters alone', () => {
    expect(shortNames(['A', 'eighteen letters !'])).toEqual(['A', 'eighteen letters !']);
  });

  it('cuts the end of a long name', () => {
    expect(shortNames(['Universal Exports of London'])).toEqual(['Universal Exports…']);
  });

  it('cuts the middle where two begin alike, and numbers them where they also end alike', () => {
    expect(shortNames(['laboratory of the north', 'laboratory of the south'])).toEqual([
      'laboratory of the…',
      'laborator…he south',
    ]);
    const alike = ['1', '2', '3', '4'].map((i) => `${'a'.repeat(20)}${i}${'b'.repeat(20)}`);
    expect(shortNames(alike, 6)).toEqual(['aaaaa…', 'aaa…bb', 'aaaa…2', 'aaaa…3']);
  });

  it('never meets a short name that is already there', () => {
    expect(shortNames(['aaaaa…', 'aaaaaaaaaa'], 6)).toEqual(['aaaaa…', 'aaa…aa']);
  });

  it('keeps any names distinct and short', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', '…', '😀'), minLength: 1 });
    fc.assert(
      fc.property(fc.uniqueArray(name), fc.integer({ min: 4, max: 9 }), (names, longest) => {
        const short = shortNames(names, longest);
        expect(new Set(short).size).toBe(names.length);
        for (const s of short) expect([...s].length).toBeLessThanOrEqual(longest);
      }),
    );
  });
});
