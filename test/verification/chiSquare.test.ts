import { describe, expect, it } from 'vitest';
import { lowerTail, noncentralUpperTail, upperTail } from '../../src/verification/chiSquare.js';

// From SciPy 1.17: chi2.sf, chi2.cdf and ncx2.sf, which use other algorithms.
const central: readonly [x: number, k: number, upper: number, lower: number][] = [
  [1e-8, 1, 0.9999202115440526, 7.978845594730572e-5],
  [0.5, 1, 0.47950012218695337, 0.5204998778130466],
  [3.84, 1, 0.05004352124870519, 0.9499564787512949],
  [50, 1, 1.537459794428033e-12, 0.9999999999984626],
  [7, 7, 0.42887985755305486, 0.5711201424469454],
  [40, 10, 1.694474393006737e-5, 0.9999830552560699],
  [200, 10, 1.6139305336977317e-37, 1],
  [9900, 10000, 0.7595200856839792, 0.2404799143160207],
  [10500, 10000, 0.00024794736798936033, 0.9997520526320106],
  [240000, 239000, 0.07418068621463676, 0.9258193137853632],
  [230000, 239000, 1, 5.449526857133513e-40],
];
const noncentral: readonly [x: number, k: number, lambda: number, upper: number][] = [
  [10, 3, 5, 0.29335135222254816],
  [60, 12, 20, 0.009364964017158629],
  [150, 48, 60, 0.01689277220514176],
  [30, 1, 9, 0.006620409413472401],
];
const relative = (found: number, wanted: number) => Math.abs(found / wanted - 1);

describe('upperTail, lowerTail', () => {
  // Worst relative gap of these: 5e-12, in the farthest tails.
  it.each(central)(
    'at x = %d, k = %d have SciPy’s values, far tails included',
    (x, k, upper, lower) => {
      expect(relative(upperTail(x, k), upper)).toBeLessThan(5e-11);
      expect(relative(lowerTail(x, k), lower)).toBeLessThan(5e-11);
    },
  );
  it('are e^{−x/2} and its complement for two degrees of freedom', () => {
    for (const x of [0.1, 1, 3.9, 4.1, 30, 600]) {
      expect(relative(upperTail(x, 2), Math.exp(-x / 2))).toBeLessThan(1e-13);
    }
  });
  it('are 1 and 0 at 0 and below', () => {
    expect([upperTail(0, 3), lowerTail(0, 3), upperTail(-1, 3), lowerTail(-1, 3)]).toEqual([
      1, 0, 1, 0,
    ]);
  });
  it('add up to 1', () => {
    for (const k of [0.5, 1, 5, 39, 41, 1000]) {
      for (const x of [0.2, k / 2, k, 2 * k]) {
        expect(upperTail(x, k) + lowerTail(x, k)).toBeCloseTo(1, 13);
      }
    }
  });
});

describe('noncentralUpperTail', () => {
  it.each(noncentral)('at x = %d, k = %d, λ = %d has SciPy’s value', (x, k, lambda, upper) => {
    expect(relative(noncentralUpperTail(x, k, lambda), upper)).toBeLessThan(1e-10);
  });
  it('is the central tail at λ = 0', () => {
    expect(noncentralUpperTail(7, 4, 0)).toBe(upperTail(7, 4));
  });
});
