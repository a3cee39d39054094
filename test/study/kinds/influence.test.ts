import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { influenceTable } from '../../../src/study/kinds/influence.js';
import { noPublic } from '../../support/figureScenarios.js';

describe('influenceTable', () => {
  it('adds the shares of solve over the copies of a kind', () => {
    const { limit, kinds } = solve(readScenario('fifty'));
    const { shares, kinds: entries } = influenceTable(readScenario('fifty'));
    entries.forEach(({ name }, k) => {
      const row = limit!.influence[kinds.indexOf(name)]!;
      entries.forEach((other, l) => {
        const sum = row.reduce<number>((s, x, j) => s + (kinds[j] === other.name ? x! : 0), 0);
        expect(shares![k]![l]).toBeCloseTo(sum, 12);
      });
      expect(shares![k]!.at(-1)).toBeCloseTo(row.at(-1)!, 12);
    });
  });

  it.each(['specialists', 'twins', 'fifty', 'penguins'])('of %s sums to 1 along rows', (name) => {
    for (const row of influenceTable(readScenario(name)).shares!) {
      expect(row.reduce<number>((sum, x) => sum + x!, 0)).toBeCloseTo(1, 12);
    }
  });

  it.each(['runaway', 'unanchored'])('of %s has no shares, as there is no limit', (name) => {
    expect(influenceTable(readScenario(name)).shares).toBeNull();
  });

  it('has no public column without public data', () => {
    const { shares, publicData } = influenceTable(noPublic);
    expect(publicData).toBe(false);
    expect(shares!.map((row) => row.length)).toEqual([2, 2]);
  });
});
