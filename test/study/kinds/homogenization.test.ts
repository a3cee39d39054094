import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { homogenizationTable } from '../../../src/study/kinds/homogenization.js';
import { single } from '../../support/figureScenarios.js';

const options = { generations: 5, replicates: 100, seed: 2 };
const theory = { ...options, theoryOnly: true };

describe('homogenizationTable', () => {
  it('[T7] is 1 − (1 − α)² for twins, exactly, at every α and from generation 1 on', async () => {
    const { homogenization, overGenerations, overAlpha } = await homogenizationTable(
      readScenario('twins'),
      theory,
    );
    expect(homogenization).toBeCloseTo(0.75, 12);
    const first = overGenerations.dispersion[0]!;
    for (const now of overGenerations.dispersion.slice(1))
      expect(now / first).toBeCloseTo(0.25, 12);
    overAlpha.at.forEach((alpha, i) => {
      expect(overAlpha.dispersion[i]! / first).toBeCloseTo((1 - alpha) ** 2, 12);
      if (alpha < 1) {
        expect(overAlpha.limit!.dispersion[i]! / first).toBeCloseTo((1 - alpha) ** 2, 12);
      }
    });
  });

  it('agrees with solve of the same scenario at another α, for every entity', async () => {
    const { overAlpha } = await homogenizationTable(readScenario('fifty'), theory);
    const changed = readScenario('fifty', { set: ['alpha=0.3', 'entities.4.alpha=0.3'] });
    const { trajectory, limit } = solve(changed, { generations: 5 });
    const at = overAlpha.at.indexOf(0.3);
    const meanOf = (table: readonly (readonly (number | null)[])[]) => {
      const pairs = table.flatMap((row, k) => row.filter((_, l) => l !== k));
      return pairs.reduce<number>((sum, x) => sum + x! / pairs.length, 0);
    };
    expect(overAlpha.dispersion[at]! / trajectory![5]!.dispersion - 1).toBeCloseTo(0, 12);
    expect(overAlpha.similarity[at]).toBeCloseTo(meanOf(trajectory![5]!.similarity), 12);
    expect(overAlpha.limit!.dispersion[at]! / limit!.dispersion - 1).toBeCloseTo(0, 10);
    expect(overAlpha.limit!.similarity[at]).toBeCloseTo(meanOf(limit!.similarity), 12);
  });

  it('has a limit up to α = 1, where all models coincide and none exists', async () => {
    const { overAlpha } = await homogenizationTable(readScenario('specialists'), theory);
    expect(overAlpha.limit!.dispersion.findIndex(Number.isNaN)).toBe(50);
    expect(overAlpha.dispersion[50]).toBe(0);
    expect(overAlpha.similarity[50]).toBeCloseTo(1, 12);
  });

  it('has no limit for α > 0 where a direction is unanchored', async () => {
    const { overAlpha, verdict } = await homogenizationTable(readScenario('unanchored'), theory);
    expect(verdict).toBe('marginal');
    expect(overAlpha.limit!.dispersion.filter(Number.isFinite)).toHaveLength(1);
    expect(overAlpha.dispersion.every(Number.isFinite)).toBe(true);
  });

  it('has simulated points within 5 standard errors of theory, over generations and over α', async () => {
    const table = await homogenizationTable(readScenario('fifty'), options);
    for (const course of [table.overGenerations, table.overAlpha]) {
      expect(course.simulated.length).toBeGreaterThan(5);
      for (const { at, ...sample } of course.simulated) {
        const i = course.at.indexOf(at);
        for (const quantity of ['dispersion', 'similarity'] as const) {
          const { value, standardError } = sample[quantity];
          const gap = Math.abs(value - course[quantity][i]!);
          expect(gap).toBeLessThanOrEqual(5 * standardError + 1e-12);
        }
      }
    }
  });

  it('negative control: the point at α = 0.4 is not that of α = 0.5', async () => {
    const { overAlpha } = await homogenizationTable(readScenario('fifty'), options);
    const { value, standardError } = overAlpha.simulated.find(({ at }) => at === 0.4)!.dispersion;
    const elsewhere = overAlpha.dispersion[overAlpha.at.indexOf(0.5)]!;
    expect(Math.abs(value - elsewhere) / standardError).toBeGreaterThan(5);
  });

  it('does not simulate one model, which has nothing to be alike to', async () => {
    const { population, replicates, overAlpha } = await homogenizationTable(single, options);
    expect([population, replicates, overAlpha.simulated.length]).toEqual([1, null, 0]);
  });
});
