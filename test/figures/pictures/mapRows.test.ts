import { describe, expect, it } from 'vitest';
import { mapRows } from '../../../src/figures/pictures/mapRows.js';
import { oneMap, twoMaps } from '../../support/sampleMaps.js';

const rows = mapRows(twoMaps);
const alone = mapRows(oneMap);
const of = (part: string, all = rows) => all.filter((row) => row.part === part);

describe('mapRows', () => {
  it('fills the grid with cells that meet halfway and end at its border', () => {
    const [first, second, third] = of('cell');
    expect([first!.left, first!.right, second!.right, third!.right]).toEqual([0, 0.25, 0.75, 1]);
    expect([first!.bottom, first!.top]).toEqual([0, 0.5]);
    expect(of('cell')).toHaveLength(12);
  });

  it('measures a logarithmic axis in its logarithm', () => {
    const [first, second] = of('cell', alone);
    expect(first!.right).toBeCloseTo(10 ** -1.5, 12);
    expect(second!.right).toBeCloseTo(10 ** -0.5, 12);
  });

  it('numbers the lines of a map in the order of their levels', () => {
    const starts = of('line').filter(({ order, panel }) => order === 0 && panel === 0);
    expect(starts.map(({ line, level }) => [line, level])).toEqual([
      [0, 0.25],
      [1, 0.75],
      [2, 1.25],
    ]);
  });

  it('draws every line where x + y is its level', () => {
    expect(of('line').length).toBeGreaterThan(8);
    for (const { x, y, level } of of('line'))
      expect(Number(x) + Number(y)).toBeCloseTo(Number(level), 12);
  });

  it('says why a cell has no value, and draws no line through it', () => {
    const missing = of('cell').filter(({ value }) => value === null);
    expect(missing.map(({ panel, series }) => [panel, series])).toEqual([[1, 1]]);
    const near = of('line').filter(
      ({ panel, x, y }) => panel === 1 && Number(x) > 0.5 && Number(y) > 0,
    );
    expect(near).toEqual([]);
  });

  it('has the same columns in every row; those of panels and series only where they are numbered', () => {
    const columns = new Set(rows.map((row) => Object.keys(row).join()));
    expect([...columns]).toEqual([
      'part,x,y,value,left,right,bottom,top,panel,series,level,line,order',
    ]);
    expect(Object.keys(alone[0]!).join()).toBe(
      'part,x,y,value,left,right,bottom,top,log,level,line,order',
    );
  });

  it('gives the height that is coloured where it is not the value', () => {
    for (const { value, log } of of('cell', alone)) expect(log).toBe(Number(value) / 2);
  });
});
