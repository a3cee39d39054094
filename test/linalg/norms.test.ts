import { describe, expect, it } from 'vitest';
import {
  euclideanNorm,
  largestModulus,
  maximum,
  minimum,
  powerOfTwoNear,
} from '../../src/linalg/norms.js';

const many = new Float64Array(1_000_000).fill(1);

describe('maximum, minimum', () => {
  it('of 3, −5, 4; of nothing; with a bound; of what is no number', () => {
    expect([maximum([3, -5, 4]), minimum([3, -5, 4])]).toEqual([4, -5]);
    expect([maximum([]), minimum([])]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
    ]);
    expect([maximum([-1], 0), minimum([1], 0)]).toEqual([0, 0]);
    expect([maximum([1, Number.NaN, 2]), minimum([1, Number.NaN, 2])]).toEqual([
      Number.NaN,
      Number.NaN,
    ]);
  });

  it('of a million numbers, which a call with so many arguments cannot take', () => {
    expect([maximum(many), minimum(many), largestModulus(many)]).toEqual([1, 1, 1]);
    expect(() => Math.max(...many)).toThrow(RangeError);
  });
});

describe('euclideanNorm', () => {
  it('of (3, 4) at every scale', () => {
    for (const unit of [1, 1e-200, 1e200, 2 ** -1060, 2 ** 1020]) {
      expect(euclideanNorm([3 * unit, 4 * unit]) / unit).toBeCloseTo(5, 12);
    }
  });

  it('of a million ones, of nothing, of what is no number', () => {
    expect(euclideanNorm(many)).toBe(1000);
    expect(euclideanNorm([])).toBe(0);
    expect(euclideanNorm([1, Number.NaN])).toBeNaN();
    expect(euclideanNorm([1, Number.NEGATIVE_INFINITY])).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('powerOfTwoNear', () => {
  it.each([
    [1, 1],
    [1.99, 1],
    [0.3, 0.25],
    [5e-324, 2 ** -1022],
    [1.7e308, 2 ** 1023],
  ])('of %d is %d', (x, power) => {
    expect(powerOfTwoNear(x)).toBe(power);
  });
});
