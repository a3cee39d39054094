import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { sizesOf } from '../../src/ecosystem/sizes.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';

const scenario = parseScenario(`
features: 2
alpha: 0.5
beta: 0.5
public: { samples: 7, design: isotropic }
entities:
  - { name: A, copies: 3, private: { samples: 10, design: isotropic }, synthetic: { samples: 20, design: private } }
  - { name: B, private: { design: { rows: [[1, 0], [0, 1]] } }, synthetic: { samples: 5, design: private } }
`);

describe('sizesOf', () => {
  const sizes = {
    features: 2,
    kinds: 2,
    population: 4,
    realRows: 7 + 3 * 10 + 2,
    blocks: 1,
    freshRows: 3 * 20 + 5,
    heldRows: 7 + 10 + 20 + 2 + 5,
    givenRows: 2,
  };
  it('counts kinds, copies and rows of a file', () => {
    expect(sizesOf(scenario.file)).toEqual(sizes);
  });

  it('and the same of the ecosystem it describes', () => {
    expect(sizesOf(ecosystem(scenario))).toEqual(sizes);
  });
});
