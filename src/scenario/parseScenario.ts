import { LineCounter, parseDocument } from 'yaml';
import { ScenarioError } from '../errors.js';
import { printable } from './printable.js';
import { problemsOf } from './problems.js';
import { type CsvDesign, isCsv, type ScenarioFile, scenarioSchema } from './schema.js';
import { parseSetting, withSetting } from './settings.js';
import { parseTable, type Table } from './table.js';

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

/** Aliases of one anchor may repeat (a covariance shared by all entities), but not grow without bound. */
const MOST_ALIASES = 100_000;

/**
 * Reads a scenario from YAML or JSON text and validates it.
 *
 * @param text - the content of a scenario file. For CSV designs pass `readText`.
 * @returns the scenario, ready for `ecosystem`.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 */
export function parseScenario(text: string, options: ParseOptions = {}): Scenario {
  const { source = 'scenario', set = [], readText } = options;
  const tree = set.map(parseSetting).reduce(withSetting, treeOf(text, source));
  const parsed = scenarioSchema.safeParse(tree);
  if (!parsed.success) throw new ScenarioError(source, problemsOf(parsed.error.issues, tree));
  return { source, file: parsed.data, tables: readTables(parsed.data, source, readText) };
}

function treeOf(text: string, source: string): unknown {
  const fail = (found: string, next: string) =>
    new ScenarioError(source, [
      { path: '', rule: 'a scenario must be YAML or JSON text', found, next },
    ]);
  if (text.includes('\0')) throw fail('binary data', 'Give a text file.');
  if (/^\s*\{/.test(text)) {
    // Fast and lean for generated scenarios of a hundred megabytes; anything else is YAML's to judge.
    try {
      return JSON.parse(text) as unknown;
    } catch {}
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problem = document.errors[0];
  if (problem !== undefined) {
    const { line, col } = lines.linePos(problem.pos[0]);
    const reason = problem.message.split('\n')[0] ?? '';
    throw fail(`${reason} (line ${line}, column ${col})`, 'Correct the text there.');
  }
  const tree: unknown = toValue(document, fail);
  if (tree === null || tree === undefined) {
    throw fail('an empty document', 'Start from a preset: monoculture scenarios specialists.');
  }
  return tree;
}

function toValue(
  document: ReturnType<typeof parseDocument>,
  fail: (found: string, next: string) => ScenarioError,
): unknown {
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch (cause) {
    throw fail(
      cause instanceof Error ? cause.message : String(cause),
      'Correct the anchors and aliases.',
    );
  }
}

function readTables(
  file: ScenarioFile,
  source: string,
  readText: ParseOptions['readText'],
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const [place, { csv }] of csvDesigns(file)) {
    if (tables.has(csv)) continue;
    const fail = (rule: string, found: string, next: string) =>
      new ScenarioError(source, [{ path: `${place}.csv`, rule, found, next }]);
    if (readText === undefined) {
      throw fail(
        'must be a file this reader can open',
        printable(csv),
        'Pass readText, or read the scenario with readScenario of monoculture/node.',
      );
    }
    let text: string;
    try {
      text = readText(csv);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw fail(
        'must be a file that can be read',
        `${printable(csv)} (${reason})`,
        'Give its path relative to the scenario file.',
      );
    }
    const table = parseTable(text);
    if (table.kind === 'malformed') {
      throw fail('must be a CSV file with a header', table.found, 'Correct the file.');
    }
    tables.set(csv, table);
  }
  return tables;
}

function csvDesigns(file: ScenarioFile): [string, CsvDesign][] {
  const designs: [string, unknown][] = [
    ['public.design', file.public?.design],
    ...file.entities.flatMap(({ private: real, synthetic }, k): [string, unknown][] => [
      [`entities[${k}].private.design`, real?.design],
      [`entities[${k}].synthetic.design`, synthetic.design],
    ]),
  ];
  return designs.filter((entry): entry is [string, CsvDesign] => isCsv(entry[1]));
}
