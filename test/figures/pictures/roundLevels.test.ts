import { describe, expect, it } from 'vitest';
import { decadeLevels, roundLevels } from '../../../src/figures/pictures/roundLevels.js';

describe('roundLevels', () => {
  it('are round numbers strictly between the bounds', () => {
    expect(roundLevels(0, 0.763, 8)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7]);
    expect(roundLevels(1, 1.3653, 4)).toEqual([1.1, 1.2, 1.3]);
    expect(roundLevels(0, 1, 5)).toEqual([0.2, 0.4, 0.6, 0.8]);
  });
  it('take a bound that is met but for rounding as met', () => {
    expect(roundLevels(0, 1 + 1e-12, 5)).toEqual([0.2, 0.4, 0.6, 0.8]);
  });
  it('are none where there is no room', () => {
    expect(roundLevels(2, 2, 5)).toEqual([]);
    expect(roundLevels(3, 2, 5)).toEqual([]);
  });
});

describe('decadeLevels', () => {
  it('are 1, 2 and 5 in every decade, or fewer where these are too many', () => {
    expect(decadeLevels(3, 400, 8)).toEqual([5, 10, 20, 50, 100, 200]);
    expect(decadeLevels(0.5, 2e4, 8)).toEqual([1, 10, 100, 1000, 10000]);
  });
});
