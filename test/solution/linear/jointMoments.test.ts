import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, transposed } from '../../../src/linalg/matrix.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { jointMoments } from '../../../src/solution/linear/jointMoments.js';
import { modelCovariances } from '../../../src/solution/linear/modelMoments.js';
import { manyPools, realised, scenarios } from '../../support/arbitraries.js';
import { digits, gap, kindsOf, matrixGap } from '../../support/gaps.js';
import { momentsAt } from '../../support/moments.js';
import { momentsByIteration } from '../../support/oracles.js';

describe('jointMoments', () => {
  const two = realised({
    features: 1,
    alpha: 0.5,
    truth: [3],
    noise: 2,
    entities: [
      {
        name: 'A',
        copies: 2,
        private: { samples: 8, design: 'isotropic' },
        synthetic: { samples: 4, design: 'private' },
      },
    ],
  });

  it('of two copies by hand: independent at first, then they share what the pool holds', () => {
    const at = (t: number) => jointMoments(momentsAt(pooledRecurrence(two), t), [0, 0]);
    expect(at(0).mean.to1DArray()).toEqual([3, 3]);
    expect(at(0).covariance.to2DArray()).toEqual([
      [0.5, 0],
      [0, 0.5],
    ]);
    // θ̂_k = ½θ̃_k + ¼(θ̃_1 + θ̃_2) + ¼(w_1 + w_2): Cov = 2·¾·¼·½ + 2·(1/16)·1.
    expect(at(1).covariance.get(0, 1)).toBeCloseTo(0.1875 + 0.125, 15);
    expect(at(1).covariance.get(0, 0)).toBeCloseTo(0.3125 + 0.125, 15);
  });

  it('of one entity is its own mean and covariance; of none nothing', () => {
    const moments = momentsAt(pooledRecurrence(two), 3);
    expect(jointMoments(moments, [0]).covariance).toEqual(modelCovariances(moments)[0]);
    expect(jointMoments(moments, []).covariance).toMatchObject({ rows: 0, columns: 0 });
  });

  it('is the joint law of all entities by the naive iteration: cross covariances, copies, pools', () => {
    const systems = fc.oneof(scenarios().map(realised), manyPools());
    fc.assert(
      fc.property(systems, fc.integer({ min: 0, max: 4 }), (system, t) => {
        const recurrence = pooledRecurrence(system);
        const { mean, covariance } = jointMoments(momentsAt(recurrence, t), kindsOf(system));
        const oracle = momentsByIteration(system, t);
        const allowed = digits(system);
        const largest = Math.max(1e-3, ...oracle.covariance.flat().map(Math.abs));
        expect(matrixGap(covariance, fromRows(oracle.covariance), largest)).toBeLessThanOrEqual(
          allowed,
        );
        expect(
          gap(mean.to1DArray(), oracle.mean, Math.max(1, Math.sqrt(largest))),
        ).toBeLessThanOrEqual(allowed);
        expect(transposed(covariance)).toEqual(covariance);
      }),
    );
  });
});
