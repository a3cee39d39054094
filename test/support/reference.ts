import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Compares a text with the one that was accepted before. A difference is written beside it, as `…-changed.svg`, for
 * review; `ACCEPT=1` in the environment accepts it.
 *
 * @param file - path of the accepted text.
 * @returns whether they are the same.
 */
export function sameAsReference(file: string, text: string): boolean {
  const changed = file.replace(/(\.\w+)$/, '-changed$1');
  rmSync(changed, { force: true });
  if (process.env.ACCEPT === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return true;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(changed, text);
  return false;
}
