import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { networkTable } from '../../../src/study/kinds/network.js';

describe('networkTable', () => {
  it('of bridge has shares that sum to 1 and the risks of solve', () => {
    const scenario = readScenario('bridge');
    const { pools, publish, crawl, kinds, risk, generation } = networkTable(scenario, {
      generations: 5,
    });
    pools.forEach((_, m) => {
      const sum = publish.filter(({ pool }) => pool === m).reduce((s, { weight }) => s + weight, 0);
      expect(sum).toBeCloseTo(1, 12);
    });
    kinds.forEach((_, k) => {
      const sum = crawl.filter(({ kind }) => kind === k).reduce((s, { weight }) => s + weight, 0);
      expect(sum).toBeCloseTo(1, 12);
    });
    const { limit, kinds: rows } = solve(scenario);
    kinds.forEach(({ name }, k) => {
      const row = rows.indexOf(name);
      expect(risk[k]).toBeCloseTo(limit!.risk[row]![row]!, 12);
    });
    expect(generation).toBeNull();
  });

  it('of echo-chamber tells the generation, as there is no limit', () => {
    expect(networkTable(readScenario('echo-chamber'), { generations: 5 }).generation).toBe(5);
  });
});
