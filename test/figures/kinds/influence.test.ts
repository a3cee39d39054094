import { describe, expect, it } from 'vitest';
import { influenceFigure } from '../../../src/figures/kinds/influence.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { influenceTable } from '../../../src/study/kinds/influence.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';
import { distinct } from '../../support/manyNames.js';

const figureOf = (preset: string) => influenceFigure(influenceTable(readScenario(preset)));
const scenarios = [
  ...['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'].map(
    (preset) => [preset, readScenario(preset)] as const,
  ),
  ['one model', single] as const,
  ['no public data', noPublic] as const,
  ['no private data', noPrivate] as const,
  ['six that differ', distinct(6)] as const,
  ['fifty that differ', distinct(50)] as const,
];

describe('influenceFigure', () => {
  it.each(scenarios)('of %s has no text over another or over the edge', async (_, scenario) => {
    const figure = influenceFigure(influenceTable(scenario));
    await expectLegible(figure, 1);
  });

  it.each(['fifty', 'runaway'])('of %s is drawn from its CSV alone', async (preset) => {
    const figure = figureOf(preset);
    const { svg } = await drawSvg(figure, 1);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe(svg);
    expect((await drawSvg({ ...figure, rows: figure.rows.slice(1) }, 1)).svg).not.toBe(svg);
  });

  it('writes shares as percentages and tells the share of own data', async () => {
    const figure = figureOf('specialists');
    const { svg } = await drawSvg(figure, 1);
    for (const share of ['12.5%', '4.2%', '75%']) expect(svg).toContain(`>${share}<`);
    expect(figure.caption).toContain('public data 75%');
  });

  it('diverges in colour only where a share is negative', async () => {
    const table = influenceTable(readScenario('twins'));
    const [row, ...others] = table.shares!;
    const negative = influenceFigure({ ...table, shares: [[-0.2, 0.7, 0.5], ...others] });
    expect(row!.every((x) => x! > 0)).toBe(true);
    const scheme = (figure: typeof negative) =>
      /"scheme":"(\w+)"/.exec(JSON.stringify(figure.spec({ panel: 200, columns: 1 })))![1];
    expect(scheme(influenceFigure(table))).toBe('viridis');
    expect(scheme(negative)).toBe('purpleorange');
    expect(negative.caption).toContain('negative');
    expect((await drawSvg(negative, 1)).svg).toContain('>−20%<');
  });

  it('says why there is nothing to draw where nothing settles', async () => {
    expect(figureOf('runaway').caption).toContain('diverge');
    expect(figureOf('unanchored').caption).toContain('Nothing settles');
    expect((await drawSvg(figureOf('unanchored'), 1)).svg).toContain('Nothing settles');
  });
});
