import Papa from 'papaparse';
import type { Figure } from '../figure.js';
import { plainText } from '../labels/markup.js';

/** How texts begin that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@]/;

/**
 * A figure's table as CSV: a line of titles, then one line a row; numbers in full, empty where there is none. Columns
 * that count something, such as `series`, are followed at the end by what each number stands for, `series_name`.
 * A text that a spreadsheet would run gets a space before it: names never begin with one, so that no name is lost.
 */
export function csv({ rows, names = {} }: Pick<Figure, 'rows' | 'names'>): string {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const data = rows.map((row) => [
    ...columns.map((column) => inert(row[column])),
    ...Object.entries(names).map(([column, labels]) => nameOf(labels, row[column])),
  ]);
  const fields = [...columns, ...Object.keys(names).map((column) => `${column}_name`)];
  return `${Papa.unparse({ fields, data }, { newline: '\n' })}\n`;
}

const nameOf = (labels: readonly string[], number: unknown): string =>
  typeof number === 'number' ? inert<string>(plainText(labels[number] ?? '')) : '';

const inert = <Cell>(cell: Cell): Cell | string =>
  typeof cell === 'string' && FORMULA.test(cell) ? ` ${cell}` : cell;
