import { describe, expect, it } from 'vitest';
import { envelope, growthStart } from '../../../src/figures/kinds/growthStart.js';

describe('growthStart', () => {
  it.each([
    ['what decays', [3, 1, 1e-30], 3],
    ['what grows over many decades', [2, 40, 1e10, 1e23, 1e36, 1e49], 2],
    ['what was rounding before it grew', [1e-31, 1, 10], 1],
    ['what was 0 before it grew', [0, 0, 0.5, 1e6], 0.5],
    ['negative rounding', [-1e-20, 2, 3], 2],
    ['what is not finite', [Number.NaN, 2, Number.POSITIVE_INFINITY], 2],
    ['nothing but zeros', [0, 0], 0],
    ['nothing', [], 0],
  ])('of %s', (_, course, start) => {
    expect(growthStart(course)).toBe(start);
  });
});

describe('envelope', () => {
  it('is the largest at each generation, past those that are not numbers', () => {
    expect(
      envelope([
        [1, 5],
        [Number.NaN, 7],
        [2, 0],
      ]),
    ).toEqual([2, 7]);
    expect(envelope([])).toEqual([]);
  });
});
