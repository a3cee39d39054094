import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exported } from '../../../src/study/sweep/exportFormats.js';
import { openStore, type Store } from '../../../src/study/sweep/store.js';
import { sweepTable } from '../../../src/study/sweep/sweepTable.js';
import { computed, planOf, scratch, twelve } from '../../support/sweeps.js';

let store: Store;
let folder: string;
let remove: () => void;
beforeAll(async () => {
  ({ folder, remove } = scratch());
  store = await computed(openStore(join(folder, 'store'), twelve));
});
afterAll(() => remove());

const names = [
  ...['cell', 'alpha', 'entities.*.synthetic.samples', 'limit.meanMse', 'homogenization'],
  ...['stability.spectralRadius', 'reason', 'hash'],
];
const expected = () =>
  store.cells.map(({ index, settings, hash }) => {
    const { values, reason } = store.rows.get(index)!;
    const reported = names.slice(3, 6).map((name) => values?.[name] ?? null);
    return [index, ...Object.values(settings), ...reported, reason, hash];
  });

describe('the export', () => {
  it('as CSV has a line for every cell, in the order of the plan', () => {
    const { data } = Papa.parse<string[]>(exported(sweepTable(store), 'csv') as string, {
      skipEmptyLines: true,
    });
    expect(data[0]).toEqual(names);
    expect(data.slice(1)).toEqual(
      expected().map((row) => row.map((value) => (value === null ? '' : String(value)))),
    );
  });

  it('as NDJSON has an object for every cell', () => {
    const lines = (exported(sweepTable(store), 'ndjson') as string).trim().split('\n');
    expect(lines.map((line) => Object.values(JSON.parse(line)))).toEqual(expected());
    expect(Object.keys(JSON.parse(lines[0]!))).toEqual(names);
  });

  it('as Parquet is read by DuckDB: the same numbers to the last bit', async () => {
    const file = join(folder, 'sweep.parquet');
    writeFileSync(file, exported(sweepTable(store), 'parquet'));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    const read = await connection.runAndReadAll(`select * from '${file}'`);
    expect(read.columnNames()).toEqual(names);
    expect(read.columnTypes().map(String)).toEqual([
      'INTEGER',
      'DOUBLE',
      'DOUBLE',
      'DOUBLE',
      'DOUBLE',
      'DOUBLE',
      'VARCHAR',
      'VARCHAR',
    ]);
    expect(read.getRows()).toEqual(expected());
    const codec = await connection.runAndReadAll(
      `select distinct compression from parquet_metadata('${file}')`,
    );
    expect(codec.getRows()).toEqual([['SNAPPY']]);
    connection.closeSync();
  });

  it('is the same to the byte every time', () => {
    for (const format of ['csv', 'ndjson', 'parquet'] as const) {
      expect(exported(sweepTable(store), format)).toEqual(exported(sweepTable(store), format));
    }
  });

  it('without a report has a column for every scalar that some cell has', async () => {
    const complete = planOf({ vary: { alpha: [1, 0.5], loss: ['mean'] } });
    const columns = sweepTable(await computed(openStore(join(folder, 'all'), complete)));
    const column = (name: string) => columns.find((one) => one.name === name);
    expect(column('limit.meanMse')?.values).toEqual([null, expect.any(Number)]);
    expect(column('anchoredLimit.meanMse')?.values).toEqual([expect.any(Number), null]);
    expect(column('loss')).toMatchObject({ kind: 'text', values: ['mean', 'mean'] });
    expect(columns.every(({ values }) => values.length === 2)).toBe(true);
  });

  it('writes what is no number or text as JSON', async () => {
    const designs = [{ features: [0] }, 'isotropic'];
    const complete = planOf({
      vary: { 'entities.0.private.design': designs },
      report: ['stability.verdict'],
    });
    const columns = sweepTable(await computed(openStore(join(folder, 'designs'), complete)));
    expect(columns[1]?.values).toEqual(['{"features":[0]}', 'isotropic']);
    expect(columns[2]).toMatchObject({ name: 'stability.verdict', kind: 'text' });
  });
});
