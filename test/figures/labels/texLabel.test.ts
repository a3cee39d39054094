import { describe, expect, it } from 'vitest';
import { literal } from '../../../src/figures/labels/markup.js';
import { texLabel, texList } from '../../../src/figures/labels/texLabel.js';

describe('texLabel', () => {
  it.each([
    ['*θ̂*_{*k*}', '$\\hat{\\theta}_{k}$'],
    ['*α* = 0.5', '$\\alpha$ = 0.5'],
    ['10^{−3}', '10$^{-3}$'],
    [literal('50 % of A_1 & B#'), '50 \\% of A\\_1 \\& B\\#'],
    [literal('\\x~^$ {é}'), '\\textbackslash{}x\\textasciitilde{}\\textasciicircum{}\\$ \\{é\\}'],
    [literal('日'), '\\ifdefined\\Umathcode 日\\else ?\\fi{}'],
    [literal('a\u001b\n'), 'a\\textbackslash{}u001b\\textbackslash{}n'],
  ])('writes %s as %s', (label, tex) => {
    expect(texLabel(label)).toBe(tex);
  });
});

describe('texList', () => {
  it('keeps every label one item, whatever is in it', () => {
    const labels = ['Lab, EU', '[b]', 'x=1', ''].map(literal);
    expect(texList(labels)).toBe('{{Lab, EU},{[b]},{x=1},{}}');
  });
});
