import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DomainError } from '../errors.js';
import { closest } from './closest.js';
import { type Model, modelOf } from './model.js';
import { printable } from './printable.js';

/** The folder of the presets, beside this module in the sources and in the package alike. */
const folder = new URL('./presets/', import.meta.url);
const EXTENSION = '.yaml';

/**
 * Names of the scenarios that come with the package, in alphabetical order.
 *
 * @param model - only those of this family of models (default: all).
 * @returns the names that `readScenario` takes.
 * @example
 * import { presetNames } from 'monoculture/node';
 * console.log(presetNames());
 */
export const presetNames = (model?: Model): string[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(EXTENSION))
    .filter((file) => model === undefined || model === modelIn(file))
    .map((file) => file.slice(0, -EXTENSION.length))
    .sort();

/** The family that a preset file names, on a line of its own. */
function modelIn(file: string): Model {
  const [, named = 'linear'] =
    /^model: (\w+)$/m.exec(readFileSync(new URL(file, folder), 'utf8')) ?? [];
  return modelOf({ model: named });
}

/**
 * The YAML text of a preset, comments and all: something to start from.
 *
 * @param name - one of `presetNames()`.
 * @returns YAML text, for `parseScenario` or a file.
 * @throws DomainError if no preset has that name.
 * @example
 * import { presetText } from 'monoculture/node';
 * console.log(presetText('twins'));
 */
export function presetText(name: string): string {
  return readFileSync(presetPath(name), 'utf8');
}

/**
 * The file of a preset.
 *
 * @throws DomainError if no preset has that name.
 */
export function presetPath(name: string): string {
  if (presetNames().includes(name)) return fileURLToPath(new URL(`${name}${EXTENSION}`, folder));
  throw new DomainError(
    `${name}: must be the name of a preset, found ${printable(name)}. ${presetHint(name)}`,
  );
}

/** The preset a misspelt name may mean, and the list of all. */
export function presetHint(name: string): string {
  const names = presetNames();
  const meant = closest(name, names);
  return `${meant === undefined ? '' : `Did you mean ${meant}? `}The presets are ${names.join(', ')}.`;
}
