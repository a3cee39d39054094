import { describe, expect, it } from 'vitest';
import { transferFigure } from '../../../src/figures/kinds/transfer.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { transferTable } from '../../../src/study/kinds/transfer.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';
import { distinct } from '../../support/manyNames.js';
import { textBoxes } from '../../support/textBoxes.js';

const options = { generations: 15 };
const figureOf = (preset: string) => transferFigure(transferTable(readScenario(preset), options));
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

describe('transferFigure', () => {
  it.each(scenarios)('of %s has no text over another or over the edge', async (_, scenario) => {
    const figure = transferFigure(transferTable(scenario, options));
    await expectLegible(figure, 5);
  });

  it.each(['specialists', 'runaway'])('of %s is drawn from its CSV alone', async (preset) => {
    const figure = figureOf(preset);
    const { svg } = await drawSvg(figure, 1);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe(svg);
    expect((await drawSvg({ ...figure, rows: figure.rows.slice(1) }, 1)).svg).not.toBe(svg);
  });

  it('shows the risks of a start and those they grew to on one scale', async () => {
    const figure = transferFigure(transferTable(readScenario('runaway'), { generations: 200 }));
    await expectLegible(figure, 5);
    const { svg } = await drawSvg(figure, 1);
    expect(svg).toContain('>228<');
    expect(() => transferTable(readScenario('runaway'), { generations: 1200 })).toThrow(
      /^generation 1200 is beyond float64 .*: ask for fewer generations\.$/,
    );
  });

  it('writes values into cells, in few enough digits', async () => {
    const { svg } = await drawSvg(figureOf('specialists'), 1);
    for (const value of ['0.0112', '0.0125', '1.02', '0.9']) expect(svg).toContain(`>${value}<`);
  });

  it.each(['specialists', 'fifty', 'penguins'])(
    'writes every value of %s in one column and in two',
    async (preset) => {
      const figure = figureOf(preset);
      for (const columns of [1, 2] as const) {
        const { layout } = await drawSvg(figure, columns);
        const numbers = textBoxes(layout).filter(({ text }) => /^[\d.]+(×10|$)/.test(text));
        expect(numbers.length).toBeGreaterThanOrEqual(figure.rows.length);
      }
    },
  );

  it('writes none where there are more than twelve kinds, and says where they are', async () => {
    const figure = transferFigure(transferTable(distinct(50), options));
    const boxes = textBoxes((await drawSvg(figure, 2)).layout);
    expect(boxes.length).toBeLessThan(120);
    expect(figure.caption).toContain('Values are in the CSV');
  });

  it('writes a dash where there is no task, and nan into the CSV', async () => {
    const figure = transferFigure(transferTable(noPrivate, options));
    expect(
      figure.rows.filter(({ part, value }) => part === 'none' && value === 'nan'),
    ).toHaveLength(12);
    expect((await drawSvg(figure, 1)).svg.match(/>–</g)).toHaveLength(12);
  });

  it('says what stands for the limit where there is none', async () => {
    const figure = figureOf('runaway');
    expect(figure.caption).toContain('at generation 15, as there is no limit');
    expect((await drawSvg(figure, 1)).svg).toContain('risk, generation 15');
    expect(figure.caption).toContain('no public task');
    expect(figureOf('specialists').caption).toContain('12 of 12 tasks of others');
  });
});
