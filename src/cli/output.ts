import { accessSync, constants, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { DomainError } from '../errors.js';

/** Objects and lists are written key by key down to this depth, so that no string outgrows the engine's limit. */
const OPENED = 3;

/** A value as JSON, in pieces. */
export function* jsonPieces(value: unknown, depth = OPENED): Generator<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const list = Array.isArray(value);
  yield list ? '[' : '{';
  let separator = '';
  for (const [key, inner] of Object.entries(value)) {
    if (inner === undefined) continue;
    yield list ? separator : `${separator}${JSON.stringify(key)}:`;
    yield* jsonPieces(inner, depth - 1);
    separator = ',';
  }
  yield list ? ']' : '}';
}

/**
 * Checks that a file can be written, before work is spent on its content.
 *
 * @throws DomainError if its folder is missing or closed, or it is a folder itself.
 */
export function requireWritable(option: string, file: string): void {
  const refuse = (rule: string, found: string): never => {
    throw new DomainError(`${option} ${file}: ${rule}, found ${found}. Choose another place.`);
  };
  const existing = statSync(file, { throwIfNoEntry: false });
  if (existing?.isDirectory()) refuse('must be a file', 'a directory');
  const folder = dirname(file);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    refuse('its folder must exist', `no folder ${folder}`);
  }
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    refuse('its folder must be writable', `a closed folder ${folder}`);
  }
}

/** Writes a file whole or not at all: a name beside it first, then one rename. */
export function writeWhole(file: string, pieces: Iterable<string>): void {
  const part = `${file}.${process.pid}.part`;
  try {
    writeFileSync(part, '');
    for (const piece of pieces) writeFileSync(part, piece, { flag: 'a' });
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
}
