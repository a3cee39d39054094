import { existsSync, readFileSync } from 'node:fs';
import { formats } from '../figures/formats.js';
import { oneLine } from '../scenario/printable.js';

/** Files of a figure that another run wrote. */
export interface OtherRun {
  readonly paths: readonly string[];
  /** How it made them; null where the files do not say. */
  readonly source: string | null;
}

/**
 * What stands where a figure is about to be written, if another run wrote it.
 *
 * @param stem - path of the files without extension.
 * @param source - how the new figure is made.
 * @returns null where nothing stands, or what stands was made in the same way.
 */
export function otherRun(stem: string, source: string): OtherRun | null {
  const paths = formats.map((format) => `${stem}.${format}`).filter((path) => existsSync(path));
  if (paths.length === 0) return null;
  const text = `${stem}.txt`;
  const earlier = paths.includes(text)
    ? (readFileSync(text, 'utf8').trimEnd().split('\n').at(-1) ?? null)
    : null;
  return earlier === oneLine(source) ? null : { paths, source: earlier };
}

/** Says that files were replaced, and which are gone. */
export function replacedText({ source }: OtherRun, stale: readonly string[]): string {
  const gone = stale.map((path) => oneLine(path)).join(', ');
  return [
    `replaced those of another run${source === null ? '' : ` (${oneLine(source)})`}`,
    ...(stale.length === 0 ? [] : [`removed with them, as no longer right: ${gone}`]),
  ].join('; ');
}
