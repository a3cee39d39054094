import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { rankOf } from '../../src/linalg/pivotedCholesky.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { spectrum } from '../../src/solution/spectrum.js';
import {
  convergingScenarios,
  type Description,
  manyPools,
  realised,
  scenarios,
} from './arbitraries.js';
import { numberOf } from './numbers.js';
import {
  adversarialScenarios,
  equalGrams,
  equalSyntheticDesigns,
  proportionalDesigns,
  rationalScenarios,
  unbiasedScenarios,
} from './theoremArbitraries.js';

const draw = <T>(arbitrary: fc.Arbitrary<T>): T[] =>
  fc.sample(arbitrary, { numRuns: 200, seed: 20260211 });
const radius = (system: Ecosystem) => spectrum(pooledRecurrence(system)).spectralRadius;

describe('scenarios', () => {
  const drawn = draw(scenarios());
  const systems = drawn.map(realised);

  it('200 draws are all valid: each becomes an ecosystem', () => {
    expect(systems).toHaveLength(200);
  });

  it('cover every size: one to six kinds, one to six features', () => {
    const sizes = new Set(
      drawn.flatMap(({ entities, features }) => [`K${entities.length}`, `d${features}`]),
    );
    for (let n = 1; n <= 6; n++) {
      expect(sizes).toContain(`K${n}`);
      expect(sizes).toContain(`d${n}`);
    }
  });

  const features: Record<string, (description: Description, system: Ecosystem) => boolean> = {
    'no public data': ({ public: shared }) => shared === undefined,
    'an entity without private data': ({ entities }) => entities.some((e) => !e.private),
    'no real data at all for somebody': ({ entities, public: shared }) =>
      !shared && entities.some((e) => !e.private),
    copies: ({ entities }) => entities.some(({ copies = 1 }) => copies > 1),
    'the sum loss': ({ loss }) => loss === 'sum',
    'the mean loss by name': ({ loss }) => loss === 'mean',
    'the default loss': ({ loss }) => loss === undefined,
    'α = 0': (_, { entities }) => entities.some(({ alpha }) => alpha === 0),
    'α = 1': (_, { entities }) => entities.some(({ alpha }) => alpha === 1),
    'β = 0': (_, { entities }) => entities.some(({ beta }) => beta === 0),
    'β = 1': (_, { entities }) => entities.some(({ beta }) => beta === 1),
    'different α': (_, { entities }) => new Set(entities.map(({ alpha }) => alpha)).size > 1,
    'different σ': (_, { entities }) => new Set(entities.map(({ noise }) => noise)).size > 1,
    'no noise': (_, { entities }) => entities.some(({ noise }) => noise === 0),
    'different truths': (_, { entities }) =>
      new Set(entities.map(({ truth }) => truth.to1DArray().join())).size > 1,
    'different n': (_, { entities }) =>
      new Set(entities.map(({ private: own }) => own.samples)).size > 1,
    'rank 0': (_, { entities }) =>
      entities.some((e) => e.private.samples > 0 && rankOf(e.private.gram) === 0),
    'deficient rank': (_, { entities, features: d }) =>
      entities.some(({ private: own }) => rankOf(own.gram) > 0 && rankOf(own.gram) < d),
    'full rank': (_, { entities, features: d }) =>
      entities.some(({ private: own }) => d > 1 && rankOf(own.gram) === d),
    'a feature that nobody sees': (_, { entities, public: shared, features: d }) =>
      Array.from({ length: d }, (__, i) => i).some((i) =>
        [shared, ...entities.flatMap((e) => [e.private, e.synthetic])].every(
          ({ gram }) => gram.get(i, i) === 0,
        ),
      ),
    'marginal or diverging': (_, system) => radius(system) > 1 - 1e-9,
    'converging, not at once': (_, system) => radius(system) > 0.1 && radius(system) < 0.99,
  };
  it.each(Object.entries(features))('some of 200 have %s, and some do not', (_, has) => {
    const having = drawn.filter((description, i) => has(description, systems[i]!)).length;
    expect(having).toBeGreaterThanOrEqual(3);
    expect(having).toBeLessThanOrEqual(198);
  });

  const forms = ['isotropic', 'features', 'gram', 'rows', 'covariance'];
  it.each([
    ['private', forms] as const,
    ['public', forms] as const,
    ['synthetic', [...forms, 'private', 'public', 'mixture']] as const,
  ])('give %s data every form of design but CSV', (where, wanted) => {
    const designs = drawn.flatMap(({ public: shared, entities }) =>
      where === 'public' ? [shared?.design] : entities.map((entity) => entity[where]?.design),
    );
    const named = designs.map((design) =>
      typeof design === 'object' ? Object.keys(design)[0] : design,
    );
    for (const form of wanted) expect(named).toContain(form);
  });
});

