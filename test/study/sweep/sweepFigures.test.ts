import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweepLinesFigure } from '../../../src/figures/kinds/sweepLines.js';
import { sweepMapFigure } from '../../../src/figures/kinds/sweepMap.js';
import { drawSvg } from '../../../src/figures/rendering/drawSvg.js';
import { openStore, type Store } from '../../../src/study/sweep/store.js';
import { sweepLinesTable, sweepMapTable } from '../../../src/study/sweep/sweepFigures.js';
import { sweepTable } from '../../../src/study/sweep/sweepTable.js';
import { figureFromCsv } from '../../support/figureFromCsv.js';
import { expectLegible } from '../../support/legible.js';
import { computed, planOf, scratch } from '../../support/sweeps.js';

let store: Store;
let sizes: Store;
let remove: () => void;
beforeAll(async () => {
  const { folder, ...rest } = scratch();
  ({ remove } = rest);
  const three = planOf({
    vary: {
      alpha: [0, 0.25, 0.5, 0.75, 1],
      noise: [1, 2, 3],
      'entities.*.synthetic.samples': [5, 50],
    },
    report: ['limit.meanMse', 'stability.verdict'],
  });
  store = await computed(openStore(join(folder, 'three'), three));
  const logarithmic = planOf({
    vary: { 'entities.0.private.samples': { log: [10, 1000], steps: 3 }, alpha: [0.2, 0.9] },
    report: ['limit.meanMse'],
  });
  sizes = await computed(openStore(join(folder, 'sizes'), logarithmic));
});
afterAll(() => remove());

const samples = 'entities.*.synthetic.samples';
const map = { x: 'alpha', y: 'noise', value: 'limit.meanMse' };
const lines = { x: 'alpha', value: 'limit.meanMse', at: [] };
/** The value of a cell, from the export. */
const cellValue = (alpha: number, noise: number, size: number) => {
  const column = (name: string) => sweepTable(store).find((one) => one.name === name)!.values;
  const at = column('alpha').findIndex(
    (x, i) => x === alpha && column('noise')[i] === noise && column(samples)[i] === size,
  );
  return column('limit.meanMse')[at];
};

describe('the map of a sweep', () => {
  it('has the value of every cell at its place, a panel for each value of a key', async () => {
    const table = sweepMapTable(store, { ...map, panels: samples, at: [] });
    expect(table.panels.map(({ label }) => label)).toEqual([
      'synthetic samples = 5',
      'synthetic samples = 50',
    ]);
    for (const [p, size] of [5, 50].entries()) {
      expect(table.panels[p]!.values).toEqual(
        [1, 2, 3].flatMap((noise) =>
          [0, 0.25, 0.5, 0.75, 1].map((alpha) => cellValue(alpha, noise, size)),
        ),
      );
    }
    expect(table.panels[0]!.values[4]).toBeNull();
    const figure = sweepMapFigure(table);
    expect(figure.caption).toMatch(
      /^limit\.meanMse against \*α\* and \*σ\*, from .* Grey: no value\.$/,
    );
    await expectLegible(figure, 5);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe((await drawSvg(figure, 1)).svg);
  });

  it('shows some cells with --at, with a logarithmic axis where a key has equal factors', async () => {
    const table = sweepMapTable(store, { ...map, at: [`${samples}=50`] });
    expect(table.fixed).toEqual(['synthetic samples = 50']);
    expect(table.panels[0]!.values[7]).toBe(cellValue(0.5, 2, 50));
    const other = sweepMapTable(sizes, {
      x: 'entities.0.private.samples',
      y: 'alpha',
      value: 'limit.meanMse',
      at: [],
    });
    expect(other.x).toEqual({
      name: 'entities.0.private.samples',
      values: [10, 100, 1000],
      log: true,
    });
    await expectLegible(sweepMapFigure(other), 3);
    expect(sweepMapFigure(other).pgfplots('a.csv', 1)).toContain('xmode=log');
  });

  it.each([
    [
      'an unknown key',
      { ...map, x: 'alfa', at: [] },
      /alfa: must be a key of vary.*Did you mean alpha/,
    ],
    [
      'an unknown column',
      { ...map, value: 'limit.meanmse', at: [] },
      /--value: .*Did you mean limit\.meanMse/,
    ],
    [
      'a column of texts',
      { ...map, value: 'stability.verdict', at: [] },
      /--value: must be a column of numbers/,
    ],
    [
      'several cells for one place',
      { ...map, at: [] },
      /several that differ in entities.*--at entities\.\*\.synthetic\.samples=5/,
    ],
    [
      'a value that no cell has',
      { ...map, at: [`${samples}=7`] },
      /must leave some cells, found none.*takes 5, 50/,
    ],
  ])('refuses %s', (_, options, message) => {
    expect(() => sweepMapTable(store, options)).toThrow(message);
  });

  it('refuses uneven values, and equal factors upwards', () => {
    const at: string[] = [];
    const value = 'limit.meanMse';
    expect(() =>
      sweepMapTable(sizes, { x: 'alpha', y: 'entities.0.private.samples', value, at }),
    ).toThrow(/Give it as --x/);
  });
});

describe('the lines of a sweep', () => {
  it('have a line for each value of one key and a panel for each of another', async () => {
    const table = sweepLinesTable(store, { ...lines, series: 'noise', panels: samples });
    expect(table.series).toEqual(['*σ* = 1', '*σ* = 2', '*σ* = 3']);
    expect(table.panels[1]!.lines[2]).toEqual(
      [0, 0.25, 0.5, 0.75, 1].map((alpha) => cellValue(alpha, 3, 50)),
    );
    const figure = sweepLinesFigure(table);
    await expectLegible(figure, 5);
    expect((await drawSvg(figureFromCsv(figure), 1)).svg).toBe((await drawSvg(figure, 1)).svg);
  });

  it('draw no line over a gap', () => {
    const [x, gap] = [{ name: 'alpha', values: [0, 1, 2], log: false }, [1, null, 3]];
    const of = { scenario: 's', value: 'v', fixed: [], missing: 1, x, series: [''] };
    const figure = sweepLinesFigure({ ...of, panels: [{ label: '', lines: [gap] }] });
    expect(figure.rows.map(({ part }) => part)).toEqual(['point', 'point']);
    expect(figure.caption).toContain('Points without a line');
    expect(figure.caption).toContain('1 cell is not done yet');
    const ending = sweepLinesFigure({ ...of, panels: [{ label: '', lines: [[1, 2, null]] }] });
    expect(ending.rows.filter(({ part }) => part === 'line')).toHaveLength(2);
  });

  it('have a logarithmic axis where the key has equal factors', async () => {
    const table = sweepLinesTable(sizes, {
      x: 'entities.0.private.samples',
      series: 'alpha',
      value: 'limit.meanMse',
      at: [],
    });
    const figure = sweepLinesFigure(table);
    await expectLegible(figure, 3);
    expect(figure.pgfplots('a.csv', 1)).toContain('xmode=log');
  });

  it('say in words that there is nothing to draw', () => {
    const table = sweepLinesTable(store, { ...lines, series: 'noise', at: [`${samples}=5`] });
    const nothing = table.panels.map(({ label, lines: of }) => ({
      label,
      lines: of.map((line) => line.map(() => null)),
    }));
    expect(sweepLinesFigure({ ...table, panels: nothing }).caption).toBe(
      'No cell of the sweep has a value of limit.meanMse.',
    );
  });
});
