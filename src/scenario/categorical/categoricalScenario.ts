import { ScenarioError } from '../../errors.js';
import { place } from '../place.js';
import { printable } from '../printable.js';
import { problemsOf } from '../problems.js';
import { UnreadableText } from '../textEncoding.js';
import {
  type AnswersFile,
  type CategoricalFile,
  categoricalKeys,
  categoricalSchema,
} from './categoricalSchema.js';

/** A scenario of categorical models: a validated description with the texts it names. */
export interface CategoricalScenario {
  /** Where it came from, for messages: a file name, or `scenario`. */
  readonly source: string;
  readonly file: CategoricalFile;
  /** Texts by the path that the scenario gives them. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Validates a scenario tree of categorical models, and reads its texts.
 *
 * @param tree - what the file holds. Not modified.
 * @param source - its name, for messages.
 * @param readText - gives the text of a file named in the scenario; it may throw.
 * @returns the scenario.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 */
export function parseCategorical(
  tree: unknown,
  source: string,
  readText: ((path: string) => string) | undefined,
): CategoricalScenario {
  const parsed = categoricalSchema.safeParse(tree);
  if (!parsed.success) {
    throw new ScenarioError(source, problemsOf(parsed.error.issues, tree, [], categoricalKeys));
  }
  const { data: file } = parsed;
  return { source, file, texts: readTexts(file, source, readText) };
}

function readTexts(
  file: CategoricalFile,
  source: string,
  readText: ((path: string) => string) | undefined,
): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const { data, parts } of [
    { data: file.public, parts: ['public'] },
    ...file.entities.map(({ private: data }, k) => ({ data, parts: ['entities', k, 'private'] })),
  ]) {
    for (const path of data === undefined ? [] : textPaths(data)) {
      if (texts.has(path)) continue;
      const here = place(source, ...parts, 'text');
      if (readText === undefined) {
        throw here.broken(
          'must be a file this reader can open',
          printable(path),
          'Pass readText, or read the scenario with readScenario of monoculture/node.',
        );
      }
      try {
        texts.set(path, readText(path));
      } catch (cause) {
        throw here.broken(
          'must be a file that can be read',
          `${printable(path)} (${cause instanceof Error ? cause.message : String(cause)})`,
          cause instanceof UnreadableText && cause.next !== undefined
            ? cause.next
            : 'Give its path relative to the scenario file.',
        );
      }
    }
  }
  return texts;
}

/** The paths of the texts that a data set consists of; none for counts and laws. */
export function textPaths(data: AnswersFile): readonly string[] {
  if (!('text' in data)) return [];
  return typeof data.text === 'string' ? [data.text] : data.text;
}
