import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { csvRows } from '../../src/ecosystem/csvRows.js';
import { ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { place } from '../../src/scenario/place.js';
import type { CsvDesign } from '../../src/scenario/schema.js';
import { parseTable, type Table } from '../../src/scenario/table.js';

describe('csvRows: where', () => {
  const versions =
    'v,x,y\n1.1,1,1\n1.10,2,2\n01,3,3\n1,4,4\n1234567890123456789,5,5\n1234567890123456790,6,6\nTRUE,7,7\n';
  const kept = (where: string, form: (where: string) => string) => {
    const scenario = parseScenario(form(where), { readText: () => versions });
    const design = scenario.file.entities[0]!.private!.design as CsvDesign;
    return [...csvRows(design, 1, scenario.tables, 'double', place('test')).rows.getColumn(0)];
  };
  const design = (where: string) => `{csv: a.csv, columns: [x], where: ${where}}`;
  const yaml = (where: string) =>
    `features: 1\nalpha: 0.5\nentities: [{name: A, private: {design: ${design(where)}}, synthetic: {samples: 9, design: private}}]\n`;
  const json = (where: string) =>
    `{"features": 1, "alpha": 0.5, "entities": [{"name": "where", "private": {"design": {"csv": "a.csv", "columns": ["x"], "where": {"v": ${where}}}}, "synthetic": {"samples": 9, "design": "private"}}]}`;

  it.each([
    ['1.1', [1]],
    ['1.10', [2]],
    ['01', [3]],
    ['1', [4]],
    ['1234567890123456789', [5]],
    ['1234567890123456790', [6]],
    ['TRUE', [7]],
    ['"1.10"', [2]],
  ])('in YAML %s keeps its written form', (where, rows) => {
    expect(kept(`{v: ${where}}`, yaml)).toEqual(rows);
  });

  it.each([
    ['1.10', [2]],
    ['1234567890123456789', [5]],
    ['"1.1"', [1]],
  ])('in JSON %s keeps its written form', (where, rows) => {
    expect(kept(where, json)).toEqual(rows);
  });

  it.each([
    ['entities.0.private.design.where={v: 1.10}', [2]],
    ['entities.0.private.design.where.v=1234567890123456790', [6]],
    [`entities.0.private.design=${design('{v: 01}')}`, [3]],
  ])('in --set %s too', (set, rows) => {
    const scenario = parseScenario(yaml('{v: 1}'), { readText: () => versions, set: [set] });
    const changed = scenario.file.entities[0]!.private!.design as CsvDesign;
    expect(csvRows(changed, 1, scenario.tables, 'double', place('test')).rows.getColumn(0)).toEqual(
      rows,
    );
  });

  it('keeps the text of an alias, and leaves its anchor a number', () => {
    const text = yaml('{v: *n}').replace('alpha: 0.5', 'alpha: 0.5\nnoise: &n 1.10');
    expect(kept('', () => text)).toEqual([2]);
    expect(parseScenario(text, { readText: () => versions }).file.noise).toBe(1.1);
  });
});

describe('csvRows: missing values', () => {
  const text = 'site,x,w,y\nnorth,1,NA,2\nnorth,2,,3\nnorth,4,?,4\nsouth,NA,1,5\nsouth,3,2,NA\n';
  const north = { csv: 'a', columns: ['x'], target: 'y', where: { site: 'north' } };

  it('are looked for in the rows and columns that are used', () => {
    const { rows, labels } = read(text, north, 1);
    expect(rows.getColumn(0)).toEqual([1, 2, 4]);
    expect(labels?.getColumn(0)).toEqual([2, 3, 4]);
  });

  it('standardize passes them over: mean and deviation of the rows with a number', () => {
    const { rows } = read(text, { ...north, standardize: true }, 1);
    const deviation = Math.sqrt(1.25); // of 1, 2, 4, 3
    for (const [i, x] of [1, 2, 4].entries())
      expect(rows.get(i, 0)).toBeCloseTo((x - 2.5) / deviation, 14);
  });

  it('in rows that are used are an error', () => {
    expect(() => read(text, { csv: 'a', columns: ['x'], standardize: true }, 1)).toThrow(
      'columns[0]: must hold numbers only, found "NA" in data row 4. Correct that row of the file in column "x"',
    );
    expect(() => read(text, { ...north, where: { site: 'south', x: '3' } }, 1)).toThrow('target');
  });

  it('text that is no number is no missing value, even where standardize only measures it', () => {
    const odd = text.replace('south,3', 'south,"3,5"');
    expect(() => read(odd, { ...north, standardize: true }, 1)).toThrow(
      /found "3,5" in data row 5\. Write decimals with a point/,
    );
    expect(read(odd, north, 1).rows.rows).toBe(3);
  });
});

describe('csvRows: columns of large numbers', () => {
  const column = (...values: string[]) => `x,y\n${values.map((x) => `${x},1`).join('\n')}\n`;
  const scaled = { csv: 'a', columns: ['x'], standardize: true };

  it('that vary in the last place are not constant', () => {
    const { rows } = read(
      column('1000000000000000', '1000000000000001', '1000000000000003'),
      scaled,
      1,
    );
    const deviation = Math.sqrt(14 / 9);
    for (const [i, x] of [0, 1, 3].entries())
      expect(rows.get(i, 0)).toBeCloseTo((x - 4 / 3) / deviation, 13);
  });

  it.each([scaled, { csv: 'a', columns: ['x'] }])(
    'that vary beyond a double are refused, in words',
    (design) => {
      expect(() => read(column('9007199254740992', '9007199254740993'), design, 1)).toThrow(
        /must vary within double precision, 16 digits, found "9007199254740992" and "9007199254740993"/,
      );
    },
  );

  it('that are equal are constant, however they are written', () => {
    expect(() => read(column('1e15', '1000000000000000.0'), scaled, 1)).toThrow(
      'must vary to be standardized, found 1e15 in every row',
    );
    expect(
      read(column('1e15', '1000000000000000.0'), { csv: 'a', columns: ['x'] }, 1).rows.rows,
    ).toBe(2);
  });

  it('of any size are standardized', () => {
    const { rows } = read(column('-1e308', '1e308'), scaled, 1);
    expect(rows.getColumn(0)).toEqual([-1, 1]);
  });
});

describe('solve with a 19-digit id', () => {
  it('takes the rows of that id and not of its neighbour', () => {
    const id = '1234567890123456789';
    const posts = `account,x,y\n${id},1,2\n${id},2,4\n1234567890123456790,1,-5\n1234567890123456790,3,1\n`;
    const scenario = parseScenario(
      `features: 1\nalpha: 0.5\nentities: [{name: A, private: {design: {csv: p, columns: [x], target: y, where: {account: ${id}}}}, synthetic: {samples: 9, design: private}}]\n`,
      { readText: () => posts },
    );
    expect(solve(scenario).initial.mean[0]![0]).toBeCloseTo(2, 12);
  });
});

// Helpers
const read = (text: string, design: CsvDesign, d: number) => {
  const table = parseTable(text);
  if (table.kind === 'malformed') throw new ScenarioError('test', []);
  return csvRows(design, d, new Map<string, Table>([['a', table]]), 'double', place('test'));
};
