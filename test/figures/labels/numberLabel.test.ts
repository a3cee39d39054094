import { describe, expect, it } from 'vitest';
import { decimal } from '../../../src/figures/labels/numberLabel.js';

describe('decimal', () => {
  it.each([
    [0, '0'],
    [0.7634, '0.763'],
    [-1.5, '−1.5'],
    [12345, '12300'],
    [1e-6, '10^{−6}'],
    [-2.5e7, '−2.5×10^{7}'],
  ])('writes %d as %s', (x, label) => {
    expect(decimal(x)).toBe(label);
  });
});
