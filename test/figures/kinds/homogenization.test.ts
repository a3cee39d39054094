import { describe, expect, it } from 'vitest';
import type { Figure } from '../../../src/figures/figure.js';
import { dispersionAxes } from '../../../src/figures/kinds/dispersionAxes.js';
import { homogenizationFigure } from '../../../src/figures/kinds/homogenization.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { homogenizationTable } from '../../../src/study/kinds/homogenization.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';

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

describe('homogenizationFigure of what grows', () => {
  const growing = (generations: number, more: string[] = []) =>
    homogenizationTable(readScenario('runaway', { set: more }), {
      ...{ generations, replicates: 10, seed: 1 },
    });
  const lineOf = (figure: Figure, panel: number) =>
    figure.rows.filter((row) => row.part === 'line' && row.panel === panel && row.series === 0);

  it.each([200, 1000])('draws %d generations whole, legibly', async (generations) => {
    const data = await growing(generations);
    const figure = homogenizationFigure(data);
    await expectLegible(figure, 10);
    const [axis] = dispersionAxes(data, true);
    const line = lineOf(figure, 0);
    expect(line).toHaveLength(generations + 1);
    for (const { value } of line) {
      expect(Number(value)).toBeGreaterThanOrEqual(axis.domain[0]);
      expect(Number(value)).toBeLessThanOrEqual(axis.domain[1]);
    }
    expect(
      figure.rows.filter(({ part, panel }) => part === 'point' && panel === 0).length,
    ).toBeLessThan(20);
    expect(figure.caption).toContain('Dispersions of 0 have no place on a logarithmic axis.');
    expect(figure.caption.includes('Nothing is simulated after generation')).toBe(
      generations > 500,
    );
  });

  it('leaves out the values of α at which generation T is beyond float64', async () => {
    const scenario = readScenario('runaway', { set: ['alpha=0'] });
    const data = await homogenizationTable(scenario, { ...options, generations: 1300 });
    expect(data.overAlpha.dispersion[1]).toBeNaN();
    const figure = homogenizationFigure(data);
    expect(figure.caption).toContain('Generation 1300 is beyond float64 for');
    for (const { value } of figure.rows) expect(Number.isFinite(value)).toBe(true);
    await expectLegible(figure, 5);
  });

  it('gives two axes to panels that one could not show both', async () => {
    const own = await growing(10);
    const table = {
      ...own,
      overAlpha: { ...own.overAlpha, dispersion: own.overAlpha.at.map((a) => 10 ** (100 * a)) },
    };
    const [before, against] = dispersionAxes(table, false);
    expect(before.domain[1]).toBeLessThan(1e6);
    expect(against.domain[1]).toBeGreaterThan(1e99);
    const [one, other] = dispersionAxes(own, false);
    expect(one).toEqual(other);
  });

  it('draws dispersions that begin at exactly 0, are 0 for ever, or are rounded below 0', async () => {
    const own = await growing(10);
    const withDispersion = (dispersion: number[]) => {
      const simulated: [] = [];
      const over = { ...own.overAlpha, simulated };
      return {
        ...own,
        overGenerations: { ...own.overGenerations, dispersion, simulated },
        overAlpha: { ...over, dispersion: own.overAlpha.at.map(() => dispersion.at(-1)!) },
      };
    };
    const grown = withDispersion([
      0,
      -1e-18,
      ...Array.from({ length: 9 }, (_, t) => 10 ** (5 * t)),
    ]);
    const [axis] = dispersionAxes(grown, false);
    expect(axis.log).toBe(true);
    expect(axis.domain[0]).toBeLessThanOrEqual(1);
    expect(axis.domain[0]).toBeGreaterThan(1e-5);
    await expectLegible(homogenizationFigure(grown), 5);
    const flat = withDispersion(Array.from({ length: 11 }, () => 0));
    expect(dispersionAxes(flat, false)[0].log).toBe(false);
    await expectLegible(homogenizationFigure(flat), 5);
  });
});
