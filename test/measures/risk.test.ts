import { describe, expect, it } from 'vitest';
import { measures } from '../../src/measures/measures.js';
import { risk, tasks } from '../../src/measures/risk.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { modelCovariances } from '../../src/solution/linear/modelMoments.js';
import { type Description, realised } from '../support/arbitraries.js';
import { momentsAt } from '../support/moments.js';

const isotropic = { samples: 4, design: 'isotropic' as const };
const description: Description = {
  features: 2,
  truth: [1, 2],
  alpha: 0,
  beta: 1,
  public: { samples: 4, design: { features: [1] } },
  entities: [
    { name: 'A', private: isotropic, synthetic: isotropic },
    {
      name: 'B',
      truth: [3, 0],
      private: {
        samples: 2,
        design: {
          gram: [
            [5, 0],
            [0, 0],
          ],
        },
      },
      synthetic: isotropic,
    },
  ],
};

describe('tasks', () => {
  it('are S̃_j with θ_j, and S* with the global θ last: per sample, whatever the loss', () => {
    for (const loss of ['mean', 'sum'] as const) {
      const all = tasks(realised({ ...description, loss })).map(({ gram, truth }) => [
        gram.to1DArray(),
        truth.to1DArray(),
      ]);
      expect(all).toEqual([
        [
          [1, 0, 0, 1],
          [1, 2],
        ],
        [
          [5, 0, 0, 0],
          [3, 0],
        ],
        [
          [0, 0, 0, 1],
          [1, 2],
        ],
      ]);
    }
  });
});

describe('risk', () => {
  it.each(['mean', 'sum'] as const)('is E(θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j) by hand: loss %s', (loss) => {
    // A = (1, 2) with covariance I/4; B = (3, 0) with variance 1/10 on the first feature.
    const system = realised({ ...description, loss });
    const moments = momentsAt(pooledRecurrence(system), 0);
    const table = risk(system, moments, modelCovariances(moments));
    expect(table.to2DArray()).toEqual([
      [0.5, 5 * (4 + 0.25), 0.25].map((x) => expect.closeTo(x, 14)),
      [4 + 4 + 0.1, 0.5, 4].map((x) => expect.closeTo(x, 14)),
    ]);
  });

  it('is mse where the task is isotropic and its truth the global one', () => {
    const system = realised(description);
    const { risk: table, mse } = measures(system, momentsAt(pooledRecurrence(system), 3));
    expect([table.get(0, 0), table.get(1, 0)]).toEqual(mse.map((x) => expect.closeTo(x, 14)));
  });
});
