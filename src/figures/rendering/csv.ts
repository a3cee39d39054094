import Papa from 'papaparse';
import type { Row } from '../figure.js';

/** A figure's table as CSV: a line of names, then one line a row; numbers in full, empty where there is none. */
export function csv(rows: readonly Row[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return `${Papa.unparse({ fields: names, data: rows.map((row) => names.map((name) => row[name])) }, { newline: '\n' })}\n`;
}
