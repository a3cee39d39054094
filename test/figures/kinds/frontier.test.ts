import { describe, expect, it } from 'vitest';
import { frontierFigure } from '../../../src/figures/kinds/frontier.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { frontierTable } from '../../../src/study/kinds/frontier.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';

const presets = ['specialists', 'twins', 'unanchored', 'runaway', 'fifty', 'penguins'];
const figures = [
  ...presets.map(
    (preset) => [preset, frontierFigure(frontierTable(readScenario(preset)))] as const,
  ),
  ['one model', frontierFigure(frontierTable(single))] as const,
  ['no public data', frontierFigure(frontierTable(noPublic))] as const,
  ['no private data', frontierFigure(frontierTable(noPrivate))] as const,
];
const captionOf = (name: string) => figures.find(([of]) => of === name)![1].caption;

describe('frontierFigure', () => {
  it.each(figures)('of %s has no text over another or over the edge', async (_, figure) => {
    await expectLegible(figure, 1);
  });

  it.each([figures[0]!, figures[3]!, figures[7]!])(
    'of %s is drawn from its CSV alone',
    async (_, figure) => {
      const { svg } = await drawSvg(figureFromCsv(figure), 2);
      expect(svg).toBe((await drawSvg(figure, 2)).svg);
    },
  );

  it('says why there is no trade-off', () => {
    expect(captionOf('one model')).toContain('One model alone');
    expect(captionOf('no private data')).toContain('No model has private data');
    expect(captionOf('runaway')).toContain('no limit');
    expect(captionOf('unanchored')).toContain('no limit');
    expect(captionOf('no public data')).toContain('one curve');
    expect(captionOf('specialists')).not.toContain('left out');
  });

  it('breaks a curve where there is no limit, and says so', () => {
    const table = frontierTable(noPublic);
    const points = table.curves[0]!.points.map((point) =>
      point.alpha > 0.4 && point.alpha < 0.6
        ? { ...point, gain: null, homogenization: null }
        : point,
    );
    const { rows, caption } = frontierFigure({ ...table, curves: [{ beta: 1, points }] });
    expect(caption).toContain('Parts without a limit are left out.');
    const stretches = rows.filter(({ part }) => part === 'curve').map(({ stretch }) => stretch);
    expect(new Set(stretches).size).toBe(2);
  });
});

describe('the mark of the optimum', () => {
  it.each([
    ['specialists', 'best efficiency'],
    ['penguins', 'least error'],
  ])('of %s is called by what is best there: %s', (name, label) => {
    const figure = frontierFigure(frontierTable(readScenario(name)));
    expect(JSON.stringify(figure.spec({ panel: 150, columns: 1 }))).toContain(label);
    expect(figure.caption.toLowerCase()).toContain(label);
  });
});
