import { describe, expect, it } from 'vitest';
import { quotient, resolvable } from '../../src/measures/quotient.js';

describe('resolvable', () => {
  it.each([
    [2e-28, 1, true],
    [0.5e-28, 1, false],
    [2e-8, 1e20, true],
    [0.5e-8, 1e20, false],
    [0, 1, false],
    [0, 0, false],
    [Number.NaN, 1, false],
  ])('a square of %d beside one of %d: %s, the edge being 1e-28', (square, scale, answer) => {
    expect(resolvable(square, scale)).toBe(answer);
  });
});

describe('quotient', () => {
  it('is numerator / denominator', () => {
    expect(quotient(3, 2, 1)).toBe(1.5);
    expect(quotient(0, 2, 1)).toBe(0);
  });

  it('is not a number where the denominator is rounding', () => {
    expect(quotient(1, 0, 1)).toBeNaN();
    expect(quotient(1, 1e-30, 1)).toBeNaN();
    expect(quotient(0, 0, 0)).toBeNaN();
  });
});
