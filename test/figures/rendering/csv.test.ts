import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { literal } from '../../../src/figures/labels/markup.js';
import { csv } from '../../../src/figures/rendering/csv.js';
import { readScenario } from '../../../src/scenario/readScenario.js';
import { figureOf } from '../../../src/study/figureOf.js';
import { figureDefaults } from '../../../src/study/figureOptions.js';
import { sampleFigure } from '../../support/sampleFigure.js';

describe('csv', () => {
  it('holds every number to the last bit, and nothing where there is none', () => {
    const { data } = Papa.parse<string[]>(csv(sampleFigure).trimEnd());
    expect(data).toEqual([
      ['part', 'x', 'y', 'name'],
      ['point', '0', '0.3333333333333333', 'left, "quoted"'],
      ['point', '1', '', ''],
      ['point', '2', '-1e-12', 'α & <b>'],
    ]);
  });

  it('says what the numbers of series stand for, letter by letter', () => {
    const rows = [
      { series: 1, y: 2 },
      { series: null, y: 3 },
    ];
    const names = { series: ['first', '*α* = 50 %, {of} B\\_1'] };
    expect(csv({ rows, names })).toBe('series,y,series_name\n1,2,"α = 50 %, {of} B_1"\n,3,\n');
  });

  it('gives back every name, those a spreadsheet would run after one space', () => {
    const plain = ['Lab, EU', '"q" %#\\~_^$&{}', '[b]', 'line\nend'];
    const formulas = ['=1+1', '+2', '-3', '@x'];
    const series = [...plain, ...formulas].map(literal);
    const text = csv({ rows: series.map((_, i) => ({ series: i })), names: { series } });
    const { data } = Papa.parse<string[]>(text.trimEnd());
    expect(data.slice(1).map(([, name]) => name)).toEqual([
      ...plain.slice(0, 3),
      'line\\nend',
      ...formulas.map((name) => ` ${name}`),
    ]);
  });

  it.each(['trajectory', 'transfer', 'frontier', 'spectrum'] as const)(
    'of the specialists’ %s names every series, model and panel',
    async (kind) => {
      const options = { ...figureDefaults, replicates: 20, grid: 5 };
      const figure = await figureOf(kind, readScenario('specialists'), options);
      const { data, meta } = Papa.parse<Record<string, string>>(csv(figure), {
        ...{ header: true, skipEmptyLines: true },
      });
      const counted = meta.fields!.filter((field) => meta.fields!.includes(`${field}_name`));
      expect(counted.length).toBeGreaterThan(0);
      for (const row of data) {
        for (const field of counted) expect(row[`${field}_name`] === '').toBe(row[field] === '');
      }
    },
  );
});
