import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { population } from '../../../src/ecosystem/ecosystem.js';
import { poolGrams } from '../../../src/ecosystem/lossGram.js';
import { rankOf } from '../../../src/linalg/pivotedCholesky.js';
import { randomStream } from '../../../src/random/stream.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { universalBound } from '../../../src/solution/linear/universalBound.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import { realised, scenarios } from '../../support/arbitraries.js';
import {
  bentExtremalDesign,
  climb,
  type Design,
  ofUpToTwelve,
  randomDesign,
  ratioTo,
  worstOf,
} from '../../support/boundAttack.js';
import { gramOf, indices } from '../../support/designArbitraries.js';
import { draws } from '../../support/effort.js';
import { adversarialScenarios, extremal } from '../../support/theoremArbitraries.js';

/** Above a bound by less than this is rounding: 10,000 random designs went 2.2e-11 above at most. */
const ROUNDING = 1e-9;
const ratio = (design: Design) => ratioTo((system) => universalBound(population(system)), design);

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
      { numRuns: draws(100, 300) },
    );
  });

  it('[T4] also near its edge: the extremal family with its rows bent', () => {
    fc.assert(
      fc.property(adversarialScenarios().map(realised), (system) => {
        expect(radius(system)).toBeLessThanOrEqual(universalBound(population(system)) + 1e-9);
      }),
      { numRuns: draws(100, 300) },
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

  it.each([2, 3, 7])(
    '[T4] the extremal family diverges at any strength: ρ = 1 + φ(√K − 1)/2, K = %d',
    (K) => {
      for (const strength of [0.1, 1, 10, 100]) {
        const pull = K * strength ** 2 * (2 - 2 / Math.sqrt(K)); // (ᾱ/α) K s² ‖𝟙/√K − e_k‖²
        const phi = pull / (1 + pull);
        const expected = 1 + (phi * (Math.sqrt(K) - 1)) / 2;
        expect(Math.abs(radius(realised(extremal(K, strength))) - expected)).toBeLessThan(1e-10); // worst of these: 4.2e-12
      }
    },
  );

  it('[T4] K may be the number of kinds, or the rank of H where that is less', () => {
    fc.assert(
      fc.property(fc.oneof(scenarios(), adversarialScenarios()).map(realised), (system) => {
        const count = Math.min(system.entities.length, rankOf(poolGrams(system)[0]!));
        expect(radius(system)).toBeLessThanOrEqual(universalBound(count) + 1e-9);
      }),
      { numRuns: draws(100, 300) },
    );
  });

  it('[T4] one model never diverges', () => {
    fc.assert(
      fc.property(scenarios({ kinds: 1, copies: 1 }).map(realised), (system) => {
        expect(radius(system)).toBeLessThanOrEqual(1 + 1e-9);
      }),
    );
  });

  it('[T4] holds for random and bent extremal designs of up to twelve entities', () => {
    const stream = randomStream(20250521, 0);
    expect(worstOf(draws(100, 300), ofUpToTwelve(stream), ratio)).toBeLessThanOrEqual(1 + ROUNDING);
  });

  it.each([2, 3, 4])('[T4] withstands a search that maximises ρ over it, K = %d', (K) => {
    const found = (draws(2, 4) === 4 ? [0, 1, 2, 3] : [0, 3]).map((run) => {
      const stream = randomStream(20250521, run + 1);
      const start = run < 2 ? randomDesign(stream, K, K) : bentExtremalDesign(stream, K, 0.3);
      return climb(stream, start, ratio, 250);
    });
    expect(Math.max(...found)).toBeLessThanOrEqual(1 + ROUNDING);
    expect(Math.max(...found)).toBeGreaterThan(0.9); // the search comes near
  });

  it('negative control: the same search passes a bound that is 4% smaller', () => {
    const stream = randomStream(20250521, 3);
    const smaller = (design: Design) => {
      const found = ratio(design);
      return found === null ? null : found / 0.96;
    };
    expect(climb(stream, bentExtremalDesign(stream, 2, 0.3), smaller, 250)).toBeGreaterThan(1);
  });

  it.each(indices(11).map((i) => i + 2))(
    '[T4] is sharp: %d models come within 1e-4 of it, through the public interface',
    (K) => {
      const pinned = (k: number) =>
        indices(K).map((i) => [1000 * (1 / Math.sqrt(K) - (i === k ? 1 : 0))]);
      const scenario = {
        features: K,
        alpha: 0.5,
        entities: indices(K).map((k) => ({
          name: `E${k}`,
          private: { samples: 1, design: { gram: gramOf(pinned(k)) } },
          synthetic: {
            samples: 1,
            design: { gram: gramOf(indices(K).map((i) => [i === k ? 1 : 0])) },
          },
        })),
      };
      const { stability } = solve(parseScenario(JSON.stringify(scenario)));
      expect(stability.verdict).toBe('diverges');
      expect(stability.bounds.universal).toBeCloseTo((1 + Math.sqrt(K)) / 2, 14);
      const gap = (1 + Math.sqrt(K)) / 2 - stability.spectralRadius;
      expect(gap).toBeGreaterThan(0);
      expect(gap).toBeLessThan(1e-4);
    },
  );
});
