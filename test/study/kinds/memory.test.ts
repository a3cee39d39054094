import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { memoryTable } from '../../../src/study/kinds/memory.js';

describe('memoryTable', () => {
  it('of hoarders has the error of solve where the memory is its own, and another elsewhere', () => {
    const scenario = readScenario('hoarders');
    const { limit, trajectory, copies, stability } = solve(scenario, { generations: 3 });
    const average = (mse: readonly (number | null)[]) =>
      mse.reduce<number>((sum, x, k) => sum + copies[k]! * x!, 0) /
      copies.reduce((a, b) => a + b, 0);
    const { courses, generations } = memoryTable(scenario);
    const own = courses.find(({ memory }) => memory === 'accumulate')!;
    expect(own.limit).toBeCloseTo(average(limit!.mse), 12);
    expect(own.mse[generations.indexOf(3)]).toBeCloseTo(average(trajectory![3]!.mse), 12);
    expect(own.polynomial).toEqual(stability.polynomial);
    expect(Math.abs(courses[0]!.limit! - own.limit!)).toBeGreaterThan(1e-3);
  });
});
