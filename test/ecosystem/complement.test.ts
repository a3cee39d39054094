import { describe, expect, it } from 'vitest';
import { complement } from '../../src/ecosystem/complement.js';
import { decimal, leading, trailing } from '../../src/linalg/doubleDouble.js';

describe('complement', () => {
  it.each([
    [0.999999999, 1e-9],
    [0.9999999999999, 1e-13],
    [0.9, 0.1],
    [1e-9, 0.999999999],
    [0, 1],
    [1, 0],
    [0.5, 0.5],
  ])('of %d is %d, the decimal', (weight, right) => {
    expect(complement(weight)).toBe(right);
  });

  it('keeps the precision of the weight: 1 − 0.9 is a tenth to 106 bits', () => {
    const tenth = complement(decimal(0.9));
    expect([leading(tenth), trailing(tenth)]).toEqual([
      leading(decimal(0.1)),
      expect.closeTo(trailing(decimal(0.1)), 32),
    ]);
  });

  it('negative control: what float64 leaves of 1 is not that', () => {
    expect(1 - 0.999999999).not.toBe(1e-9);
  });
});