describe('convergingScenarios', () => {
  it('[T4b] 200 draws converge: ρ < 0.84', () => {
    const radii = draw(convergingScenarios()).map((description) => radius(realised(description)));
    expect(Math.max(...radii)).toBeLessThan(0.84);
    expect(radii.filter((rho) => rho > 0.2).length).toBeGreaterThan(30);
  });
});

describe('the generators of the theorems', () => {
  it('unbiasedScenarios: every Gram matrix has full rank and one truth is behind all', () => {
    for (const system of draw(unbiasedScenarios()).map(realised)) {
      for (const { private: own, synthetic, truth } of system.entities) {
        expect(rankOf(own.gram)).toBe(system.features);
        expect(rankOf(synthetic.gram)).toBe(system.features);
        expect(truth).toEqual(system.truth);
      }
      expect(rankOf(system.public.gram)).toBe(system.features);
    }
  });

  it('equalGrams: there is one Gram matrix', () => {
    for (const { entities, public: shared } of draw(equalGrams()).map(realised)) {
      for (const entity of entities) {
        expect(entity.private.gram).toEqual(shared.gram);
        expect(entity.synthetic.gram).toEqual(shared.gram);
      }
    }
  });

  it('equalSyntheticDesigns: one synthetic design; `some` leaves the last feature to synthetic data', () => {
    for (const anchoring of ['all', 'some'] as const) {
      for (const { entities, public: shared, features: d } of draw(
        equalSyntheticDesigns(anchoring),
      ).map(realised)) {
        const seen = [shared, ...entities.map((e) => e.private)].some(
          ({ gram }) => gram.get(d - 1, d - 1) > 0,
        );
        expect(seen).toBe(anchoring === 'all');
        for (const { synthetic } of entities) {
          expect(synthetic.gram).toEqual(entities[0]!.synthetic.gram);
          expect(rankOf(synthetic.gram)).toBe(d);
        }
      }
    }
  });

  it('proportionalDesigns: c is one, and 1, 2 and 3 occur in both losses', () => {
    const found = draw(proportionalDesigns()).map((description) => {
      const { entities, loss } = realised(description);
      const size = (n: number) => (loss === 'sum' ? n : 1);
      const ratios = entities.flatMap(({ private: own, synthetic }) =>
        own.gram
          .to1DArray()
          .flatMap((x, i) =>
            x === 0
              ? []
              : [
                  (synthetic.gram.to1DArray()[i]! * size(synthetic.samples)) /
                    (x * size(own.samples)),
                ],
          ),
      );
      for (const c of ratios) expect(c).toBeCloseTo(ratios[0]!, 12);
      return `${loss} ${Math.round(ratios[0]!)}`;
    });
    expect(new Set(found)).toEqual(
      new Set(['mean 1', 'mean 2', 'mean 3', 'sum 1', 'sum 2', 'sum 3']),
    );
  });

  it('adversarialScenarios: a good part of 200 diverge', () => {
    const diverging = draw(adversarialScenarios()).filter((x) => radius(realised(x)) > 1);
    expect(diverging.length).toBeGreaterThan(40);
  });

  it('rationalScenarios: at most four unknowns, both losses', () => {
    const all = draw(rationalScenarios());
    expect(Math.max(...all.map(({ features, entities }) => features * entities.length))).toBe(4);
    expect(new Set(all.map(({ loss }) => loss))).toEqual(new Set([undefined, 'mean', 'sum']));
    for (const description of all) expect(() => realised(description)).not.toThrow();
  });

  it('manyPools: shares over all copies sum to 1, and so do crawl weights; some are 0', () => {
    const all = draw(manyPools());
    for (const { publish, crawl, entities } of all) {
      expect(publish.length).toBeGreaterThan(1);
      for (const shares of publish) {
        expect(
          shares.reduce<number>((sum, g, j) => sum + numberOf(g) * entities[j]!.copies, 0),
        ).toBeCloseTo(1, 14);
      }
      for (const row of crawl)
        expect(row.reduce<number>((sum, f) => sum + numberOf(f), 0)).toBeCloseTo(1, 14);
    }
    expect(all.some(({ publish }) => publish.flat().includes(0))).toBe(true);
    expect(all.some(({ crawl }) => crawl.flat().includes(0))).toBe(true);
  });
});
