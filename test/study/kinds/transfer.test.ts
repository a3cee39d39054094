import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { transferTable } from '../../../src/study/kinds/transfer.js';
import { noPrivate, noPublic } from '../../support/figureScenarios.js';

describe('transferTable', () => {
  it.each(['specialists', 'penguins'])('of %s holds the risks and transfers of solve', (name) => {
    const { initial, limit, transfer } = solve(readScenario(name));
    const table = transferTable(readScenario(name), { generations: 7 });
    expect(table.generation).toBeNull();
    expect(table.before).toEqual(initial.risk);
    expect(table.after).toEqual(limit!.risk);
    expect(table.factor).toEqual(transfer);
  });

  it.each(['runaway', 'unanchored'])('of %s, without a limit, holds generation T', (name) => {
    const { initial, trajectory } = solve(readScenario(name), { generations: 7 });
    const table = transferTable(readScenario(name), { generations: 7 });
    expect(table.generation).toBe(7);
    table.after.forEach((row, k) => {
      row.forEach((after, j) => {
        const expected = trajectory![7]!.risk[k]![j]!;
        expect(after! / expected - 1).toBeCloseTo(0, 9);
        expect(table.factor[k]![j]! / (initial.risk[k]![j]! / expected) - 1).toBeCloseTo(0, 9);
      });
    });
  });

  it('has one row and column for each kind', () => {
    const { before } = transferTable(readScenario('fifty'), { generations: 3 });
    expect([before.length, before[0]!.length]).toEqual([5, 6]);
  });

  it('has no public column without public data, and no task without private data', () => {
    expect(transferTable(noPublic, { generations: 3 }).before.map((row) => row.length)).toEqual([
      2, 2,
    ]);
    const [row] = transferTable(noPrivate, { generations: 3 }).before;
    expect(row!.slice(0, 2)).toEqual([null, null]);
    expect(row![2]).toBeGreaterThan(0);
  });
});
