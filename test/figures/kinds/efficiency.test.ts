import { describe, expect, it } from 'vitest';
import { efficiencyFigure } from '../../../src/figures/kinds/efficiency.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import type { Scenario } from '../../../src/scenario/parseScenario.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { efficiencyTable } from '../../../src/study/kinds/efficiency.js';
import { parseOver, variants } from '../../../src/study/variants.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';

const GRID = 9;
const figureOf = (scenario: Scenario) =>
  efficiencyFigure(efficiencyTable('name', [{ label: '', scenario }], GRID));
const several = efficiencyFigure(
  efficiencyTable(
    'name',
    variants(readScenario('specialists'), parseOver('entities=1,2,3,4')),
    GRID,
  ),
);
const presets = ['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'];
const figures = [
  ...presets.map((preset) => [preset, figureOf(readScenario(preset))] as const),
  ['one model', figureOf(single)] as const,
  ['no public data', figureOf(noPublic)] as const,
  ['no private data', figureOf(noPrivate)] as const,
  ['four panels', several] as const,
];

describe('efficiencyFigure', () => {
  it.each(figures)('of %s has no text over another or over the edge', async (_, figure) => {
    await expectLegible(figure, 10);
  });

  it.each([figures[0]!, figures[3]!, figures[9]!])(
    'of %s is drawn from its CSV alone',
    async (_, figure) => {
      const { svg } = await drawSvg(figureFromCsv(figure), 1);
      expect(svg).toBe((await drawSvg(figure, 1)).svg);
    },
  );

  it('negative control: a changed cell in the CSV changes the drawing', async () => {
    const figure = figures[0]![1];
    const rows = figure.rows.map((row, i) => (i === 3 ? { ...row, value: 0 } : row));
    const { svg } = await drawSvg({ ...figure, rows }, 1);
    expect(svg).not.toBe((await drawSvg(figure, 1)).svg);
  });

  it('tells the optimum, and where there is no limit', () => {
    expect(figures[0]![1].caption).toContain('0.763');
    expect(figures[3]![1].caption).toContain('at α = β = ½ there is no limit');
    expect(JSON.stringify(figures[3]![1].spec({ panel: 100, columns: 1 }))).toContain('diverges');
  });

  it('says that it shows the error where the efficiency is 0 by definition', () => {
    expect(figures[5]![1].title).toContain('mean squared error');
    expect(figures[5]![1].caption).toContain('Mean squared error of an average model');
  });

  it('gives every iso-line the level that its cells surround', () => {
    const { rows } = figures[0]![1];
    const cells = rows.filter(({ part }) => part === 'cell');
    const lines = rows.filter(({ part }) => part === 'line');
    expect(lines.length).toBeGreaterThan(20);
    for (const { x, y, level } of lines) {
      const near = cells
        .filter(
          (c) =>
            Math.abs(Number(c.x) - Number(x)) < 0.126 && Math.abs(Number(c.y) - Number(y)) < 0.126,
        )
        .map(({ value }) => Number(value));
      expect(Math.min(...near)).toBeLessThanOrEqual(Number(level));
      expect(Math.max(...near)).toBeGreaterThanOrEqual(Number(level));
    }
  });
});
