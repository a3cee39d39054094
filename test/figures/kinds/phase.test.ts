import { describe, expect, it } from 'vitest';
import { phaseFigure } from '../../../src/figures/kinds/phase.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { phaseTable } from '../../../src/study/kinds/phase.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, oblique, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';

const GRID = 11;
const presets = ['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'];
const figures = [
  ...presets.map(
    (preset) => [preset, phaseFigure(phaseTable(readScenario(preset), GRID))] as const,
  ),
  ['one model', phaseFigure(phaseTable(single, GRID))] as const,
  ['no public data', phaseFigure(phaseTable(noPublic, GRID))] as const,
  ['no private data', phaseFigure(phaseTable(noPrivate, GRID))] as const,
  ['α = 1', phaseFigure(phaseTable(readScenario('twins', { set: ['alpha=1'] }), GRID))] as const,
];
const figureOf = (name: string) => figures.find(([of]) => of === name)![1];
const boundary = (name: string) =>
  figureOf(name).rows.filter(({ part, level }) => part === 'line' && level === 1);

describe('phaseFigure', () => {
  it.each(figures)('of %s has no text over another or over the edge', async (_, figure) => {
    await expectLegible(figure, 1);
  });

  it.each([figures[0]!, figures[3]!, figures[9]!])(
    'of %s is drawn from its CSV alone',
    async (_, figure) => {
      const { svg } = await drawSvg(figureFromCsv(figure), 1);
      expect(svg).toBe((await drawSvg(figure, 1)).svg);
    },
  );

  it('draws the boundary ρ = 1 for runaway, between cells below and above it', () => {
    const cells = figureOf('runaway').rows.filter(({ part }) => part === 'cell');
    expect(boundary('runaway').length).toBeGreaterThan(5);
    expect(cells.some(({ value }) => Number(value) > 1)).toBe(true);
    expect(cells.some(({ value }) => Number(value) < 1)).toBe(true);
  });

  it('draws none where nothing diverges, and tells the largest ρ and the bound of T4', () => {
    expect(boundary('specialists')).toEqual([]);
    expect(figureOf('specialists').caption).toMatch(/No point of this map diverges: .*0\.98.*1\.5/);
  });

  it('[T6] draws none along the edge of a marginal system, and says that ρ = 1 there', () => {
    expect(boundary('unanchored')).toEqual([]);
    expect(figureOf('unanchored').caption).toContain(
      'On the upper edge ρ = 1: the models drift along one direction, which no real data see.',
    );
    expect(phaseFigure(phaseTable(oblique, 5)).caption).toContain(
      'On the upper edge ρ = 1: the models drift along 2 directions, which real data see but do not hold.',
    );
  });

  it('says that there is nothing to vary where models use synthetic data alone', () => {
    expect(figureOf('α = 1').caption).toContain('no weight of real against synthetic data to vary');
  });
});
