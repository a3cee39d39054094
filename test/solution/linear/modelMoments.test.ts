import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows } from '../../../src/linalg/matrix.js';
import { meansOf } from '../../../src/measures/measures.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import {
  initialMoments,
  modelCovariances,
  modelMoments,
} from '../../../src/solution/linear/modelMoments.js';
import { startLaw } from '../../../src/solution/stateLaw.js';
import { manyPools, realised, scenarios } from '../../support/arbitraries.js';
import { digits, gap, kindsOf, matrixGap } from '../../support/gaps.js';
import { momentsAt } from '../../support/moments.js';
import { momentsByIteration } from '../../support/oracles.js';

const one = (alpha: number, copies = 1) =>
  realised({
    features: 1,
    noise: 2,
    alpha,
    truth: [3],
    entities: [
      {
        name: 'A',
        copies,
        private: { samples: 8, design: 'isotropic' },
        synthetic: { samples: 4, design: 'private' },
      },
    ],
  });

describe('initialMoments', () => {
  it('of one scalar model: mean θ, variance σ²/n', () => {
    const moments = initialMoments(pooledRecurrence(one(0.5)));
    expect(meansOf(moments).to1DArray()).toEqual([3]);
    expect(moments.bias.to1DArray()).toEqual([0]);
    expect(modelCovariances(moments)[0]!.get(0, 0)).toBe(0.5);
  });
});

describe('modelMoments', () => {
  it('of one scalar model after one generation at α = ½: the real noise stays, a quarter of σ²/n joins', () => {
    const recurrence = pooledRecurrence(one(0.5));
    const moments = modelMoments(recurrence, startLaw(recurrence));
    expect(meansOf(moments).to1DArray()).toEqual([3]);
    expect(moments.bias.to1DArray()).toEqual([0]);
    expect(modelCovariances(moments)[0]!.get(0, 0)).toBeCloseTo(0.5 + 0.25, 15);
  });

  it('counts the covariance of a model with its own data once for itself: two copies by hand', () => {
    // θ̂_1 = ½θ̃_1 + ¼(θ̃_1 + θ̃_2) + ¼(w_1 + w_2): variance (¾² + ¼²)·½ + 2·¼²·1.
    const recurrence = pooledRecurrence(one(0.5, 2));
    const moments = modelMoments(recurrence, startLaw(recurrence));
    expect(modelCovariances(moments)[0]!.get(0, 0)).toBeCloseTo(0.3125 + 0.125, 15);
  });

  it('has one signal where all entities mix in one proportion, else one for b* and one for every pool', () => {
    const recurrence = pooledRecurrence(one(0.5, 2));
    expect(modelMoments(recurrence, startLaw(recurrence)).signals.count).toBe(1);
    const system = one(0.5);
    const mixed = pooledRecurrence({
      ...system,
      entities: [system.entities[0]!, { ...system.entities[0]!, alpha: 0.25 }],
      publish: [[0.5, 0.5]],
      crawl: [[1], [1]],
    });
    expect(modelMoments(mixed, startLaw(mixed)).signals.count).toBe(2);
  });

  it('has the means and covariances of the naive joint iteration', () => {
    const systems = fc.oneof(scenarios().map(realised), manyPools());
    fc.assert(
      fc.property(systems, fc.integer({ min: 0, max: 5 }), (system, t) => {
        const recurrence = pooledRecurrence(system);
        const moments = momentsAt(recurrence, t);
        const covariances = modelCovariances(moments);
        const oracle = momentsByIteration(system, t);
        const d = system.features;
        const allowed = digits(system);
        const largest = Math.max(1e-3, ...oracle.covariance.flat().map(Math.abs));
        kindsOf(system).forEach((kind, k) => {
          const rows = oracle.covariance.slice(k * d, (k + 1) * d);
          const own = fromRows(rows.map((row) => row.slice(k * d, (k + 1) * d)));
          expect(matrixGap(covariances[kind]!, own, 1e-3 * largest)).toBeLessThanOrEqual(allowed);
          const mean = oracle.mean.slice(k * d, (k + 1) * d);
          expect(gap(meansOf(moments).getRow(kind), mean, 1)).toBeLessThanOrEqual(
            allowed * Math.sqrt(Math.max(1, largest)),
          );
        });
      }),
    );
  });
});
