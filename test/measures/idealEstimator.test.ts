import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identity } from '../../src/linalg/matrix.js';
import { idealEstimator } from '../../src/measures/idealEstimator.js';
import { type Description, realised, scenarios } from '../support/arbitraries.js';
import { measuresByDefinition } from '../support/measureOracles.js';
import { momentsByIteration } from '../support/oracles.js';

const ideal = (description: Description) =>
  idealEstimator(realised(description), identity(description.features));

const pair: Description = {
  features: 1,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 6, design: 'isotropic' },
  entities: [
    {
      name: 'A',
      copies: 2,
      private: { samples: 7, design: 'isotropic' },
      synthetic: { samples: 4, design: 'private' },
    },
  ],
};

describe('idealEstimator', () => {
  it('of n rows in all: variance σ²d/n, whatever α and β; copies have rows of their own', () => {
    for (const alpha of [0, 0.5, 1]) {
      const { bias2, variance, mse } = ideal({ ...pair, alpha, beta: 1 - alpha });
      expect(bias2).toBeCloseTo(0, 28);
      expect([variance, mse]).toEqual([1 / 20, 1 / 20].map((x) => expect.closeTo(x, 15)));
    }
  });

  it('is unweighted, so noises and truths enter by rows: 14 of σ = 3 and θ = 2, 6 of σ = 1 and θ = 1', () => {
    const [A] = pair.entities;
    const { bias2, variance } = ideal({ ...pair, entities: [{ ...A!, noise: 3, truth: [2] }] });
    expect(bias2).toBeCloseTo((14 / 20) ** 2, 14);
    expect(variance).toBeCloseTo((14 * 9 + 6) / 400, 14);
  });

  it('has least norm: what no real data see is bias', () => {
    const { bias2, variance } = ideal({
      features: 3,
      truth: [1, 5, -2],
      alpha: 0.5,
      entities: [
        {
          name: 'A',
          private: { samples: 8, design: { features: [0] } },
          synthetic: { samples: 4, design: 'isotropic' },
        },
      ],
    });
    expect(bias2).toBeCloseTo(29, 13);
    expect(variance).toBeCloseTo(1 / 8, 15);
  });

  it('is the mse that its definition gives', () => {
    fc.assert(
      fc.property(scenarios().map(realised), (system) => {
        const { mse } = idealEstimator(system, identity(system.features));
        const [{ numerator } = { numerator: Number.NaN }] = measuresByDefinition(
          system,
          momentsByIteration(system, 0),
        ).relativeEfficiency;
        expect(Math.abs(mse - numerator)).toBeLessThanOrEqual(1e-9 * (numerator + 1e-3));
      }),
    );
  });
});
