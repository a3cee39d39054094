import { DomainError, ScenarioError } from '../errors.js';
import { type CategoricalScenario, parseCategorical } from './categorical/categoricalScenario.js';
import { type GaussianScenario, parseGaussian } from './gaussian/gaussianScenario.js';
import { modelOf } from './model.js';
import { printable } from './printable.js';
import { problemsOf } from './problems.js';
import { type ScenarioFile, scenarioSchema } from './schema.js';
import { type Changes, settingsOf, withSetting } from './settings.js';
import { sourceTree } from './sourceTree.js';
import type { Table } from './table.js';
import { readTables } from './tables.js';

/** A scenario of linear models: a validated description with the CSV tables it names. */
export interface Scenario {
  /** Where it came from, for messages: a file name, or `scenario`. */
  readonly source: string;
  readonly file: ScenarioFile;
  /** Tables by the path the scenario gives them. */
  readonly tables: ReadonlyMap<string, Table>;
}

/** A scenario of any family of models: `file.model` tells which. */
export type AnyScenario = Scenario | CategoricalScenario | GaussianScenario;

export interface ParseOptions {
  /** Name of the file, for messages. */
  readonly source?: string;
  /** Overrides, applied in order before validation: `{ alpha: 0.3 }`, or texts such as `['alpha=0.3']`. */
  readonly set?: Changes;
  /** Gives the text of a CSV file named in the scenario; it may throw. */
  readonly readText?: (path: string) => string;
}

/**
 * Reads a scenario from YAML or JSON text, or from a plain object, and validates it.
 *
 * The family of models is the file's own matter, `model`; who knows it beforehand says so by the type,
 * `parseScenario<CategoricalScenario>(text)`, or `<AnyScenario>` to ask `file.model`.
 *
 * @param content - the text of a scenario file, or an object with the same keys. Not modified. For CSV designs pass
 *   `readText`.
 * @param options - a name for messages, overrides, and how CSV files are read.
 * @returns the scenario, ready for `solve`, `simulate` and `verify`.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 * @throws DomainError if an override of `set` is malformed, or a part of its path does not exist.
 * @example
 * import { parseScenario, solve } from 'monoculture';
 * const data = { samples: 100, design: 'isotropic' };
 * const scenario = parseScenario({
 *   features: 2,
 *   alpha: 0.5,
 *   entities: [{ name: 'A', private: data, synthetic: data }],
 * });
 * console.log(solve(scenario).stability.spectralRadius);
 */
export function parseScenario<S extends AnyScenario = Scenario>(
  content: string | object,
  options: ParseOptions = {},
): S {
  return anyScenario(content, options) as S;
}

function anyScenario(content: string | object, options: ParseOptions): AnyScenario {
  const { source = 'scenario', set = [], readText } = options;
  const tree = settingsOf(set).reduce(withSetting, treeOf(content, source));
  const model = modelOf(tree);
  if (model === 'categorical') return parseCategorical(tree, source, readText);
  if (model === 'gaussian') return parseGaussian(tree, source);
  const parsed = scenarioSchema.safeParse(tree);
  if (!parsed.success) throw new ScenarioError(source, problemsOf(parsed.error.issues, tree));
  return { source, file: parsed.data, tables: readTables(parsed.data, source, readText) };
}

function treeOf(content: unknown, source: string): unknown {
  if (typeof content === 'string') return sourceTree(content, source);
  if (typeof content === 'object' && content !== null) return content;
  throw new DomainError(
    `parseScenario: must be given the text of a scenario or an object, found ${printable(content)}. To read a file or a preset, use readScenario of monoculture/node.`,
  );
}
