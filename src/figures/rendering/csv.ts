import Papa from 'papaparse';
import type { Figure } from '../figure.js';
import { plainText } from '../markup.js';

/** Signs that LaTeX would trip over when it reads the file, and the room around them. */
const UNREADABLE = /[,%#"\\{}\s]+/g;

/**
 * A figure's table as CSV: a line of titles, then one line a row; numbers in full, empty where there is none. Columns
 * that count something, such as `series`, are followed at the end by what each number stands for, `series_name`.
 */
export function csv({ rows, names = {} }: Pick<Figure, 'rows' | 'names'>): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const data = rows.map((row) => [
    ...columns.map((column) => row[column]),
    ...Object.entries(names).map(([column, labels]) => nameOf(labels, row[column])),
  ]);
  const fields = [...columns, ...Object.keys(names).map((column) => `${column}_name`)];
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

const nameOf = (labels: readonly string[], number: unknown): string =>
  typeof number === 'number'
    ? plainText(labels[number] ?? '')
        .replace(UNREADABLE, ' ')
        .trim()
    : '';
