import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity } from '../../src/linalg/matrix.js';
import { meansOf, measures } from '../../src/measures/measures.js';
import { squaredNorms } from '../../src/measures/similarity.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { modelCovariances } from '../../src/solution/linear/modelMoments.js';
import { type Description, manyPools, realised, scenarios } from '../support/arbitraries.js';
import { digits, measureGaps } from '../support/gaps.js';
import { measuresByDefinition } from '../support/measureOracles.js';
import { momentsAt } from '../support/moments.js';
import { momentsByIteration } from '../support/oracles.js';

const isotropic = { samples: 4, design: 'isotropic' as const };
const first = (description: Description) => {
  const system = realised(description);
  return measures(system, momentsAt(pooledRecurrence(system), 0)).similarity;
};

describe('squaredNorms', () => {
  it('is tr ΣCov θ̂ + Eθ̂ᵀΣEθ̂: 1/4 + 9', () => {
    const system = realised({
      features: 1,
      truth: [3],
      alpha: 0,
      entities: [{ name: 'A', private: isotropic, synthetic: isotropic }],
    });
    const moments = momentsAt(pooledRecurrence(system), 0);
    expect(squaredNorms(meansOf(moments), modelCovariances(moments), identity(1))).toEqual([9.25]);
  });
});

describe('similarity', () => {
  const two = (truth: number[]): Description => ({
    features: 2,
    noise: 0,
    alpha: 0,
    truth: [3, 4],
    entities: [
      { name: 'A', private: isotropic, synthetic: isotropic },
      { name: 'B', truth, private: isotropic, synthetic: isotropic },
    ],
  });

  it.each([
    ['the same direction', [6, 8], 1],
    ['the opposite one', [-3, -4], -1],
    ['a right angle', [-4, 3], 0],
    ['(3, 4) and (4, 3)', [4, 3], 0.96],
  ])('without noise is the cosine of the angle: %s', (_, truth, cosine) => {
    expect(first(two(truth)).distinct.get(0, 1)).toBeCloseTo(cosine, 14);
    expect(first(two(truth)).own).toEqual([1, 1]);
  });

  it('of independent noise: θ²/(θ² + σ²/n)', () => {
    const pair: Description = {
      features: 1,
      alpha: 0,
      entities: [{ name: 'A', copies: 2, private: isotropic, synthetic: isotropic }],
    };
    expect(first(pair).distinct.get(0, 0)).toBeCloseTo(1 / 1.25, 14);
  });

  it('is not a number for a model that is zero', () => {
    const { distinct, own } = first(two([0, 0]));
    expect(own).toEqual([1, Number.NaN]);
    expect([distinct.get(0, 1), distinct.get(1, 0), distinct.get(1, 1)]).toEqual([NaN, NaN, NaN]);
    expect(distinct.get(0, 0)).toBeCloseTo(1, 14);
  });

  it('is not a number for a model that is zero to rounding', () => {
    // The private data see (1, −3) only, at a right angle to the truth (3, 1); 0.1 · 3 is not 0.3.
    const hidden = {
      samples: 4,
      design: {
        gram: [
          [0.1, -0.3],
          [-0.3, 0.9],
        ],
      },
    };
    const { own } = first({
      features: 2,
      noise: 0,
      alpha: 0,
      truth: [3, 1],
      entities: [
        { name: 'A', private: isotropic, synthetic: isotropic },
        { name: 'B', private: hidden, synthetic: isotropic },
      ],
    });
    expect(own).toEqual([1, Number.NaN]);
  });

  it('is symmetric, in [−1, 1], and what the cross covariances of the naive iteration give', () => {
    const systems = fc.oneof(scenarios().map(realised), manyPools());
    fc.assert(
      fc.property(systems, fc.integer({ min: 0, max: 4 }), (system, t) => {
        const recurrence = pooledRecurrence(system);
        const all = measures(system, momentsAt(recurrence, t));
        const expected = measuresByDefinition(system, momentsByIteration(system, t));
        const allowed = digits(system);
        expect(measureGaps(system, all, expected).similarity).toBeLessThanOrEqual(allowed);
        const { distinct } = all.similarity;
        for (let k = 0; k < distinct.rows; k++) {
          for (let l = 0; l < distinct.rows; l++) {
            const cosine = distinct.get(k, l);
            if (Number.isNaN(cosine)) continue;
            expect(Math.abs(cosine)).toBeLessThanOrEqual(1 + allowed);
            expect(distinct.get(l, k)).toBeCloseTo(cosine, 8);
          }
        }
      }),
    );
  });
});
