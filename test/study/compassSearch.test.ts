import { describe, expect, it } from 'vitest';
import { compassSearch } from '../../src/study/compassSearch.js';

describe('compassSearch', () => {
  it('climbs a tilted paraboloid to its top', () => {
    const f = (a: number, b: number) =>
      -((a - 0.3) ** 2) - (b - 0.45) ** 2 - 0.8 * (a - 0.3) * (b - 0.45);
    const { weights } = compassSearch(f, [0.7, 0.1], 0.1, 1e-4);
    expect(Math.hypot(weights[0] - 0.3, weights[1] - 0.45)).toBeLessThan(1e-3);
  });
  it('stays in the unit square and out of where there is no value', () => {
    const f = (a: number, b: number) => (b > 0.5 ? Number.NEGATIVE_INFINITY : a + b);
    const { weights } = compassSearch(f, [0.5, 0.25], 0.2, 1e-4);
    expect(weights[0]).toBe(1);
    expect(weights[1]).toBeLessThanOrEqual(0.5);
    expect(weights[1]).toBeGreaterThan(0.499);
  });
});
