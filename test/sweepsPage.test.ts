import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { solve } from '../src/answer/solve.js';
import { readScenario } from '../src/scenario/readScenario.js';
import { cellsOf } from '../src/study/sweep/cells.js';
import { readPlan } from '../src/study/sweep/readPlan.js';
import { everyScalar } from '../src/study/sweep/scalars.js';
import { commandLine } from './support/commandLine.js';
import { words } from './support/computedNumbers.js';
import { planFile, scratch } from './support/sweeps.js';

const page = readFileSync(join(import.meta.dirname, '../docs/sweeps.md'), 'utf8');
const blocks = (language: string): string[] =>
  [...page.matchAll(/^```(\w+)\n(.*?)^```/gms)]
    .filter(([, found]) => found === language)
    .map(([, , text = '']) => text);
const [plan = '', together = '', job = ''] = blocks('yaml');

let folder: string;
let remove: () => void;
const before = process.cwd();
beforeAll(async () => {
  ({ folder, remove } = scratch());
  process.chdir(folder);
  planFile(folder, plan);
  await commandLine('sweep', 'plan.yaml', '--store', 'results');
});
afterAll(() => {
  process.chdir(before);
  remove();
});

describe('docs/sweeps.md', () => {
  it('has plans with as many cells as it says', () => {
    expect(cellsOf(readPlan('plan.yaml', '1'))).toHaveLength(40);
    expect(cellsOf(readPlan(planFile(folder, together, 'together.yaml'), '1'))).toHaveLength(6);
  });

  it('names only paths that are reported without a report', () => {
    const scalars = new Set(
      ['specialists', 'unanchored'].flatMap((preset) =>
        Object.keys(everyScalar(solve(readScenario(preset)))),
      ),
    );
    const named = [
      ...page.matchAll(/`((?:limit|initial|anchoredLimit|stability|evidence)\.[\w.]+)`/g),
    ]
      .map(([, path = '']) => path)
      .filter((path) => !['limit.risk.0.1', 'stability.verdict'].includes(path));
    expect(named.length).toBeGreaterThan(8);
    expect(named.filter((path) => !scalars.has(path))).toEqual([]);
  });

  it('has commands for results and figures that work', async () => {
    const lines = blocks('sh')
      .join('')
      .split('\n')
      .filter((line) => /^npx monoculture (sweep export|figure)/.test(line));
    expect(lines).toHaveLength(4);
    for (const line of lines) {
      const argv = words(line).slice(2);
      const { status, stderr } = await commandLine(
        ...argv,
        ...(argv[0] === 'figure' ? ['--format', 'csv'] : []),
      );
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    }
  });

  it('has a query that DuckDB answers', async () => {
    await commandLine(
      'sweep',
      'export',
      '--store',
      'results',
      '--format',
      'parquet',
      '--out',
      'results.parquet',
    );
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const [sql = ''] = blocks('sql');
    const rows = (
      await connection.runAndReadAll(
        sql.replace('results.parquet', join(folder, 'results.parquet')),
      )
    ).getRows();
    expect(rows).toHaveLength(20);
    connection.closeSync();
  });

  it('has scripts that bash can read, and a job that numbers its shares', () => {
    for (const script of blocks('sh')) {
      writeFileSync('script.sh', script);
      expect(() => execFileSync('bash', ['-n', 'script.sh'])).not.toThrow();
    }
    const { spec } = parse(job);
    const [container] = spec.template.spec.containers;
    expect(spec.completionMode).toBe('Indexed');
    expect(container.env).toEqual([{ name: 'JOB_COMPLETIONS', value: String(spec.completions) }]);
    expect(container.command.slice(2)).toEqual([
      'monoculture',
      'sweep',
      'plan.yaml',
      '--store',
      'results',
    ]);
  });
});
