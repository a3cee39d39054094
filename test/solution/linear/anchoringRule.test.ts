import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Ecosystem, population } from '../../../src/ecosystem/ecosystem.js';
import { lossGram, poolGrams, realGram } from '../../../src/ecosystem/lossGram.js';
import { linearCombination } from '../../../src/linalg/linearCombination.js';
import { columnVector, type Matrix, transposed } from '../../../src/linalg/matrix.js';
import { product } from '../../../src/linalg/product.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { anchoringRule } from '../../../src/solution/linear/anchoringRule.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import {
  convergingScenarios,
  type Description,
  manyPools,
  realised,
  scenarios,
} from '../../support/arbitraries.js';
import { draws } from '../../support/effort.js';
import { adversarialScenarios } from '../../support/theoremArbitraries.js';

const ruleOf = (system: Ecosystem) => anchoringRule(system, pooledRecurrence(system));

const diagonal = (...entries: number[]) => ({
  samples: 9,
  design: { gram: entries.map((x, i) => entries.map((_, j) => (i === j ? x : 0))) },
});
const entity = (name: string, own: number[]) => ({
  name,
  private: diagonal(...own),
  synthetic: diagonal(1, 1),
});
const pair = (alpha: number, ...entities: Description['entities']) =>
  realised({ features: 2, alpha, entities });

describe('anchoringRule', () => {
  it('of diagonal designs: the weakest entity and feature, ᾱb/(αh) times the synthetic data', () => {
    const rule = ruleOf(pair(0.6, entity('A', [1, 3]), entity('B', [4, 0.6])))!;
    expect(rule).toEqual({
      required: expect.closeTo((Math.SQRT2 - 1) / 2, 15),
      attained: expect.closeTo(0.4, 14),
      kind: 'B',
      direction: [0, 1],
      met: true,
    });
  });

  it('is not met where an entity does not see a direction, though the models converge', () => {
    const system = pair(0.5, entity('A', [1, 0]), entity('B', [0, 1]));
    expect(ruleOf(system)).toMatchObject({ kind: 'A', direction: [0, 1], met: false });
    expect(ruleOf(system)!.attained).toBeLessThan(1e-15);
    expect(spectrum(pooledRecurrence(system)).verdict).toBe('converges');
  });

  it.each([
    [0.4, true],
    [(Math.SQRT2 - 1) / 2, false], // exactly what is required: ρ ≤ 1 is no guarantee
    [0.2, false],
  ])('of two models whose real data weigh %d × synthetic is met: %s', (b, met) => {
    const system = pair(0.5, entity('A', [b, b]), entity('B', [b, b]));
    expect(ruleOf(system)).toMatchObject({ attained: expect.closeTo(b, 14), met });
  });

  it('of one model requires only that real data count, and is exact', () => {
    const alone = (own: number[]) => ruleOf(pair(0.5, entity('A', own)))!;
    expect(alone([1e-6, 1])).toMatchObject({ required: 0, met: true });
    expect(alone([0, 1])).toMatchObject({ required: 0, direction: [1, 0], met: false });
  });

  it.each([
    ['α = 0', pair(0, entity('A', [1, 1]))],
    ['no synthetic data', pair(0.5, { ...entity('A', [1, 1]), synthetic: diagonal(0, 0) })],
  ])('is null for %s', (_, system) => {
    expect(ruleOf(system)).toBeNull();
  });

  it('is null for several pools', () => {
    fc.assert(
      fc.property(manyPools({ kinds: 2, features: 2 }), (system) => {
        expect(ruleOf(system)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });

  it('[T4b] attains its number in its direction, and no entity has less in any other', () => {
    const systems = fc.oneof(scenarios(), convergingScenarios(), adversarialScenarios());
    const direction = fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(systems.map(realised), direction, (system, other) => {
        const rule = ruleOf(system);
        if (rule === null) return;
        const recurrence = pooledRecurrence(system);
        const slack = 1e-13 / recurrence.smallestPivot; // 10,000 draws: 0.008 of it
        const b = quotient(system, rule.kind, rule.direction);
        expect(Math.hypot(...rule.direction)).toBeCloseTo(1, 12);
        expect(Math.abs(b - rule.attained)).toBeLessThanOrEqual(slack * (1 + rule.attained) ** 2);
        for (const { name } of system.entities) {
          const least = quotient(system, name, other.slice(0, system.features));
          expect(least).toBeGreaterThanOrEqual(rule.attained * (1 - 1e-9) - slack);
        }
      }),
      { numRuns: draws(120, 300) },
    );
  });

  it('[T4b] bounds ρ by (1 + required)/(1 + attained), so that a rule that is met makes ρ < 1', () => {
    const systems = fc.oneof(scenarios(), convergingScenarios(), adversarialScenarios());
    let met = 0;
    fc.assert(
      fc.property(systems.map(realised), (system) => {
        const rule = ruleOf(system);
        if (rule === null) return;
        const recurrence = pooledRecurrence(system);
        const { spectralRadius, verdict } = spectrum(recurrence);
        expect(rule.required).toBeCloseTo((Math.sqrt(population(system)) - 1) / 2, 14);
        const bound = (1 + rule.required) / (1 + rule.attained);
        const slack = 1e-9 + 1e-13 / recurrence.smallestPivot;
        expect(spectralRadius).toBeLessThanOrEqual(bound + slack);
        if (rule.met) expect(verdict).toBe('converges');
        met += Number(rule.met);
      }),
      { numRuns: draws(120, 300) },
    );
    expect(met).toBeGreaterThan(draws(20, 50));
  });
});

// Helpers

/** ᾱ xᵀB x / (α xᵀH x) of one entity, by the definitions; infinite where synthetic data see or count nothing. */
function quotient(system: Ecosystem, name: string, x: readonly number[]): number {
  const { alpha, beta, private: own } = system.entities.find((one) => one.name === name)!;
  const { loss, public: shared } = system;
  const B = realGram(beta, lossGram(own, loss), lossGram(shared, loss));
  const H = linearCombination(B.rows, B.columns, [[1, poolGrams(system)[0]!]]);
  const form = (A: Matrix) => {
    const v = columnVector(x);
    return product(product(transposed(v), A), v).get(0, 0);
  };
  const synthetic = alpha * form(H);
  const size = x.reduce((sum, entry) => sum + entry * entry, 0) * H.norm();
  return synthetic > 1e-9 * size ? ((1 - alpha) * form(B)) / synthetic : Number.POSITIVE_INFINITY;
}
