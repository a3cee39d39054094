import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { scenarioOf } from '../support/adversary/adversary.js';
import { draws } from '../support/adversary/draws.js';
import { exactFit } from '../support/adversary/exactFits.js';
import { answersCompared } from '../support/answersCompared.js';
import { exactReference } from '../support/exactReference.js';

describe('solve, where labels are fitted without residual,', () => {
  it('answers, and every number is that of fractions to the digits claimed: 60 scenarios', async () => {
    for (let number = 0; number < 60; number++) {
      const scenario = scenarioOf(exactFit(draws(number)));
      const right = await exactReference(scenario, 3);
      const found = solve(scenario, { generations: 3 });
      expect(answersCompared(found, right).faults, `scenario ${number}`).toEqual([]);
      expect(found.initial.variance, `scenario ${number}`).toEqual(
        found.initial.variance.map(() => 0),
      );
    }
  }, 120_000);

  it('says that nothing has an error, and gives no ratio of errors', () => {
    const { initial, limit, transfer, homogenization } = solve(tenths('0.3'));
    for (const { mean, mse, dispersion, risk, relativeEfficiency } of [initial, limit!]) {
      expect(mean).toEqual([[expect.closeTo(0.1, 15)], [expect.closeTo(0.1, 15)]]);
      expect({ mse, dispersion, risk }).toEqual({
        mse: [0, 0],
        dispersion: 0,
        risk: [
          [0, 0, 0],
          [0, 0, 0],
        ],
      });
      expect(relativeEfficiency).toEqual([null, null]);
    }
    expect(transfer!.flat()).toEqual([null, null, null, null, null, null]);
    expect(homogenization).toBeNull();
  });

  it('negative control: a label that is off by 10⁻¹⁵ leaves a residual, to the digits claimed', async () => {
    const scenario = tenths('0.300000000000001');
    const right = await exactReference(scenario, 0);
    const found = solve(scenario, { generations: 0 });
    expect(answersCompared(found, right).faults).toEqual([]);
    expect(found.limit!.variance[0]).toBeGreaterThan(1e-34);
  });
});

// Helpers
/** Labels of a tenth of x in two entities, the last one as given. */
const tenths = (last: string) =>
  parseScenario(
    JSON.stringify({
      features: 1,
      alpha: 0.5,
      entities: ['a', 'b'].map((site) => ({
        name: site,
        private: { design: { csv: 'rows', columns: ['x'], target: 'y', where: { site } } },
        synthetic: { samples: 9, design: 'private' },
      })),
    }),
    { readText: () => `x,y,site\n0.1,0.01,a\n7,0.7,a\n1,0.1,b\n3,${last},b\n` },
  );
