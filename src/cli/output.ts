import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DomainError } from '../errors.js';

/** Objects and lists are written key by key down to this depth: no string may exceed the engine's limit. */
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

const isFolder = (path: string): boolean => existsSync(path) && statSync(path).isDirectory();

/**
 * Checks that a folder can be written into, or made, before work is spent on its content.
 *
 * @param option - the option that names it, for messages.
 * @throws DomainError if a file stands there or on the way to it, or the folder is closed.
 */
export function requireFolder(option: string, folder: string): void {
  const standing = nearestStanding(resolve(folder));
  const refuse = (rule: string, found: string): never => {
    throw new DomainError(`${option} ${folder}: ${rule}, found ${found}. Choose another place.`);
  };
  if (!isFolder(standing)) refuse('must be a folder', `a file at ${standing}`);
  try {
    accessSync(standing, constants.W_OK | constants.X_OK);
  } catch {
    refuse('must be a writable folder', `no write permission for ${standing}`);
  }
}

/**
 * Makes a folder, and those above it, where there is none.
 *
 * @throws DomainError if the system refuses.
 */
export function makeFolder(option: string, folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(option, dirname(resolve(folder)));
  try {
    mkdirSync(folder);
  } catch (cause) {
    throw new DomainError(
      `${option} ${folder}: must be a folder that can be created, found ${(cause as NodeJS.ErrnoException).code}. Choose another place.`,
    );
  }
}

const nearestStanding = (path: string): string =>
  existsSync(path) ? path : nearestStanding(dirname(path));
