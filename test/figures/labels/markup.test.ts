import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { literal, plainText, runsOf } from '../../../src/figures/labels/markup.js';

describe('runsOf', () => {
  it('reads *θ̂*_{*k*} as an italic hatted θ with an italic subscript', () => {
    expect(runsOf('*θ̂*_{*k*}')).toEqual([
      { text: 'θ', italic: true, level: 0, over: false },
      { text: 'ˆ', italic: true, level: 0, over: true },
      { text: 'k', italic: true, level: -1, over: false },
    ]);
  });

  it('reads 10^{−3} as a power', () => {
    expect(runsOf('10^{−3}')).toEqual([
      { text: '10', italic: false, level: 0, over: false },
      { text: '−3', italic: false, level: 1, over: false },
    ]);
  });

  it('is a raised number in plain text', () => {
    expect(plainText('−1.1×10^{54}')).toBe('−1.1×10⁵⁴');
    expect(plainText('10^{−3}')).toBe('10⁻³');
    expect(plainText('*w*^{*k*}')).toBe('wk');
  });

  it('leaves an underscore or a hat sign without a brace as it is', () => {
    expect(plainText('a_b^c')).toBe('a_b^c');
  });
});

describe('literal', () => {
  it('shows every text as it is, whatever signs of markup it holds', () => {
    const texts = fc.string({ unit: fc.constantFrom(...'aθ*_^{}\\ k') });
    fc.assert(
      fc.property(texts, (text) => {
        expect(plainText(literal(text))).toBe(text);
        expect(runsOf(literal(text)).every(({ italic, level }) => !italic && level === 0)).toBe(
          true,
        );
      }),
    );
  });

  it('negative control: without it, signs of markup are lost', () => {
    expect(plainText('a*b*')).not.toBe('a*b*');
  });
});
