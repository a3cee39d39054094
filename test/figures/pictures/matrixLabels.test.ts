import { describe, expect, it } from 'vitest';
import { shortNumber, shown } from '../../../src/figures/pictures/matrixLabels.js';

describe('shortNumber', () => {
  it('has three or two significant digits, and powers of ten where digits run long', () => {
    expect([0, 1.2345, 123.45, -0.5].map((x) => shortNumber(x, 3))).toEqual([
      '0',
      '1.23',
      '123',
      '−0.5',
    ]);
    expect(shortNumber(1.0678, 1)).toBe('1.1');
    expect(shortNumber(123456, 3)).toBe('1.2×10^{5}');
    expect(shortNumber(-0.00012345, 3)).toBe('−1.2×10^{−4}');
  });
});

describe('shown', () => {
  it('takes fewer digits before smaller cells hold nothing', () => {
    const at = (width: number) => shown([0.012345, null], shortNumber, width);
    expect(at(40)).toEqual({ texts: ['0.0123', '–'], size: 7 });
    expect(at(21)!.texts[0]).toBe('0.0123');
    expect(at(21)!.size).toBeLessThan(7);
    expect(at(18)!.texts[0]).toBe('0.012');
    expect(at(8)).toBeNull();
  });
});
