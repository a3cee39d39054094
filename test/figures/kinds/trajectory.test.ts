import { describe, expect, it } from 'vitest';
import { trajectoryAxes, trajectoryFigure } from '../../../src/figures/kinds/trajectory.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { trajectoryTable } from '../../../src/study/kinds/trajectory.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { noPrivate, noPublic, oblique, single } from '../../support/figureScenarios.js';
import { expectLegible } from '../../support/legible.js';
import { distinct } from '../../support/manyNames.js';
import { textBoxes } from '../../support/textBoxes.js';

const options = { generations: 15, replicates: 20, seed: 1 };
const table = (preset: string) => trajectoryTable(readScenario(preset), options);
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

describe('trajectoryFigure', () => {
  it.each(scenarios)('of %s has no text over another or over the edge', async (_, scenario) => {
    const figure = trajectoryFigure(await trajectoryTable(scenario, options));
    await expectLegible(figure, 10);
  });

  it.each(['runaway', 'fifty'])('of %s is drawn from its CSV alone', async (preset) => {
    const figure = trajectoryFigure(await table(preset));
    const { svg } = await drawSvg(figure, 1);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe(svg);
    const less = { ...figure, rows: figure.rows.slice(1) };
    expect((await drawSvg(less, 1)).svg).not.toBe(svg); // negative control
  });

  it('draws kinds whose predictions coincide as one line, with the points of the first', async () => {
    const data = await table('specialists');
    const { rows, caption } = trajectoryFigure(data);
    const at15 = rows.filter(({ x, panel }) => x === 15 && panel === 0);
    expect(at15.filter(({ part }) => part === 'line')).toHaveLength(2); // all four, and the ideal
    const points = at15.filter(({ part }) => part === 'point');
    expect(points).toHaveLength(1);
    expect(points[0]!.value).toBe(data.panels[0]!.simulated[15]!.kinds[0]!.value);
    expect(caption).toContain('of the first kind where several share a line');
  });

  it('draws every point at its own generation: no error is moved sideways', async () => {
    for (const figure of [await table('specialists'), await table('penguins')].map(
      trajectoryFigure,
    )) {
      const points = figure.rows.filter(({ part }) => part === 'point');
      expect(points.length).toBeGreaterThan(20);
      for (const { x } of points) expect(Number.isInteger(x)).toBe(true);
    }
  });

  it('has error bars of two standard errors on both sides', async () => {
    const data = await table('twins');
    const { value, standardError } = data.panels[0]!.simulated[3]!.kinds[0]!;
    const row = trajectoryFigure(data).rows.find(
      ({ part, panel, x }) => part === 'point' && panel === 0 && x === 3,
    )!;
    expect(row.value).toBe(value);
    expect(Number(row.high) - value).toBeCloseTo(2 * standardError, 14);
    expect(value - Number(row.low)).toBeCloseTo(2 * standardError, 14);
  });

  it('says that it diverges, that there is no limit, that nothing was simulated', async () => {
    const diverging = trajectoryFigure(await table('runaway'));
    expect(diverging.caption).toContain('Errors grow without end: the spectral radius is 1.36.');
    expect((await drawSvg(diverging, 1)).svg).toContain('diverges: ');
    const marginal = trajectoryFigure(await table('unanchored'));
    expect(marginal.caption).toContain(
      'never settle: the spectral radius is 1, and the models drift along one direction, which no real data see.',
    );
    const seen = trajectoryFigure(await trajectoryTable(oblique, { ...options, theoryOnly: true }));
    expect(seen.caption).toContain('along 2 directions, which real data see but do not hold.');
    expect((await drawSvg(marginal, 1)).svg).toContain('no limit: ');
    const plain = trajectoryFigure(await table('specialists'));
    expect((await drawSvg(plain, 1)).svg).not.toMatch(/diverges|no limit/);
    const silent = await trajectoryTable(readScenario('twins'), { ...options, theoryOnly: true });
    expect(trajectoryFigure(silent).caption).toContain('nothing was simulated');
  });

  it('names the highest, the lowest and the mean where lines are many', async () => {
    const figure = trajectoryFigure(await trajectoryTable(distinct(50), options));
    const { svg } = await drawSvg(figure, 1);
    for (const word of ['highest: ', 'lowest: ', 'mean of all models']) expect(svg).toContain(word);
    const thin = figure.rows.filter(
      ({ part, panel, x }) => part === 'faint' && panel === 0 && x === 0,
    );
    expect(thin).toHaveLength(50);
    expect(figure.caption).toContain('Thin lines are all kinds of models.');
  });
});

describe('trajectoryFigure of what grows', () => {
  const huge = ['truth=[1e146, 1e146, 1e146]'];
  const growing = async (generations: number, set: string[] = []) =>
    trajectoryTable(readScenario('runaway', { set }), { ...options, generations });

  it.each([
    [200, []],
    [1000, []],
    [40, huge],
  ])('draws %d generations whole, from the first to the last %j', async (generations, set) => {
    const data = await growing(generations, set);
    const figure = trajectoryFigure(data);
    await expectLegible(figure, 10);
    const { layout } = await drawSvg(figure, 1);
    expect(textBoxes(layout).length).toBeGreaterThan(20);
    for (const panel of [0, 2]) {
      const line = figure.rows.filter((row) => row.part === 'line' && row.panel === panel);
      expect(line.filter(({ series }) => series === 0)).toHaveLength(generations + 1);
      const { domain } = trajectoryAxes(data)[panel]!;
      // The ideal estimator knows nothing of the truth's size: beside 1e146 it is hundreds of decades below every model.
      const models = line.filter(({ value }) => value !== data.panels[panel]!.ideal);
      expect(models.length).toBeGreaterThan(generations);
      for (const { value } of models) {
        expect(Number(value)).toBeGreaterThanOrEqual(domain[0]);
        expect(Number(value)).toBeLessThanOrEqual(domain[1]);
      }
    }
  });

  it('simulates as far as standard errors can be carried, and says so', async () => {
    const { simulatedTo, panels } = await growing(600);
    expect(simulatedTo).toBeGreaterThan(500);
    expect(panels[0]!.simulated.at(-1)!.generation).toBe(simulatedTo);
    const figure = trajectoryFigure(await growing(600));
    expect(figure.caption).toContain(`Nothing is simulated after generation ${simulatedTo}`);
    for (const { low, high } of figure.rows) {
      expect(Number.isFinite(low) && Number.isFinite(high)).toBe(true);
    }
    expect((await growing(200)).simulatedTo).toBeNull();
    const none = await growing(5, huge);
    expect([none.replicates, none.simulatedTo]).toEqual([null, -1]);
    expect(trajectoryFigure(none).caption).toContain('nothing was simulated, as squares');
  });

  it('does not draw what float64 cannot carry', async () => {
    await expect(growing(300, ['noise=1e120'])).rejects.toThrow(
      /^generation 252 is beyond float64 .*: ask for at most 251 generations\.$/,
    );
  });

  it('keeps rounding out of an axis: errors that are exactly 0 in theory', async () => {
    const scenario = readScenario('twins', { set: ['noise=0'] });
    const data = await trajectoryTable(scenario, { ...options, theoryOnly: true });
    for (const { domain, log } of trajectoryAxes(data)) {
      if (log) expect(domain[1] / domain[0]).toBeLessThan(1e20);
    }
  });
});
