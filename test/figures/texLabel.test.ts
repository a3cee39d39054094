import { describe, expect, it } from 'vitest';
import { literal } from '../../src/figures/markup.js';
import { texLabel } from '../../src/figures/texLabel.js';

describe('texLabel', () => {
  it.each([
    ['*θ̂*_{*k*}', '$\\hat{\\theta}_{k}$'],
    ['*α* = 0.5', '$\\alpha$ = 0.5'],
    ['10^{−3}', '10$^{-3}$'],
    [literal('50 % of A_1 & B#'), '50 \\% of A\\_1 \\& B\\#'],
  ])('writes %s as %s', (label, tex) => {
    expect(texLabel(label)).toBe(tex);
  });
});
