import { describe, expect, it } from 'vitest';
import { homogenizationFigure } from '../../src/figures/homogenization.js';
import { drawSvg } from '../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { homogenizationTable } from '../../src/study/homogenizationTable.js';
import { figureFromCsv } from '../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../support/figureScenarios.js';
import { expectLegible } from '../support/legible.js';

const options = { generations: 15, replicates: 20, seed: 1 };
const figureOf = async (preset: string) =>
  homogenizationFigure(await homogenizationTable(readScenario(preset), options));
const scenarios = [
  ...['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'].map(
    (preset) => [preset, readScenario(preset)] as const,
  ),
  ['no public data', noPublic] as const,
  ['no private data', noPrivate] as const,
  ['one model', single] as const,
];

describe('homogenizationFigure', () => {
  it.each(scenarios)('of %s has no text over another or over the edge', async (_, scenario) => {
    const figure = homogenizationFigure(await homogenizationTable(scenario, options));
    await expectLegible(figure, 0);
  });

  it('is drawn from its CSV alone', async () => {
    const figure = await figureOf('penguins');
    const { svg } = await drawSvg(figure, 1);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe(svg);
    expect((await drawSvg({ ...figure, rows: figure.rows.slice(1) }, 1)).svg).not.toBe(svg);
  });

  it('[T7] tells the homogenization of twins, 0.75', async () => {
    const { caption } = await figureOf('twins');
    expect(caption).toContain('homogenization, 1 − dispersion / its first value, is 0.75.');
    expect(caption).toContain('There is no limit at *α* = 1.');
  });

  it('labels similarities near 1 with the digits that tell them apart', async () => {
    const { svg } = await drawSvg(await figureOf('penguins'), 1);
    expect(svg).toContain('>0.9998<');
  });

  it('says where there is no limit, and draws no line of it', async () => {
    const marginal = await figureOf('unanchored');
    expect(marginal.caption).toContain(
      'its spectral radius is 1, and the models drift along one direction, which no real data see.',
    );
    expect(marginal.caption).toContain('There is no limit from *α* = 0.02 on.');
    expect(marginal.rows.some(({ part, series }) => part === 'line' && series === 1)).toBe(false);
    expect((await drawSvg(marginal, 1)).svg).toContain('no limit');
    const diverging = await figureOf('runaway');
    expect((await drawSvg(diverging, 1)).svg).toContain('diverges');
  });

  it('says that one model has nothing to be alike to', async () => {
    const { caption, rows } = homogenizationFigure(await homogenizationTable(single, options));
    expect(caption).toContain('One model has nothing to be alike to');
    expect(rows.every(({ part }) => part === 'note')).toBe(true);
  });
});
