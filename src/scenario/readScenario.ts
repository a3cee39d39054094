import { type Stats, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { DomainError } from '../errors.js';
import {
  type AnyScenario,
  type ParseOptions,
  parseScenario,
  type Scenario,
} from './parseScenario.js';
import { place } from './place.js';
import { presetHint, presetNames, presetPath } from './presets.js';
import { oneLine, printable } from './printable.js';
import { filesNamed } from './requireScenario.js';
import { UnreadableText } from './textEncoding.js';
import { textOf } from './textFile.js';

/**
 * Reads a scenario from a file, or a preset by its name. A file of that name wins.
 *
 * @param pathOrPreset - path of a YAML or JSON file, or one of `presetNames()`. The CSV files and texts that a
 *   scenario names are looked for beside it.
 * @param options.set - overrides such as `{ alpha: 0.3 }`, applied in order before validation.
 * @returns the scenario, ready for `ecosystem`.
 * @throws ScenarioError if there is no such file or preset, it cannot be read, or it breaks a rule.
 * @throws DomainError if an override is malformed, or a part of its path does not exist.
 * @example
 * import { readScenario } from 'monoculture/node';
 * const scenario = readScenario('specialists', { set: { alpha: 0.3 } });
 * console.log(scenario.file.alpha);
 */
export function readScenario<S extends AnyScenario = Scenario>(
  pathOrPreset: string,
  { set = [] }: Pick<ParseOptions, 'set'> = {},
): S {
  if (typeof pathOrPreset !== 'string') {
    throw new DomainError(
      `readScenario: must be given a path or the name of a preset, found ${printable(pathOrPreset)}. For text or an object use parseScenario.`,
    );
  }
  const { path, text } = scenarioText(pathOrPreset);
  const readText = (csv: string) => textOf(resolve(dirname(path), csv));
  return parseScenario<S>(text, { source: oneLine(pathOrPreset), set, readText });
}

/**
 * The text of a scenario file or preset, and the path where it stands.
 *
 * @throws ScenarioError if there is no such file or preset, or it cannot be read.
 */
export function scenarioText(pathOrPreset: string): {
  readonly path: string;
  readonly text: string;
} {
  const path = scenarioPath(pathOrPreset);
  try {
    return { path, text: textOf(path) };
  } catch (cause) {
    if (!(cause instanceof UnreadableText)) throw cause;
    throw place(oneLine(pathOrPreset)).broken(
      'must be a file that can be read',
      cause.found,
      cause.next ?? 'Check the file and its permissions.',
    );
  }
}

/** The files that a scenario was read from: its own first, then those it names. */
export function scenarioFiles(pathOrPreset: string, scenario: AnyScenario): string[] {
  const path = scenarioPath(pathOrPreset);
  return [path, ...[...filesNamed(scenario)].map((csv) => resolve(dirname(path), csv))];
}

function scenarioPath(pathOrPreset: string): string {
  const found = statOf(pathOrPreset);
  if (found !== undefined && !found.isDirectory()) return pathOrPreset;
  if (presetNames().includes(pathOrPreset)) return presetPath(pathOrPreset);
  const here = place(oneLine(pathOrPreset));
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

/** What stands at a path; undefined for nothing, and if the system refuses. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
