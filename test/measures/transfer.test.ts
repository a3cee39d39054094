import { describe, expect, it } from 'vitest';
import { fromRows } from '../../src/linalg/matrix.js';
import { transfer } from '../../src/measures/transfer.js';
import { realised } from '../support/arbitraries.js';

const system = realised({
  features: 1,
  alpha: 0.5,
  beta: 0.5,
  public: { samples: 4, design: 'isotropic' },
  entities: [
    {
      name: 'A',
      truth: [2],
      private: { samples: 4, design: 'isotropic' },
      synthetic: { samples: 4, design: 'private' },
    },
  ],
});

describe('transfer', () => {
  it('is risk_0/risk_∞, above 1 where a model got better', () => {
    const table = transfer(system, biased([3, 1]), biased([0.5, 4]));
    expect(table.to2DArray()).toEqual([[6, 0.25]]);
  });

  it('is not a number where nothing is left of the risk, next to the largest truth', () => {
    const [a, b] = transfer(system, biased([3, 1]), biased([3e-28, 5e-28])).to1DArray();
    // 4e-28 is the edge on both tasks, at the largest θ of 2: risks have parts of every truth.
    expect(a).toBeNaN();
    expect(b).toBeCloseTo(1 / 5e-28, -20);
    expect(transfer(system, biased([3, 1]), biased([5e-28, 3e-28])).get(0, 1)).toBeNaN();
  });

  it('divides whatever is left where both biases are exactly zero: no rounding can be in it', () => {
    const exact = (risks: number[]) => ({ risk: fromRows([risks]), exact: [true] });
    const table = transfer(system, exact([3e-28, 1]), exact([1e-28, 0]));
    expect(table.get(0, 0)).toBeCloseTo(3, 14);
    expect(table.get(0, 1)).toBeNaN();
    // One of the two with a bias is enough for rounding.
    expect(transfer(system, exact([3e-28, 1]), biased([1e-28, 1])).get(0, 0)).toBeNaN();
  });
});

// Helpers
/** Risks of a model with a bias, so that rounding of it is in them. */
const biased = (risks: number[]) => ({ risk: fromRows([risks]), exact: [false] });
