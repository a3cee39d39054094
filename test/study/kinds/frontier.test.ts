import { describe, expect, it } from 'vitest';
import type { Solution } from '../../../src/answer/solution.js';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { frontierTable } from '../../../src/study/kinds/frontier.js';
import { noPublic, single } from '../../support/figureScenarios.js';

/** Geometric mean of the transfer that `solve` reports between different entities, copies written out. */
function gainOf(solution: Solution): number {
  const logs = solution.transfer!.flatMap((row, k) =>
    row.slice(0, -1).flatMap((ratio, j) => (j === k ? [] : [Math.log(ratio!)])),
  );
  return Math.exp(logs.reduce((a, b) => a + b) / logs.length);
}

describe('frontierTable', () => {
  it.each(['specialists', 'fifty', 'penguins'])('of %s is what solve reports', (preset) => {
    const { curves } = frontierTable(readScenario(preset));
    const { points, beta } = curves[3]!;
    const { alpha, homogenization, gain } = points[40]!;
    const own = preset === 'fifty' ? [`entities.4.alpha=${alpha}`, `entities.4.beta=${beta}`] : [];
    const set = [`alpha=${alpha}`, `beta=${beta}`, ...own];
    const solution = solve(readScenario(preset, { set }));
    expect(Math.abs(homogenization! - solution.homogenization!)).toBeLessThan(1e-12);
    expect(Math.abs(gain! / gainOf(solution) - 1)).toBeLessThan(1e-12);
  });

  it('begins without gain or homogenization: α = 0 changes nothing', () => {
    for (const { points } of frontierTable(readScenario('twins')).curves) {
      expect(points[0]!.gain).toBeCloseTo(1, 12);
      expect(points[0]!.homogenization).toBeCloseTo(0, 12);
    }
  });

  it('[T7] of twins homogenizes by 1 − (1 − α)² for every β', () => {
    for (const { points } of frontierTable(readScenario('twins')).curves) {
      for (const { alpha, homogenization } of points) {
        expect(homogenization).toBeCloseTo(1 - (1 - alpha) ** 2, 10);
      }
    }
  });

  it('has one curve, and an optimum on it, where β only scales the real data', () => {
    const { curves, betaMatters, optimum } = frontierTable(noPublic);
    expect(betaMatters).toBe(false);
    expect(curves).toHaveLength(1);
    expect(optimum!.beta).toBe(curves[0]!.beta);
  });

  it('has nothing to compare for one model, and no limit but at α = 0 for models that diverge', () => {
    const [one] = frontierTable(single).curves;
    expect(one!.points.every(({ gain }) => gain === null)).toBe(true);
    const [curve] = frontierTable(readScenario('runaway')).curves;
    expect(curve!.points.map(({ gain }) => gain !== null).lastIndexOf(true)).toBe(0);
  });
});
