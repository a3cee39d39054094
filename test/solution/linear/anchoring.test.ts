import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { NumericalError } from '../../../src/errors.js';
import { fromRows, identity, type Matrix, transposed } from '../../../src/linalg/matrix.js';
import { product } from '../../../src/linalg/product.js';
import { anchoredMeasures } from '../../../src/measures/anchoredMeasures.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { anchoring } from '../../../src/solution/linear/anchoring.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import { realised } from '../../support/arbitraries.js';
import { gap, kindsOf, matrixGap, measureGaps, worst } from '../../support/gaps.js';
import { measuresByDefinition } from '../../support/measureOracles.js';
import { limitMoments } from '../../support/moments.js';
import { momentsInTheLimit, plus, type Table } from '../../support/oracles.js';
import { plainRecurrence } from '../../support/recurrences.js';
import { equalSyntheticDesigns } from '../../support/theoremArbitraries.js';

const split = (system: Ecosystem) => {
  const recurrence = pooledRecurrence(system);
  return anchoring(recurrence, spectrum(recurrence))!;
};

describe('anchoring', () => {
  const onlyFirst = realised({
    features: 2,
    alpha: 0.5,
    entities: [
      {
        name: 'A',
        private: { samples: 4, design: { features: [0] } },
        synthetic: { samples: 4, design: 'isotropic' },
      },
    ],
  });

  it('[T6] names the feature that only synthetic data show', () => {
    const { unanchored, anchored, settling } = split(onlyFirst);
    expect(unanchored.to2DArray()).toEqual([[0, 1]]);
    expect(anchored.to2DArray()).toEqual([
      [1, 0],
      [0, 0],
    ]);
    expect(spectrum(settling).spectralRadius).toBeCloseTo(0.5, 14);
  });

  it('[T6] one model at α = 1: every direction is a random walk', () => {
    const system = realised({
      features: 2,
      alpha: 1,
      entities: [
        {
          name: 'A',
          private: { samples: 4, design: 'isotropic' },
          synthetic: { samples: 4, design: 'private' },
        },
      ],
    });
    const { unanchored, anchored } = split(system);
    expect(unanchored).toEqual(identity(2));
    expect(anchored.norm()).toBe(0);
  });

  it('[T6] is marginal exactly in the directions that no real data see: all of them, and orthogonal', () => {
    fc.assert(
      fc.property(equalSyntheticDesigns('some').map(realised), (system) => {
        const recurrence = pooledRecurrence(system);
        const answer = spectrum(recurrence);
        expect(answer.verdict).toBe('marginal');
        const { unanchored, anchored, settling } = anchoring(recurrence, answer)!;
        const seen = realGrams(system).reduce(plus);
        // B_k v = 0 for all k; the design of the entities is of full rank.
        expect(product(fromRows(seen), transposed(unanchored)).norm()).toBeLessThanOrEqual(1e-11); // 1,000 draws: 9.4e-14
        const missing = answer.modes.filter(({ value }) => Math.abs(value.re - 1) <= 1e-9).length;
        expect(unanchored.rows).toBe(missing);
        expect(matrixGap(product(anchored, anchored), anchored, 1)).toBeLessThanOrEqual(1e-12);
        expect(anchored.trace()).toBeCloseTo(system.features - missing, 10);
        expect(spectrum(settling).spectralRadius).toBeLessThan(1 - 1e-9);
      }),
    );
  });

  it('[T6] eigenvalues lie in [0, 1] when all publish one design, and below 1 when public data see all', () => {
    const systems = fc.oneof(equalSyntheticDesigns('all'), equalSyntheticDesigns('some'));
    fc.assert(
      fc.property(systems.map(realised), (system) => {
        const { modes, verdict } = spectrum(pooledRecurrence(system));
        for (const { value } of modes) {
          expect(Math.abs(value.im)).toBeLessThanOrEqual(1e-7);
          expect(value.re).toBeGreaterThanOrEqual(-1e-9);
          expect(value.re).toBeLessThanOrEqual(1 + 1e-9);
        }
        const d = system.features;
        const everySeen = realGrams(system).some((S) => S[d - 1]![d - 1]! > 0);
        expect(verdict).toBe(everySeen ? 'converges' : 'marginal');
      }),
    );
  });

  it('[T6] a publisher that never listens anchors all: ρ ≤ 1 − its share', () => {
    const data = { samples: 4, design: { features: [0] } };
    const entity = (name: string, alpha: number) => ({
      name,
      alpha,
      private: data,
      synthetic: { samples: 4, design: 'isotropic' as const },
    });
    const system = realised({
      features: 2,
      entities: [entity('A', 0.5), entity('B', 0.5), entity('C', 0)],
    });
    expect(spectrum(pooledRecurrence(system)).spectralRadius).toBeCloseTo(2 / 3, 14);
  });

  it('[T6] one singular synthetic design: two entities may each miss a direction of its own, and all drift', () => {
    // S = diag(1, 0); A sees (1, 1) only and B (1, −1) only: together they see everything, yet ρ = 1.
    const entity = (name: string, row: number[]) => ({
      name,
      private: { design: { rows: [row] } },
      synthetic: { samples: 4, design: { features: [0] } },
    });
    const system = realised({
      features: 2,
      alpha: 0.5,
      entities: [entity('A', [1, 1]), entity('B', [1, -1])],
    });
    const recurrence = pooledRecurrence(system);
    expect(spectrum(recurrence).verdict).toBe('marginal');
    expect(spectrum(recurrence).spectralRadius).toBeCloseTo(1, 14);
    // A drifts along (1, −1), B along (1, 1).
    expect(split(system).unanchored).toEqual(identity(2));
  });

  it('[T6] what settles is what a late generation shows outside the unanchored directions', () => {
    fc.assert(
      fc.property(equalSyntheticDesigns('some').map(realised), (system) => {
        const { settling, anchored } = split(system);
        const { spectralRadius } = spectrum(settling);
        // Generation 2ⁿ, by when what settles has shrunk by e⁻⁴⁰.
        const doublings = Math.ceil(Math.log2(40 / -Math.log(Math.max(spectralRadius, 1e-9))));
        const joint = momentsInTheLimit(system, Math.max(1, doublings));
        const late = measuresByDefinition(system, joint, anchored.to2DArray());
        const limit = anchoredMeasures(system, limitMoments(settling), anchored);
        const { mean: _, ...gaps } = measureGaps(system, limit, late);
        expect(worst(gaps)).toBeLessThanOrEqual(1e-10);
        const settled = (mean: Matrix) => product(mean, anchored).to1DArray();
        const means = fromRows(kindsOf(system).map((k) => limit.mean.getRow(k)));
        expect(gap(means.to1DArray(), settled(fromRows(late.mean)), 1)).toBeLessThanOrEqual(1e-10);
      }),
      { numRuns: 50 }, // worst of 300 draws: 1.0e-12
    );
  });

  it('is null where the state cycles: eigenvalues ±i', () => {
    const recurrence = plainRecurrence(
      [
        [0, -1],
        [1, 0],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect(anchoring(recurrence, spectrum(recurrence))).toBeNull();
    const flip = plainRecurrence([[-1]], [[1]]);
    expect(anchoring(flip, spectrum(flip))).toBeNull();
  });

  it('refuses a defective eigenvalue 1, whose drift is not linear', () => {
    const recurrence = plainRecurrence(
      [
        [1, 1],
        [0, 1],
      ],
      [
        [1, 0],
        [0, 1],
      ],
    );
    expect(() => anchoring(recurrence, spectrum(recurrence))).toThrow(NumericalError);
  });
});

// Helpers
const realGrams = ({ entities, public: shared }: Ecosystem): Table[] =>
  [shared, ...entities.map((entity) => entity.private)].map(({ gram }) => gram.to2DArray());
