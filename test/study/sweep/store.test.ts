import { appendFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DomainError } from '../../../src/errors.js';
import { exported } from '../../../src/study/sweep/exportFormats.js';
import { newJournal } from '../../../src/study/sweep/journal.js';
import { lineOf, type SweepRow } from '../../../src/study/sweep/row.js';
import { type CellEngine, tasksOf } from '../../../src/study/sweep/run.js';
import { wholeSweep } from '../../../src/study/sweep/share.js';
import {
  openStore,
  readStore,
  requireVersion,
  type Store,
} from '../../../src/study/sweep/store.js';
import { sweepStatus } from '../../../src/study/sweep/sweepStatus.js';
import { sweepTable } from '../../../src/study/sweep/sweepTable.js';
import { computed, planOf, scratch, twelve } from '../../support/sweeps.js';

let folder: string;
let remove: () => void;
beforeEach(() => {
  ({ folder, remove } = scratch());
});
afterEach(() => {
  vi.restoreAllMocks();
  remove();
});

const at = (name: string) => join(folder, name);
const journals = (store: string) =>
  readdirSync(at(store)).filter((name) => name.startsWith('rows-'));
const csvOf = (store: Store) => exported(sweepTable(store), 'csv');
const left = (store: Store) =>
  tasksOf(store, { retry: false, share: wholeSweep }).map(({ cell }) => cell.index);
const undisturbed = async () => csvOf(await computed(openStore(at('undisturbed'), twelve)));

/** An engine that ends after some rows, as if it were killed. */
const killedAfter = (most: number): CellEngine =>
  async function* (complete, tasks) {
    const { localThreads } = await import('../../../src/study/sweep/localThreads.js');
    let done = 0;
    for await (const rows of localThreads(1)(complete, tasks, new AbortController().signal)) {
      for (const row of rows) {
        if (done++ === most) throw new Error('killed');
        yield [row];
      }
    }
  };

