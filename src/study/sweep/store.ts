import { randomUUID } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fdatasyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DomainError } from '../../errors.js';
import { oneLine } from '../../scenario/printable.js';
import { codeOf } from '../../scenario/systemCall.js';
import { type Cell, cellsOf, planHash } from './cells.js';
import { type CompletePlan, STORE_FORMAT } from './completePlan.js';
import { isJournal, refused } from './journal.js';
import { rowOf, type SweepRow } from './row.js';

const PLAN = 'plan.json';

/** What a folder holds of a sweep. */
export interface Store {
  readonly folder: string;
  readonly complete: CompletePlan;
  readonly cells: readonly Cell[];
  /** Of the plan. */
  readonly hash: string;
  /** The row that counts of every cell that has one. */
  readonly rows: ReadonlyMap<number, SweepRow>;
  readonly journals: number;
}

/**
 * Opens the store of a plan, and makes it where there is none.
 *
 * @throws DomainError if the folder is the store of another plan or engine, a line of it is corrupt, or the system
 *   refuses.
 */
export function openStore(folder: string, complete: CompletePlan): Store {
  const cells = cellsOf(complete);
  const hash = planHash(complete, cells);
  if (!existsSync(join(folder, PLAN))) begin(folder, { ...complete, hash });
  const store = readStore(folder);
  if (store.hash === hash) return store;
  requireVersion(store, complete.version);
  const varied = Object.keys(store.complete.plan.vary).join(', ');
  throw new DomainError(
    `--store ${oneLine(folder)}: must be a new folder or the store of this plan, found the store of another plan (${store.cells.length} cells over ${varied}). Choose another folder, or go back to that plan: ${PLAN} there is its copy.`,
  );
}

/** @throws DomainError if a store was made by another version of the engine: its rows stay readable. */
export function requireVersion({ folder, complete }: Store, version: string): void {
  if (complete.version === version) return;
  throw new DomainError(
    `--store ${oneLine(folder)}: must be a store of version ${version}, found one of version ${complete.version}. Its results can be read and exported; choose another folder for this version.`,
  );
}

/**
 * Reads a store. A last line without its end, of a writer that was killed or is at work, does not count.
 *
 * @throws DomainError if it is none, or anything in it is not as it was written.
 */
export function readStore(folder: string): Store {
  const complete = storedPlan(folder);
  const cells = cellsOf(complete);
  const hash = planHash(complete, cells);
  if (hash !== complete.hash) throw damaged(folder, 'contents that do not fit its hash');
  const names = readdirSync(folder).filter(isJournal).sort();
  const rows = new Map<number, SweepRow>();
  for (const name of names) {
    for (const row of rowsOf(join(folder, name), cells)) {
      const before = rows.get(row.cell);
      if (before === undefined || row.attempt > before.attempt) rows.set(row.cell, row);
    }
  }
  return { folder, complete, cells, hash, rows, journals: names.length };
}

type StoredPlan = CompletePlan & { readonly hash: string };

function storedPlan(folder: string): StoredPlan {
  const path = join(folder, PLAN);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new DomainError(
      `--store ${oneLine(folder)}: must be the store of a sweep, found no readable ${PLAN} there (${codeOf(cause)}). Begin one: monoculture sweep plan.yaml --store ${oneLine(folder)}`,
    );
  }
  let stored: Partial<StoredPlan>;
  try {
    stored = Object(JSON.parse(text));
  } catch {
    throw damaged(folder, 'text that is not JSON');
  }
  if (stored.format !== STORE_FORMAT) {
    throw damaged(folder, `format ${stored.format}, where this version reads ${STORE_FORMAT}`);
  }
  return stored as StoredPlan;
}

const damaged = (folder: string, found: string): DomainError =>
  new DomainError(
    `${oneLine(join(folder, PLAN))}: must be as a sweep wrote it, found ${found}. Restore the file, or begin a new store.`,
  );

/** Writes the copy of the plan, whole or not at all; of several that begin at once the first counts. */
function begin(folder: string, plan: StoredPlan): void {
  const temporary = join(folder, `.plan-${randomUUID().slice(0, 8)}.part`);
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw notAFolder(folder, cause);
  }
  try {
    writeFileSync(temporary, `${JSON.stringify(plan)}\n`, { flag: 'wx' });
    sync(temporary);
    publish(temporary, join(folder, PLAN));
  } catch (cause) {
    throw refused(folder, cause);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** Gives a file its name, if no other has it. */
function publish(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch {
    // Another has begun, or the file system has no links.
    if (!existsSync(path)) renameSync(temporary, path);
  }
}

function sync(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

const notAFolder = (folder: string, cause: unknown): DomainError =>
  new DomainError(
    `--store ${oneLine(folder)}: must be a folder that exists or can be created, found ${codeOf(cause)}. Choose another place.`,
  );

const NEWLINE = 10;

/** The rows of a journal, line by line. */
function* rowsOf(path: string, cells: readonly Cell[]): Generator<SweepRow> {
  const bytes = readFileSync(path);
  let number = 0;
  for (let start = 0; ; ) {
    const end = bytes.indexOf(NEWLINE, start);
    if (end < 0) return;
    number++;
    const row = rowOf(bytes.toString('utf8', start, end));
    if (row === null) throw corrupt(path, number, 'one that is not as it was written');
    if (cells[row.cell]?.hash !== row.hash) throw corrupt(path, number, 'a row of another plan');
    yield row;
    start = end + 1;
  }
}

const corrupt = (path: string, line: number, found: string): DomainError =>
  new DomainError(
    `${oneLine(path)}: line ${line} must be a row of this sweep, found ${found}. Delete that line and run the sweep again: only its cell is computed anew.`,
  );
