import { isUtf8 } from 'node:buffer';
import { readFileSync, type Stats, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { type ParseOptions, parseScenario, type Scenario } from './parseScenario.js';
import { place } from './place.js';
import { presetHint, presetNames, presetPath } from './presets.js';
import { printable } from './printable.js';

/**
 * Reads a scenario from a file, or a preset by its name. A file of that name wins.
 *
 * @param pathOrPreset - path of a YAML or JSON file, or one of `presetNames()`. The CSV files that a scenario
 *   names are looked for beside it.
 * @param options.set - overrides such as `alpha=0.3`, applied in order before validation.
 * @returns the scenario, ready for `ecosystem`.
 * @throws ScenarioError if there is no such file or preset, it cannot be read, or it breaks a rule.
 * @throws DomainError if an override is malformed or leads nowhere.
 */
export function readScenario(
  pathOrPreset: string,
  { set = [] }: Pick<ParseOptions, 'set'> = {},
): Scenario {
  const path = scenarioPath(pathOrPreset);
  let text: string;
  try {
    text = textOf(path);
  } catch (cause) {
    throw place(pathOrPreset).broken(
      'must be a file that can be read',
      cause instanceof Error ? cause.message : String(cause),
      'Check the file and its permissions.',
    );
  }
  const readText = (csv: string) => textOf(resolve(dirname(path), csv));
  return parseScenario(text, { source: pathOrPreset, set, readText });
}

function scenarioPath(pathOrPreset: string): string {
  const found = statOf(pathOrPreset);
  if (found !== undefined && !found.isDirectory()) return pathOrPreset;
  if (presetNames().includes(pathOrPreset)) return presetPath(pathOrPreset);
  const here = place(pathOrPreset);
  if (found !== undefined) {
    throw here.broken('must be a file', 'a directory', 'Name the scenario file in it.');
  }
  if (/[/\\]/.test(pathOrPreset) || extname(pathOrPreset) !== '') {
    throw here.broken('must be a file that exists', 'no such file', 'Check the path.');
  }
  throw here.broken(
    'must be a file or the name of a preset',
    printable(pathOrPreset),
    presetHint(pathOrPreset),
  );
}

/** What stands at a path; undefined for nothing, and for what the system refuses to tell. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The text of a UTF-8 file, of any size a string can have. */
function textOf(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    const { code = '' } = cause as NodeJS.ErrnoException;
    throw new Error(reasons[code] ?? code);
  }
  if (!isUtf8(bytes)) throw new Error('bytes that are not UTF-8 text');
  return bytes.toString('utf8');
}

/** What the system's codes mean to the writer of a file. */
const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  EISDIR: 'a directory',
  EACCES: 'a file without permission to read it',
};
