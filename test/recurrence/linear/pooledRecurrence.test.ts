import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { influence } from '../../../src/measures/influence.js';
import { type Measures, measures } from '../../../src/measures/measures.js';
import type { Pairs } from '../../../src/measures/pairs.js';
import { denseRecurrence } from '../../../src/recurrence/linear/denseRecurrence.js';
import type { LinearRecurrence } from '../../../src/recurrence/linear/linearRecurrence.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { modelCovariances } from '../../../src/solution/linear/modelMoments.js';
import { convergingScenarios, manyPools, realised, scenarios } from '../../support/arbitraries.js';
import { digits, gap, kindsOf, measureGaps, worst, writtenOut } from '../../support/gaps.js';
import { measuresByDefinition } from '../../support/measureOracles.js';
import { limitMoments, momentsAt } from '../../support/moments.js';
import { momentsByIteration, momentsInTheLimit } from '../../support/oracles.js';

describe('pooledRecurrence', () => {
  it('of two scalar models: R = (α/K) Σ_j S_j/A_j, N = Σ_j σ_j²S_j/(K²n_j), Γ_1 = S_jβS̃_j/(K B_j)', () => {
    // B = (1, 2), H = 2, A = (1.5, 2).
    const { Q, noise, drive, start, readouts, blocks } = pooledRecurrence(
      realised({
        features: 1,
        alpha: 0.5,
        beta: 0.5,
        public: { samples: 8, design: 'isotropic' },
        entities: [
          {
            name: 'A',
            private: { samples: 4, design: 'isotropic' },
            synthetic: { samples: 4, design: 'private' },
          },
          {
            name: 'B',
            noise: 2,
            private: { samples: 4, design: { gram: [[3]] } },
            synthetic: { samples: 3, design: 'private' },
          },
        ],
      }),
    );
    expect(blocks).toBe(1);
    expect(Q.get(0, 0)).toBeCloseTo(0.25 * (1 / 1.5 + 3 / 2), 15);
    expect(noise.get(0, 0)).toBeCloseTo((1 / 4 + (4 * 3) / 3) / 4, 15);
    expect(drive.private.map((Z) => Z.get(0, 0))).toEqual(
      [1 / 1.5, 3 / 2].map((x) => expect.closeTo(x / 8, 15)),
    );
    expect(drive.public.get(0, 0)).toBeCloseTo((1 / 1.5 + 3 / 2) / 8, 15);
    expect(start.private.map((Z) => Z.get(0, 0))).toEqual(
      [1, 3 / 2].map((x) => expect.closeTo(x / 4, 15)),
    );
    expect(start.public.get(0, 0)).toBeCloseTo((1 + 3 / 2) / 4, 15);
    expect(readouts.map(({ gain }) => gain.get(0, 0))).toEqual(
      [1 / 1.5, 1 / 2].map((x) => expect.closeTo(x, 15)),
    );
  });

  it('α = 0: R = 0, nothing is carried', () => {
    const { Q } = pooledRecurrence(
      realised({
        features: 2,
        alpha: 0,
        entities: [
          {
            name: 'A',
            private: { samples: 4, design: 'isotropic' },
            synthetic: { samples: 4, design: 'private' },
          },
        ],
      }),
    );
    expect(Q.norm()).toBe(0);
  });

  it('a million copies cost one kind: same R as two, noise 500,000 times less', () => {
    const of = (copies: number) =>
      pooledRecurrence(
        realised({
          features: 2,
          alpha: 0.5,
          entities: [
            {
              name: 'A',
              copies,
              private: { samples: 4, design: 'isotropic' },
              synthetic: { samples: 4, design: 'private' },
            },
          ],
        }),
      );
    const [two, million] = [of(2), of(1e6)];
    expect(gap([...million.Q.data], [...two.Q.data])).toBeLessThanOrEqual(1e-15);
    expect(million.noise.get(0, 0) * 5e5).toBeCloseTo(two.noise.get(0, 0), 15);
  });

  it.each([0, 1, 4])('[T2] pooled = dense: all moments and measures of generation %d', (t) => {
    fc.assert(
      fc.property(scenarios().map(realised), (system) => {
        expectEqualForms(system, (recurrence) => momentsAt(recurrence, t));
      }),
    );
  });

  it('[T2] pooled = dense: all moments and measures of the limit', () => {
    fc.assert(
      fc.property(convergingScenarios().map(realised), (system) => {
        expectEqualForms(system, limitMoments);
      }),
    );
  });

  it('[T2] pooled = dense: two and three pools, different crawls', () => {
    fc.assert(
      fc.property(manyPools(), (system) => {
        for (const t of [1, 3]) {
          expectEqualForms(system, (recurrence) => momentsAt(recurrence, t));
        }
      }),
    );
  });

  it('has every measure that its definition gives: two and three pools, generations 0 … 3', () => {
    fc.assert(
      fc.property(manyPools(), fc.integer({ min: 0, max: 3 }), (system, t) => {
        const recurrence = pooledRecurrence(system);
        const moments = momentsAt(recurrence, t);
        const expected = measuresByDefinition(system, momentsByIteration(system, t));
        const gaps = measureGaps(
          system,
          measures(system, moments),
          expected,
          influence(system, moments),
        );
        expect(worst(gaps)).toBeLessThanOrEqual(digits(system));
      }),
    );
  });

  it('has every measure that its definition gives in the limit', () => {
    fc.assert(
      fc.property(convergingScenarios().map(realised), (system) => {
        const recurrence = pooledRecurrence(system);
        const moments = limitMoments(recurrence);
        const expected = measuresByDefinition(system, momentsInTheLimit(system));
        const gaps = measureGaps(
          system,
          measures(system, moments),
          expected,
          influence(system, moments),
        );
        expect(worst(gaps)).toBeLessThanOrEqual(digits(system));
      }),
    );
  });
});

