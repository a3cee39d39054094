import { ScenarioError } from '../errors.js';
import { problemsOf } from './problems.js';
import { type ScenarioFile, scenarioSchema } from './schema.js';
import { parseSetting, withSetting } from './settings.js';
import { sourceTree } from './sourceTree.js';
import type { Table } from './table.js';
import { readTables } from './tables.js';

/** A scenario: a validated description with the CSV tables it names. */
export interface Scenario {
  /** Where it came from, for messages: a file name, or `scenario`. */
  readonly source: string;
  readonly file: ScenarioFile;
  /** Tables by the path the scenario gives them. */
  readonly tables: ReadonlyMap<string, Table>;
}

export interface ParseOptions {
  /** Name of the file, for messages. */
  readonly source?: string;
  /** Overrides such as `alpha=0.3`, applied in order before validation. */
  readonly set?: readonly string[];
  /** Gives the text of a CSV file named in the scenario; it may throw. */
  readonly readText?: (path: string) => string;
}

/**
 * Reads a scenario from YAML or JSON text and validates it.
 *
 * @param text - the content of a scenario file. For CSV designs pass `readText`.
 * @returns the scenario, ready for `ecosystem`.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 * @throws DomainError if an override of `set` is malformed, or a part of its path does not exist.
 */
export function parseScenario(text: string, options: ParseOptions = {}): Scenario {
  const { source = 'scenario', set = [], readText } = options;
  const tree = set.map(parseSetting).reduce(withSetting, sourceTree(text, source));
  const parsed = scenarioSchema.safeParse(tree);
  if (!parsed.success) throw new ScenarioError(source, problemsOf(parsed.error.issues, tree));
  return { source, file: parsed.data, tables: readTables(parsed.data, source, readText) };
}
