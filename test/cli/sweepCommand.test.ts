import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { progressText, sweepProgress } from '../../src/cli/sweepProgress.js';
import { builtCommand, commandProcess, removeBuilt } from '../support/builtCommand.js';
import { commandLine } from '../support/commandLine.js';
import { planFile, scratch } from '../support/sweeps.js';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = scratch());
});
afterEach(() => {
  vi.unstubAllEnvs();
  remove();
});

const PLAN = `scenario: twins
vary:
  alpha: [0.1, 0.5, 0.9, 1.5]
  beta: [0.2, 0.6, 1]
report: [limit.meanMse, homogenization]
`;
const at = (name: string) => join(folder, name);
const sweep = (...argv: string[]) => commandLine('sweep', ...argv);

describe('monoculture sweep', () => {
  it('computes a plan, says how far it is, exports it and draws it', async () => {
    const plan = planFile(folder, PLAN);
    const done = await sweep(plan, '--store', at('store'));
    expect(done).toMatchObject({ status: 0, stderr: '' });
    expect(done.stdout).toMatch(
      /cells +12\ndone +9\nfailed +3\nmissing +0\n3 cells: twins: alpha: must be a number from 0 to 1/,
    );
    const status = await sweep('status', '--store', at('store'), '--json');
    expect(JSON.parse(status.stdout)).toMatchObject({
      cells: 12,
      done: 9,
      failed: 3,
      missing: 0,
      journals: 1,
    });
    for (const format of ['csv', 'ndjson', 'parquet']) {
      const { status: code } = await sweep(
        'export',
        '--store',
        at('store'),
        '--format',
        format,
        '--out',
        at(`out.${format}`),
      );
      expect(code).toBe(0);
    }
    expect(readFileSync(at('out.csv'), 'utf8').split('\n')).toHaveLength(14);
    expect(readFileSync(at('out.parquet')).subarray(0, 4).toString()).toBe('PAR1');
    const options = [
      '--x',
      'alpha',
      '--value',
      'limit.meanMse',
      '--out',
      at('figures'),
      '--format',
      'csv',
    ];
    expect(
      await commandLine('figure', 'lines', at('store'), '--series', 'beta', ...options),
    ).toMatchObject({ status: 0 });
    expect(readdirSync(at('figures'))).toEqual(['store-lines.csv', 'store-lines.txt']);
  });

  it('computes nothing that is there already, and tries failures again with retry', async () => {
    const plan = planFile(folder, PLAN);
    await sweep(plan, '--store', at('store'), '-q');
    expect(await sweep(plan, '--store', at('store'), '-q')).toEqual({
      status: 0,
      stdout: '',
      stderr: '',
    });
    expect(readdirSync(at('store'))).toHaveLength(2);
    expect((await sweep('retry', '--store', at('store'))).stdout).toMatch(
      /2 journals[\s\S]*failed +3/,
    );
  });

  it('computes the share of a scheduler, and says so', async () => {
    const plan = planFile(folder, PLAN);
    vi.stubEnv('SLURM_ARRAY_TASK_ID', '2');
    vi.stubEnv('SLURM_ARRAY_TASK_COUNT', '3');
    const { stdout, stderr } = await sweep(plan, '--store', at('store'));
    expect(stderr).toBe('SLURM_ARRAY_TASK_ID: share 2 of 3.\n');
    expect(stdout).toMatch(/missing +8/);
    const part = await sweep('export', '--store', at('store'), '--out', at('part.csv'));
    expect(part.stderr).toMatch(/8 cells of 12 are not done yet and not in the file/);
    await sweep(plan, '--store', at('store'), '--shard', '1/1');
    expect((await sweep('status', '--store', at('store'))).stdout).toMatch(/missing +0/);
  });

  it('ends with status 1 where simulation refutes the theory of a cell', async () => {
    const plan = planFile(
      folder,
      'scenario: twins\nvary: { alpha: [0.5] }\nreport: [homogenization]\nverify: { replicates: 60, generations: 2 }\n',
    );
    expect(await sweep(plan, '--store', at('store'))).toMatchObject({ status: 0 });
    const [name] = readdirSync(at('store')).filter((one) => one.startsWith('rows-')) as [string];
    const { lineOf, rowOf } = await import('../../src/study/sweep/row.js');
    const row = rowOf(readFileSync(join(at('store'), name), 'utf8').trim())!;
    const refuted = { ...row, values: { ...row.values, 'verify.verdict': 'refuted' } };
    writeFileSync(join(at('store'), name), lineOf(refuted));
    const { status, stdout } = await sweep(plan, '--store', at('store'));
    expect(status).toBe(1);
    expect(stdout).toContain('Simulation refuted the theory in 1 cell.');
  });

  it.each([
    ['no store', () => [planFile(folder, PLAN)], /required option '--store <folder>'/],
    ['no plan', () => ['--store', at('store')], /missing required argument 'plan'/],
    [
      'a plan that is missing',
      () => [at('none.yaml'), '--store', at('store')],
      /must be a plan file that can be read/,
    ],
    [
      'a share that is none',
      () => [planFile(folder, PLAN), '--store', at('store'), '--shard', '5/4'],
      /--shard: must be i\/n/,
    ],
    [
      'a queue that is missing',
      () => [planFile(folder, PLAN), '--store', at('store'), '--queue', at('no.sock')],
      /must be a Redis server that answers/,
    ],
    [
      'a queue and threads',
      () => [
        planFile(folder, PLAN),
        '--store',
        at('store'),
        '--queue',
        at('no.sock'),
        '--workers',
        '2',
      ],
      /cannot be used with option/,
    ],
    [
      'a report that no answer has',
      () => [planFile(folder, PLAN.replace('meanMse', 'meanMze')), '--store', at('store')],
      /Did you mean limit\.meanMse/,
    ],
    ['no such store', () => ['status', '--store', at('none')], /must be the store of a sweep/],
    [
      'a format that is none',
      () => ['export', '--store', at('none'), '--out', at('x'), '--format', 'xls'],
      /Allowed choices are csv, parquet, ndjson/,
    ],
  ])('refuses %s with status 2', async (_, argv, message) => {
    const { status, stdout, stderr } = await sweep(...argv());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('refuses a worker without a queue, and one whose queue is missing', async () => {
    expect(await commandLine('worker')).toMatchObject({ status: 2 });
    const { status, stderr } = await commandLine('worker', '--queue', at('no.sock'));
    expect(status).toBe(2);
    expect(stderr).toMatch(/must be a Redis server that answers, found none \(ENOENT\)/);
  });
});

describe('the progress of a sweep', () => {
  it('says how many cells are done, and how long the rest will take', () => {
    expect(progressText(0, 200, 1)).toBe('0 of 200 cells');
    expect(progressText(50, 200, 100)).toBe('50 of 200 cells, about 5 minutes left');
    expect(progressText(1200, 1200, 100)).toBe('1,200 of 1,200 cells');
  });

  it('is drawn in a terminal alone, and not too often', () => {
    const drawn: string[] = [];
    const terminal = { notify: (text: string) => drawn.push(text) };
    let time = 0;
    const bar = (interactive: boolean) =>
      sweepProgress(
        { ...terminal, interactive } as unknown as Parameters<typeof sweepProgress>[0],
        () => time,
      );
    bar(false).show(1, 2);
    expect(drawn).toEqual([]);
    const shown = bar(true);
    for (time = 0; time < 1000; time += 50) shown.show(1, 9);
    expect(drawn).toHaveLength(5);
    shown.clear();
    expect(drawn.at(-1)).toMatch(/^\r +\r$/);
  });
});

describe('the built command', () => {
  let built: string;
  beforeAll(async () => {
    built = await builtCommand();
  });
  afterAll(() => removeBuilt(built));

  const plan = `scenario: specialists
vary: { alpha: { from: 0, to: 0.9, steps: 30 }, beta: [0.2, 0.5, 0.8] }
`;
  const rows = (store: string) =>
    existsSync(at(store))
      ? readdirSync(at(store))
          .filter((name) => name.startsWith('rows-'))
          .map((name) => readFileSync(join(at(store), name), 'utf8').split('\n').length - 1)
          .reduce((a, b) => a + b, 0)
      : 0;
  const run = (store: string, more: object = {}) =>
    commandProcess(built, ['sweep', 'plan.yaml', '--store', store], {
      cwd: folder,
      ...more,
    });

  it('killed with -9 and interrupted by Ctrl-C goes on where it was: the same export as on one thread, undisturbed', async () => {
    planFile(folder, plan);
    const killed = await run('killed', {
      interrupt: { signal: 'SIGKILL', when: () => rows('killed') >= 5 },
    });
    expect(killed.signal).toBe('SIGKILL');
    const before = rows('killed');
    const stopped = await run('killed', {
      interrupt: { signal: 'SIGINT', when: () => rows('killed') > before },
    });
    expect(stopped.signal === 'SIGINT' || stopped.status === 130).toBe(true);
    expect(stopped.lasted).toBeLessThan(1500);
    expect(stopped.stderr).toBe('');
    expect(rows('killed')).toBeLessThan(90);
    expect(await run('killed')).toMatchObject({ status: 0 });
    await sweep(at('plan.yaml'), '--store', at('whole'), '-q');
    const exports = await Promise.all(
      ['killed', 'whole'].map(async (store) => {
        await sweep('export', '--store', at(store), '--out', at(`${store}.csv`));
        return readFileSync(at(`${store}.csv`), 'utf8');
      }),
    );
    expect(exports[0]).toBe(exports[1]);
    expect(rows('killed')).toBe(90);
  });
});