// Helpers
/** Asserts that both forms have the same means, covariances and measures, entity by entity. */
function expectEqualForms(
  system: Ecosystem,
  momentsOf: (recurrence: LinearRecurrence) => ReturnType<typeof limitMoments>,
): void {
  const all = writtenOut(system);
  const kinds = kindsOf(system);
  const pooled = pooledRecurrence(system);
  const [short, long] = [momentsOf(pooled), momentsOf(denseRecurrence(system))];
  const [covariances, covariancesLong] = [modelCovariances(short), modelCovariances(long)];
  const [a, b] = [measures(system, short), measures(all, long)];
  const size = b.scale + system.truth.norm() ** 2 || 1;
  const gaps = {
    covariance: gap(
      kinds.flatMap((kind) => [...covariances[kind]!.data]),
      covariancesLong.flatMap((C) => [...C.data]),
      1e-3 * size,
    ),
    ...measureGaps(system, a, undivided(b, influence(all, long), size), influence(system, short)),
  };
  expect(worst(gaps)).toBeLessThanOrEqual(digits(system));
}

/** Measures of entities of their own as what a definition would give. */
function undivided(all: Measures, carried: Pairs, size: number) {
  const quotients = (values: readonly number[], denominators: (i: number) => number) =>
    values.map((q, i) =>
      Number.isNaN(q)
        ? { numerator: 0, denominator: 0 }
        : { numerator: q * denominators(i), denominator: denominators(i) },
    );
  const table = ({ distinct, own }: Pairs) =>
    own.map((x, k) => distinct.getRow(k).map((y, l) => (k === l ? x : y)));
  return {
    mean: all.mean.to2DArray(),
    bias2: [...all.bias2],
    variance: [...all.variance],
    mse: [...all.mse],
    relativeEfficiency: quotients(all.relativeEfficiency, (k) => all.mse[k]!),
    dispersion: all.dispersion,
    similarity: table(all.similarity).map((row) => quotients(row, () => size)),
    risk: all.risk.to2DArray(),
    influence: table(carried).map((row) => quotients(row, () => 1)),
    size,
  };
}