describe('a store', () => {
  it('resumes: no cell is lost, none is computed twice, and the export is the same to the byte', async () => {
    for (const most of [1, 4, 5]) {
      await expect(
        computed(openStore(at('killed'), twelve), { engine: killedAfter(most) }),
      ).rejects.toThrow('killed');
    }
    expect(left(readStore(at('killed')))).toHaveLength(2);
    const store = await computed(openStore(at('killed'), twelve));
    const rows = journals('killed').flatMap((name) =>
      readFileSync(join(at('killed'), name), 'utf8')
        .trim()
        .split('\n'),
    );
    expect([store.journals, rows.length, store.rows.size]).toEqual([4, 12, 12]);
    expect(csvOf(store)).toBe(await undisturbed());
  });

  it('does not count a last line that was torn', async () => {
    const store = await computed(openStore(at('torn'), twelve));
    const [name] = journals('torn') as [string];
    const whole = readFileSync(join(at('torn'), name), 'utf8');
    for (const cut of [1, 20, 150]) {
      writeFileSync(join(at('torn'), name), whole.slice(0, -cut));
      expect(left(readStore(at('torn')))).toEqual([11]);
    }
    expect(csvOf(await computed(openStore(at('torn'), twelve)))).toBe(csvOf(store));
  });

  it('is split among shares, and is the same in the end', async () => {
    const share = (index: number) => ({ share: { index, of: 3, from: null } });
    for (const index of [3, 1]) await computed(openStore(at('shards'), twelve), share(index));
    expect(left(readStore(at('shards')))).toEqual([1, 4, 7, 10]);
    const store = await computed(openStore(at('shards'), twelve), share(2));
    expect(csvOf(store)).toBe(await undisturbed());
  });

  it('names a line that is corrupt, and goes on when it is gone', async () => {
    await computed(openStore(at('corrupt'), twelve));
    const path = join(at('corrupt'), journals('corrupt')[0]!);
    const lines = readFileSync(path, 'utf8').split('\n');
    const digit = lines[4]!.replace(/"homogenization":0\.\d/, '"homogenization":0.9');
    expect(digit).not.toBe(lines[4]);
    writeFileSync(path, lines.with(4, digit).join('\n'));
    expect(() => readStore(at('corrupt'))).toThrow(
      /rows-.*line 5 must be a row of this sweep.*Delete that line/,
    );
    writeFileSync(path, lines.toSpliced(4, 1).join('\n'));
    expect(left(readStore(at('corrupt')))).toHaveLength(1);
    expect(csvOf(await computed(openStore(at('corrupt'), twelve)))).toBe(await undisturbed());
  });

  it('names a row of another plan', async () => {
    await computed(openStore(at('mixed'), twelve));
    const stray: SweepRow = { cell: 0, hash: '0'.repeat(64), attempt: 1, values: {}, reason: null };
    appendFileSync(join(at('mixed'), journals('mixed')[0]!), lineOf(stray));
    expect(() => readStore(at('mixed'))).toThrow(/line 13 .* found a row of another plan/);
  });

  it('is of one plan and one version', async () => {
    const before = openStore(at('one'), twelve);
    const other = planOf({ vary: { alpha: [0.1, 0.2] } });
    expect(() => openStore(at('one'), other)).toThrow(
      /found the store of another plan \(12 cells over alpha, entities/,
    );
    expect(() => openStore(at('one'), { ...twelve, version: '2.0.0' })).toThrow(
      /of version 2\.0\.0, found one of version 1\.0\.0/,
    );
    expect(() => requireVersion(before, '2.0.0')).toThrow(DomainError);
    expect(openStore(at('one'), twelve).hash).toBe(before.hash);
  });

  it('refuses what is no store, or is damaged', () => {
    mkdirSync(at('empty'));
    expect(() => readStore(at('empty'))).toThrow(
      /must be the store of a sweep, found no readable plan\.json/,
    );
    writeFileSync(at('file'), '');
    expect(() => openStore(at('file'), twelve)).toThrow(/--store .*file/);
    openStore(at('damaged'), twelve);
    const plan = join(at('damaged'), 'plan.json');
    const text = readFileSync(plan, 'utf8');
    for (const damage of [
      text.slice(0, 50),
      text.replace('0.3', '0.4'),
      text.replace('"format":1', '"format":9'),
    ]) {
      writeFileSync(plan, damage);
      expect(() => readStore(at('damaged'))).toThrow(/plan\.json: must be as a sweep wrote it/);
    }
  });

  it('leaves no temporary file', async () => {
    await computed(openStore(at('tidy'), twelve));
    expect(
      readdirSync(at('tidy')).filter((name) => !/^(plan\.json|rows-.*\.ndjson)$/.test(name)),
    ).toEqual([]);
  });

  it('tries failed cells again, and the last attempt counts', async () => {
    const first = await computed(openStore(at('again'), twelve));
    expect(sweepStatus(first)).toMatchObject({ cells: 12, done: 10, failed: 2, missing: 0 });
    const failed = [...first.rows.values()]
      .filter(({ values }) => values === null)
      .map(({ cell }) => cell);
    const repaired: CellEngine = async function* (_, tasks) {
      yield tasks.map(({ cell, attempt }) => ({
        ...{ cell: cell.index, hash: cell.hash, attempt },
        ...{ values: { homogenization: 0.5 }, reason: null },
      }));
    };
    const second = await computed(first, { retry: true, engine: repaired });
    expect(failed.map((cell) => second.rows.get(cell))).toMatchObject(
      failed.map(() => ({ attempt: 2, values: { homogenization: 0.5 } })),
    );
    expect(tasksOf(second, { retry: true, share: wholeSweep })).toEqual([]);
  });

  it('notices an engine that loses a cell', async () => {
    const losing: CellEngine = async function* () {
      yield [];
    };
    await expect(computed(openStore(at('losing'), twelve), { engine: losing })).rejects.toThrow(
      /0 rows came for 12/,
    );
  });
});

describe('a full disk', () => {
  it('is said, with every whole row kept and nothing of the one that did not fit', async () => {
    const store = openStore(at('full'), twelve);
    const probe = await open(at('probe'), 'w');
    const handles = Object.getPrototypeOf(probe) as {
      write: (...args: unknown[]) => Promise<{ bytesWritten: number }>;
    };
    await probe.close();
    const write = handles.write;
    let writes = 0;
    vi.spyOn(handles, 'write').mockImplementation(async function (
      this: unknown,
      ...args: unknown[]
    ) {
      writes++;
      if (writes < 4) return write.apply(this, args);
      if (writes === 4) {
        const [bytes, from, length, position] = args as [Buffer, number, number, number];
        return write.call(this, bytes, from, Math.min(length, 30), position);
      }
      throw Object.assign(new Error('full'), { code: 'ENOSPC' });
    });
    const one: CellEngine = killedAfter(99);
    await expect(computed(store, { engine: one })).rejects.toThrow(
      /--store .*could not be written: no space left on the device \(ENOSPC\)\. Every row written before is kept/,
    );
    vi.restoreAllMocks();
    const text = readFileSync(join(at('full'), journals('full')[0]!), 'utf8');
    expect(text.endsWith('\n')).toBe(true);
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(csvOf(await computed(openStore(at('full'), twelve)))).toBe(await undisturbed());
  });

  it('is an error of the caller where the folder is gone', async () => {
    const journal = newJournal(at('nowhere'), 'x');
    const row: SweepRow = { cell: 0, hash: '', attempt: 1, values: null, reason: '' };
    await expect(journal.append([row])).rejects.toThrow(DomainError);
  });
});
