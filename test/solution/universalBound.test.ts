import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pooledRecurrence } from '../../src/recurrence/pooledRecurrence.js';
import { population } from '../../src/scenario/ecosystem.js';
import { spectrum } from '../../src/solution/spectrum.js';
import { universalBound } from '../../src/solution/universalBound.js';
import { realised, scenarios } from '../support/arbitraries.js';
import { adversarialScenarios, extremal } from '../support/theoremArbitraries.js';

const radius = (system: ReturnType<typeof realised>) =>
  spectrum(pooledRecurrence(system)).spectralRadius;

describe('universalBound', () => {
  it.each([
    [1, 1],
    [2, (1 + Math.SQRT2) / 2],
    [4, 1.5],
    [5, 1.618033988749895],
  ])('(1 + √K)/2 for K = %d', (K, bound) => {
    expect(universalBound(K)).toBeCloseTo(bound, 15);
  });

  it('[T4] ρ(Q) ≤ (1 + √K)/2, whatever the designs, weights and copies', () => {
    fc.assert(
      fc.property(scenarios().map(realised), (system) => {
        expect(radius(system)).toBeLessThanOrEqual(universalBound(population(system)) + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it('[T4] also near its edge: the extremal family with its rows bent', () => {
    fc.assert(
      fc.property(adversarialScenarios().map(realised), (system) => {
        expect(radius(system)).toBeLessThanOrEqual(universalBound(population(system)) + 1e-9);
      }),
      { numRuns: 300 },
    );
  });

  it.each([2, 3, 4, 5, 6])('[T4] is attained in the limit by the extremal family, K = %d', (K) => {
    const gaps = [1, 10, 100, 1000].map(
      (strength) => universalBound(K) - radius(realised(extremal(K, strength))),
    );
    gaps.slice(1).forEach((gap, i) => {
      expect(gap).toBeLessThan(gaps[i]!);
    });
    expect(gaps.at(-1)).toBeGreaterThan(0);
    expect(gaps.at(-1)).toBeLessThan(1e-5);
  });

  it('[T4] one model never diverges', () => {
    fc.assert(
      fc.property(scenarios({ kinds: 1, copies: 1 }).map(realised), (system) => {
        expect(radius(system)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });
});
