import Papa from 'papaparse';
import { printable } from './printable.js';

/** A CSV file: the names of its columns, and its cells row by row. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A text that is not a CSV file with a header, and what is wrong with it. */
export interface MalformedTable {
  readonly kind: 'malformed';
  readonly found: string;
}

/** Reads CSV text (RFC 4180, comma or what the header uses; any ends of lines, also mixed); blank lines are skipped. */
export function parseTable(text: string): Table | MalformedTable {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const { data, errors } = Papa.parse<string[]>(lines, { skipEmptyLines: 'greedy', newline: '\n' });
  const [header, ...rows] = data;
  const malformed = (found: string): MalformedTable => ({ kind: 'malformed', found });
  const error = errors.find(({ type }) => type !== 'Delimiter');
  if (error !== undefined) {
    return malformed(`${error.message} (row ${(error.row ?? 0) + 1})`);
  }
  if (header === undefined) return malformed('an empty file');
  const columns = header.map((name) => name.trim());
  const twice = columns.find((name, i) => columns.indexOf(name) !== i);
  if (twice !== undefined) return malformed(`two columns named ${printable(twice)}`);
  const ragged = rows.findIndex((row) => row.length !== columns.length);
  if (ragged >= 0) {
    return malformed(
      `${rows[ragged]?.length} cells in data row ${ragged + 1} under a header of ${columns.length}`,
    );
  }
  return { kind: 'table', columns, rows };
}
