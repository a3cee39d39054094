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

describe('sizesOf of pools, people and fine-tuning', () => {
  const extended = parseScenario(`
features: 2
alpha: 0.5
beta: 0.5
update: { steps: 2, rate: 0.1 }
public: { samples: 7, design: isotropic, fresh: true }
pools:
  - { name: web, memory: { window: 4 }, human: { share: 0.5, samples: 6 } }
  - { name: code, human: { share: 0.5, design: { rows: [[1, 0]] } } }
entities:
  - { name: A, copies: 3, private: { samples: 10, design: isotropic, fresh: true }, synthetic: { samples: 20, design: private },
      publish: { web: 1, code: { samples: 3 } } }
  - { name: B, update: refit, private: { samples: 8, design: isotropic }, synthetic: { samples: 5, design: private },
      publish: { web: { noise: 2 }, code: { design: { rows: [[1, 0], [0, 1]] } } }, crawl: { A: 1 } }
  - { name: C, publish: none, private: { samples: 9, design: isotropic }, synthetic: { samples: 4, design: isotropic } }
`);
  const rows = [7, 6, 1, 10, 20, 3, 8, 5, 5, 2, 9, 4];
  it('of a file: kinds that are written out, blocks of the state, rows labelled in every generation', () => {
    expect(sizesOf(extended.file)).toEqual({
      features: 2,
      kinds: 5,
      population: 5,
      blocks: 4 + 1 + 1 + 3 + 1,
      freshRows: 7 + 6 + 1 + 3 * (10 + 20 + 3) + (5 + 5 + 2) + 4,
      realRows: 8 + 9,
      heldRows: rows.reduce((sum, n) => sum + n, 0),
      givenRows: 1 + 2,
    });
  });

  it('of the ecosystem: the same, rows of copies held once each', () => {
    const { heldRows, ...sizes } = sizesOf(ecosystem(extended));
    const { heldRows: ofFile, ...file } = sizesOf(extended.file);
    expect(sizes).toEqual(file);
    expect(heldRows).toBe(ofFile + 2 * (10 + 20 + 3));
  });
});
