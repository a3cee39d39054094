import { describe, expect, it } from 'vitest';
import { networkFigure } from '../../../src/figures/kinds/network.js';
import { networkLayout } from '../../../src/figures/kinds/networkLayout.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { networkTable } from '../../../src/study/kinds/network.js';
import { expectLegible } from '../../support/legible.js';
import { distinct } from '../../support/manyNames.js';

const scenarios = [
  ...['echo-chamber', 'ring', 'bridge', 'people'].map(
    (name) => [name, readScenario(name)] as const,
  ),
  ['forty that differ', distinct(40)] as const,
];

describe('networkFigure', () => {
  it.each(scenarios)('of %s has no text over another or over the edge', async (_, scenario) => {
    await expectLegible(networkFigure(networkTable(scenario, { generations: 5 })), 3);
  });

  it('puts a pool near those who publish there', () => {
    const table = networkTable(readScenario('ring'), { generations: 5 });
    const { kinds, pools } = networkLayout(table);
    for (const { kind, pool } of table.publish) {
      expect(pools[pool]!.x).toBeCloseTo(0.52 * kinds[kind]!.x, 9);
      expect(pools[pool]!.y).toBeCloseTo(0.52 * kinds[kind]!.y, 9);
    }
  });
});
