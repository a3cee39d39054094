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

const risks = (own: number, shared: number, exact = false) => ({
  risk: fromRows([[own, shared]]),
  exact: [exact],
});

describe('transfer', () => {
  it('is risk_0/risk_∞, above 1 where a model got better', () => {
    const table = transfer(system, risks(3, 1), risks(0.5, 4));
    expect(table.to2DArray()).toEqual([[6, 0.25]]);
  });

  it('is not a number where nothing is left of the risk, next to θ_jᵀS̃_jθ_j', () => {
    const [a, b] = transfer(system, risks(3, 1), risks(3e-28, 3e-28)).to1DArray();
    expect(a).toBeNaN(); // 4e-28 is the edge at θ = 2
    expect(b).toBeCloseTo(1 / 3e-28, -20); // 1e-28 at θ = 1
  });

  it('is a number however small the risks are where biases are exactly zero', () => {
    const table = transfer(system, risks(6e-300, 1e-300, true), risks(3e-300, 2e-300, true));
    expect(table.to2DArray()).toEqual([[2, 0.5]]);
  });
});
