import { randomUUID } from 'node:crypto';
import {
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  linkSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { DomainError } from '../errors.js';
import { oneLine } from '../scenario/printable.js';
import { codeOf, pause, refusals } from '../scenario/systemCall.js';
import { gathered, writeAll } from './writeAll.js';
import { keptName, type Move, type WriteStep } from './writeStep.js';
import { type WriteTarget, writeTarget } from './writeTarget.js';

/** A file to write. */
export interface NewFile {
  readonly path: string;
  readonly pieces: Iterable<string | Uint8Array>;
}

interface Aimed extends NewFile {
  readonly target: WriteTarget;
}

const NEW_FILE_MODE = 0o666;
const PERMISSIONS = 0o7777;

/**
 * Writes files all or none: whole under temporary names beside their places first, then renamed. Links stay links;
 * files that stood there give their mode and, where the system allows it, their owner to the new ones. Pipes and
 * devices are written directly.
 *
 * @param option - the option that names the place, for messages.
 * @param note - hears of every step before it is taken.
 * @throws DomainError if the system refuses, with what stood there before still in place.
 */
export function writeTogether(
  option: string,
  files: readonly NewFile[],
  note: (step: WriteStep) => void = () => {},
): void {
  const aimed = files.map((file) => ({ ...file, target: writeTarget(option, file.path) }));
  const mark = randomUUID().slice(0, 8);
  const moves = aimed.flatMap(({ target }, i): Move[] =>
    target.kind === 'file'
      ? [{ from: temporary(target.path, `${mark}-${i}`), to: target.path }]
      : [],
  );
  note({ kind: 'filling', moves });
  try {
    const temporaries = moves.map(({ from }) => from);
    for (const file of aimed) refusing(option, file.path, () => fill(file, temporaries));
    note({ kind: 'renaming', moves });
    refusing(option, files[0]?.path ?? '', () => renameAll(moves));
  } finally {
    for (const { from } of moves) rmSync(from, { force: true });
    note({ kind: 'done' });
  }
}

/** A short name of its own, so that no name is too long for it. */
const temporary = (path: string, mark: string): string =>
  join(dirname(path), `.monoculture-${mark}.part`);

/** Fills one file; the temporaries of those that need one come in order. */
function fill({ pieces, target }: Aimed, temporaries: string[]): void {
  if (target.kind === 'standard') {
    pour(target.stream, pieces);
    return;
  }
  const handle =
    target.kind === 'stream'
      ? openStream(target.path)
      : openTemporary(temporaries.shift()!, target.standing);
  try {
    pour(handle, pieces);
  } finally {
    closeSync(handle);
  }
}

function pour(handle: number, pieces: Iterable<string | Uint8Array>): void {
  for (const bytes of gathered(pieces)) writeAll(handle, bytes);
}

function openTemporary(path: string, standing: Stats | null): number {
  const handle = openSync(path, 'wx', NEW_FILE_MODE);
  if (standing !== null) {
    try {
      fchownSync(handle, standing.uid, standing.gid);
    } catch {
      // Only the superuser gives files away.
    }
    fchmodSync(handle, standing.mode & PERMISSIONS);
  }
  return handle;
}

/** Opens a pipe or a device; waits for the reader of a pipe. */
function openStream(path: string): number {
  for (;;) {
    try {
      return openSync(path, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0));
    } catch (cause) {
      if (codeOf(cause) !== 'ENXIO') throw cause;
      pause();
    }
  }
}

/** Renames all, or puts back what stood there before. */
function renameAll(moves: readonly Move[]): void {
  const kept: Move[] = [];
  const done: string[] = [];
  try {
    if (moves.length > 1) for (const move of moves) keep(move, kept);
    for (const { from, to } of moves) {
      renameSync(from, to);
      done.push(to);
    }
  } catch (cause) {
    for (const path of done) rmSync(path, { force: true });
    for (const { from, to } of kept) if (done.includes(to)) renameSync(from, to);
    throw cause;
  } finally {
    for (const { from } of kept) rmSync(from, { force: true });
  }
}

/** Gives a file that stands a second name, from which it can be put back. */
function keep(move: Move, kept: Move[]): void {
  try {
    linkSync(move.to, keptName(move));
    kept.push({ from: keptName(move), to: move.to });
  } catch {
    // Nothing stands there yet, or the file system has no links.
  }
}

function refusing(option: string, path: string, act: () => void): void {
  try {
    act();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === '') throw cause;
    throw new DomainError(
      `${option} ${oneLine(path)}: could not be written: ${refusals[code] ?? 'the system refused'} (${code}). Nothing was left half written; make room there or choose another place.`,
    );
  }
}
