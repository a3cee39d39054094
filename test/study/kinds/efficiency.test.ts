import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import { DomainError } from '../../../src/errors.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { efficiencyTable } from '../../../src/study/kinds/efficiency.js';

const tableOf = (preset: string, grid: number) =>
  efficiencyTable(preset, [{ label: '', scenario: readScenario(preset) }], grid);

/** Mean of what `solve` reports of every entity, copies written out, α and β given as settings. */
function meanOf(preset: string, key: 'relativeEfficiency' | 'mse', alpha: number, beta: number) {
  // An entity's own weights come before those at the top: set them too.
  const own = preset === 'fifty' ? [`entities.4.alpha=${alpha}`, `entities.4.beta=${beta}`] : [];
  const set = [`alpha=${alpha}`, `beta=${beta}`, ...own];
  const values = solve(readScenario(preset, { set })).limit?.[key];
  return values ? values.reduce<number>((sum, x) => sum + x!, 0) / values.length : null;
}

describe('efficiencyTable', () => {
  it.each([
    ['specialists', 'relativeEfficiency'],
    ['fifty', 'relativeEfficiency'],
    ['unanchored', 'relativeEfficiency'],
    ['penguins', 'mse'],
  ] as const)('of %s is the mean %s that solve reports, cell by cell', (preset, quantity) => {
    const { points, panels, ...table } = tableOf(preset, 5);
    expect(table.quantity).toBe(quantity);
    panels[0]!.values.forEach((value, i) => {
      const wanted = meanOf(preset, quantity, points[i % 5]!, points[Math.floor(i / 5)]!);
      if (wanted === null) expect(value).toBeNull();
      // Measured gap 7e-16.
      else expect(Math.abs(value! - wanted)).toBeLessThanOrEqual(1e-13 * wanted);
    });
  });

  it('says why a cell has no limit', () => {
    expect(tableOf('runaway', 3).panels[0]!.reasons).toEqual([
      ...[null, 'marginal', 'marginal'],
      ...[null, 'diverges', 'marginal'],
      ...[null, 'diverges', 'marginal'],
    ]);
  });

  it('has an interior optimum for specialists that no point nearby exceeds', () => {
    const { optimum, paper } = tableOf('specialists', 21).panels[0]!;
    expect(optimum!.value).toBeCloseTo(0.763, 3);
    expect(optimum!.alpha).toBeGreaterThan(0.2);
    expect(optimum!.alpha).toBeLessThan(0.4);
    expect(paper.value).toBeCloseTo(0.706, 3);
    for (const [a, b] of [
      [2e-3, 0],
      [-2e-3, 0],
      [0, 2e-3],
      [0, -2e-3],
    ] as const) {
      const nearby = meanOf(
        'specialists',
        'relativeEfficiency',
        optimum!.alpha + a,
        optimum!.beta + b,
      );
      expect(nearby).toBeLessThan(optimum!.value);
    }
  });

  it('finds the same optimum from any grid', () => {
    const [coarse, fine] = [6, 21].map((n) => tableOf('specialists', n).panels[0]!.optimum!);
    // Measured: the same point to the last digit but one.
    expect(Math.abs(coarse!.value - fine!.value)).toBeLessThan(1e-9);
  });

  it('takes the least error where efficiency is 0 by definition', () => {
    const { optimum, values } = tableOf('penguins', 6).panels[0]!;
    expect(optimum!.value).toBeLessThanOrEqual(Math.min(...values.filter((x) => x !== null)));
  });

  it('lets synthetic rows that follow the mixture of real data follow β', () => {
    const low = meanOf('fifty', 'relativeEfficiency', 0.5, 0);
    const cell = tableOf('fifty', 3).panels[0]!.values[1]!;
    expect(cell).toBeCloseTo(low!, 12);
  });

  it.each([1, 2.5, Number.NaN])('refuses a grid of %d', (grid) => {
    expect(() => tableOf('twins', grid)).toThrow(DomainError);
  });
});
