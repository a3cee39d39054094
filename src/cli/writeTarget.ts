import {
  accessSync,
  constants,
  fstatSync,
  lstatSync,
  readlinkSync,
  realpathSync,
  type Stats,
  statSync,
} from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DomainError } from '../errors.js';
import { oneLine } from '../scenario/printable.js';

/** What writing to a path would write to. */
export type WriteTarget =
  /** A file, or none yet, behind any links; `standing` has mode and owner of what is there. */
  | { readonly kind: 'file'; readonly path: string; readonly standing: Stats | null }
  /** A pipe or a device. */
  | { readonly kind: 'stream'; readonly path: string }
  /** What this process has open as standard output or standard error. */
  | { readonly kind: 'standard'; readonly stream: 1 | 2 };

/** Links that lead to links; the system gives up at forty. */
const MOST_LINKS = 40;

/**
 * Finds what a path leads to, and checks that it can be written.
 *
 * @param option - the option that names it, for messages.
 * @param file - the path.
 * @throws DomainError if its folder is missing or closed, or it is a folder, or closed itself.
 */
export function writeTarget(option: string, file: string): WriteTarget {
  const refuse = (rule: string, found: string): never => {
    throw new DomainError(
      `${option} ${oneLine(file)}: ${rule}, found ${oneLine(found)}. Choose another place.`,
    );
  };
  const standing = statOrNull(file);
  if (standing?.isDirectory()) refuse('must be a file', 'a directory');
  const stream = ([1, 2] as const).find((one) => standing !== null && isOpenAs(standing, one));
  if (stream !== undefined) return { kind: 'standard', stream };
  const path = standing === null ? linkEnd(file) : realpathSync(file);
  const folder = dirname(path);
  if (!statOrNull(folder)?.isDirectory()) refuse('its folder must exist', `no folder ${folder}`);
  if (standing !== null && !allows(path, constants.W_OK)) {
    refuse('must be a writable file', 'a file without write permission');
  }
  if (standing !== null && !standing.isFile()) return { kind: 'stream', path: file };
  if (!allows(folder, constants.W_OK | constants.X_OK)) {
    refuse('its folder must be writable', `no write permission for ${folder}`);
  }
  return { kind: 'file', path, standing };
}

/**
 * Checks that a path leads to none of the files that a command reads.
 *
 * @param inputs - the scenario file first, then what it reads.
 * @throws DomainError if it does, by whatever name or link.
 */
export function requireNoInput(option: string, file: string, inputs: readonly string[]): void {
  const standing = statOrNull(file);
  if (!standing?.isFile()) return;
  const found = inputs.findIndex((input) => {
    const read = input === STANDARD_INPUT ? openStats(0) : statOrNull(input);
    return read !== null && isSame(read, standing);
  });
  if (found < 0) return;
  const rule =
    found === 0 ? 'must not be the scenario file' : 'must not be a file that the scenario reads';
  throw new DomainError(
    `${option} ${oneLine(file)}: ${rule}, found ${oneLine(inputs[found]!)}. Choose another place.`,
  );
}

/** Stands for what is open as standard input among files that are read. */
export const STANDARD_INPUT = '-';

const isSame = (a: Stats, b: Stats): boolean => a.dev === b.dev && a.ino === b.ino;

function isOpenAs(standing: Stats, stream: 1 | 2): boolean {
  const open = openStats(stream);
  return open !== null && isSame(open, standing);
}

function openStats(stream: 0 | 1 | 2): Stats | null {
  try {
    return fstatSync(stream);
  } catch {
    return null;
  }
}

/** Where a link leads whose end does not exist yet; any other path is its own end. */
function linkEnd(file: string): string {
  let path = resolve(file);
  for (let link = 0; link < MOST_LINKS && isLink(path); link++) {
    path = resolve(dirname(path), readlinkSync(path));
  }
  return path;
}

const isLink = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;

/** What stands at the end of a path; null for nothing, and if the system refuses. */
function statOrNull(path: string): Stats | null {
  try {
    return statSync(path);
  } catch {
    return null;
  }
}

function allows(path: string, mode: number): boolean {
  try {
    accessSync(path, mode);
    return true;
  } catch {
    return false;
  }
}
