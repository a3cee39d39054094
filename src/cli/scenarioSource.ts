import { basename, extname, resolve } from 'node:path';
import { type AnyScenario, parseScenario, type Scenario } from '../scenario/parseScenario.js';
import { place } from '../scenario/place.js';
import { readScenario, scenarioFiles } from '../scenario/readScenario.js';
import { filesNamed } from '../scenario/requireScenario.js';
import { decoded, UnreadableText } from '../scenario/textEncoding.js';
import { textOf } from '../scenario/textFile.js';
import { noInput } from './standardInput.js';
import type { Terminal } from './terminal.js';
import { STANDARD_INPUT } from './writeTarget.js';

/** Where a command takes its scenario from, read once. */
export interface ScenarioSource {
  /** What files made of it are named after. */
  readonly stem: string;
  /** The scenario with these changes. */
  readonly scenario: <S extends AnyScenario = Scenario>(set: readonly string[]) => S;
  /** What was read for it: the scenario file first, then the files that it names. */
  readonly files: (scenario: AnyScenario) => string[];
}

/** How errors call what comes by standard input. */
const INPUT = 'standard input';

/**
 * The source that an argument names: a file, a preset, or `-` for standard input, where the paths of CSV files are
 * relative to the working directory.
 *
 * @throws DomainError if standard input has no scenario to read.
 */
export async function scenarioSource(
  name: string,
  { input }: Pick<Terminal, 'input'>,
): Promise<ScenarioSource> {
  if (name !== STANDARD_INPUT) {
    return {
      stem: basename(name, extname(name)),
      scenario: <S extends AnyScenario>(set: readonly string[]) => readScenario<S>(name, { set }),
      files: (scenario) => scenarioFiles(name, scenario),
    };
  }
  if (input === undefined) throw noInput('nothing');
  const text = await textOfInput(input);
  return {
    stem: 'scenario',
    scenario: <S extends AnyScenario>(set: readonly string[]) =>
      parseScenario<S>(text, { source: INPUT, set, readText: textOf }),
    files: (scenario) => [
      STANDARD_INPUT,
      ...[...filesNamed(scenario)].map((path) => resolve(path)),
    ],
  };
}

async function textOfInput(input: () => Promise<Uint8Array>): Promise<string> {
  try {
    const text = decoded(await input());
    if (text.trim() !== '') return text;
  } catch (cause) {
    if (!(cause instanceof UnreadableText)) throw cause;
    throw place(INPUT).broken(
      'must be text that can be read',
      cause.found,
      cause.next ?? 'Give YAML or JSON text.',
    );
  }
  throw noInput('nothing');
}
