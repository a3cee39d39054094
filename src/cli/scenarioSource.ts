import { basename, extname, resolve } from 'node:path';
import { parseScenario, type Scenario } from '../scenario/parseScenario.js';
import { place } from '../scenario/place.js';
import { readScenario, scenarioFiles } from '../scenario/readScenario.js';
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
  readonly scenario: (set: readonly string[]) => Scenario;
  /** What was read for it: the scenario file first, then its CSV files. */
  readonly files: (scenario: Scenario) => string[];
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
      scenario: (set) => readScenario(name, { set }),
      files: (scenario) => scenarioFiles(name, scenario),
    };
  }
  if (input === undefined) throw noInput('nothing');
  const text = await textOfInput(input);
  return {
    stem: 'scenario',
    scenario: (set) => parseScenario(text, { source: INPUT, set, readText: textOf }),
    files: ({ tables }) => [STANDARD_INPUT, ...[...tables.keys()].map((csv) => resolve(csv))],
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
