import { place } from './place.js';
import { printable } from './printable.js';
import {
  type CsvDesign,
  isCsv,
  type RealDataFile,
  type ScenarioFile,
  type SyntheticDataFile,
} from './schema.js';
import { parseTable, type Table } from './table.js';
import { UnreadableText } from './textEncoding.js';

/**
 * Reads every CSV file that a scenario names, once each.
 *
 * @param readText - gives the text of a file by the path the scenario names; it may throw.
 * @returns tables by that path.
 * @throws ScenarioError if a file cannot be read, or is not CSV with a header.
 */
export function readTables(
  file: ScenarioFile,
  source: string,
  readText: ((path: string) => string) | undefined,
): ReadonlyMap<string, Table> {
  const tables = new Map<string, Table>();
  for (const { design, parts } of csvDesigns(file)) {
    const { csv } = design;
    if (tables.has(csv)) continue;
    const here = place(source, ...parts, 'design', 'csv');
    if (readText === undefined) {
      throw here.broken(
        'must be a file this reader can open',
        printable(csv),
        'Pass readText, or read the scenario with readScenario of monoculture/node.',
      );
    }
    let text: string;
    try {
      text = readText(csv);
    } catch (cause) {
      throw here.broken(
        'must be a file that can be read',
        `${printable(csv)} (${cause instanceof Error ? cause.message : String(cause)})`,
        cause instanceof UnreadableText && cause.next !== undefined
          ? cause.next
          : 'Give its path relative to the scenario file.',
      );
    }
    const table = parseTable(text);
    if (table.kind === 'malformed') {
      throw here.broken(
        'must be a CSV file with a header',
        `${table.found} in ${printable(csv)}`,
        'Correct the file.',
      );
    }
    tables.set(csv, table);
  }
  return tables;
}

type AnyDesign = RealDataFile['design'] | SyntheticDataFile['design'];

/** A CSV design and where it stands. */
export interface CsvUse {
  readonly design: CsvDesign;
  /** Path of the data set in the scenario. */
  readonly parts: readonly (string | number)[];
}

/** Every CSV design of a scenario: rows that realise features, real or synthetic. */
export function csvDesigns(file: ScenarioFile): CsvUse[] {
  const uses: { readonly design: AnyDesign | undefined; readonly parts: CsvUse['parts'] }[] = [
    { design: file.public?.design, parts: ['public'] },
    ...(file.pools ?? []).map(({ human }, m) => ({
      design: human?.design,
      parts: ['pools', m, 'human'],
    })),
    ...file.entities.flatMap(({ private: own, synthetic, publish }, k) => [
      { design: own?.design, parts: ['entities', k, 'private'] },
      { design: synthetic.design, parts: ['entities', k, 'synthetic'] },
      ...Object.entries(publish === 'none' ? {} : (publish ?? {})).map(([pool, volume]) => ({
        design: typeof volume === 'number' ? undefined : volume.design,
        parts: ['entities', k, 'publish', pool],
      })),
    ]),
  ];
  return uses.flatMap(({ design, parts }) =>
    design !== undefined && isCsv(design) ? [{ design, parts }] : [],
  );
}
