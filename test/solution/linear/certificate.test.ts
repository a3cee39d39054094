import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { certificate } from '../../../src/solution/linear/certificate.js';
import { convergingScenarios, scenarios } from '../../support/arbitraries.js';
import { draws } from '../../support/effort.js';
import { adversarialScenarios, proportionalDesigns } from '../../support/theoremArbitraries.js';

describe('certificate', () => {
  it.each([
    [
      { refined: 0.9, proportional: 0.5 },
      { theorem: 'T5', bound: 0.5 },
    ],
    [
      { refined: 0.4, proportional: 0.5 },
      { theorem: 'T4b', bound: 0.4 },
    ],
    [
      { refined: 0.5, proportional: 0.5 },
      { theorem: 'T5', bound: 0.5 },
    ],
    [
      { refined: 0.4, proportional: null },
      { theorem: 'T4b', bound: 0.4 },
    ],
    [
      { refined: 1.2, proportional: 0.5 },
      { theorem: 'T5', bound: 0.5 },
    ],
    [
      { refined: 0, proportional: null },
      { theorem: 'T4b', bound: 0 },
    ],
    [{ refined: 1.2, proportional: null }, null],
    [{ refined: null, proportional: null }, null],
  ] as const)('of the bounds %j is %j', (bounds, expected) => {
    expect(certificate({ universal: 1.5, network: null, ...bounds })).toEqual(expected);
  });

  it('[T4] is never the universal bound: one model has ρ ≤ 1, which is no certificate', () => {
    expect(certificate({ universal: 1, network: null, refined: 1, proportional: null })).toBeNull();
  });

  it.each([1 - 1e-16, 1 - 0.9e-9, 1, 1 + 1e-16])('claims nothing within rounding of 1: %d', (x) => {
    expect(certificate({ universal: 1, network: null, refined: x, proportional: x })).toBeNull();
  });

  it('is there just outside that margin', () => {
    const refined = 1 - 1.1e-9;
    const expected = { theorem: 'T4b', bound: refined };
    expect(certificate({ universal: 1, network: null, refined, proportional: null })).toEqual(
      expected,
    );
  });

  it('[T4b] [T5] is given only where the eigenvalues say the same: ρ ≤ bound, converges', () => {
    const given = { T4b: 0, T5: 0, T10: 0, none: 0 };
    const descriptions = fc.oneof(
      scenarios(),
      convergingScenarios(),
      adversarialScenarios(),
      proportionalDesigns(),
    );
    fc.assert(
      fc.property(descriptions, (description) => {
        const { stability, evidence } = solve(parseScenario(JSON.stringify(description)));
        const { spectralRadius, verdict, certificate: found } = stability;
        given[found?.theorem ?? 'none']++;
        if (found === null) return;
        const slack = 1e-13 / evidence.smallestPivot;
        expect(spectralRadius).toBeLessThanOrEqual(found.bound + slack);
        expect(verdict).toBe('converges');
      }),
      { numRuns: draws(120, 400) },
    );
    expect(Math.min(given.T4b, given.T5, given.none)).toBeGreaterThan(draws(9, 30));
  });
});
