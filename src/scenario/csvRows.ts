import { Matrix } from '../linalg/matrix.js';
import type { Place } from './place.js';
import { printable } from './printable.js';
import type { CsvDesign } from './schema.js';
import type { Table } from './table.js';

/** A column whose standard deviation is below this share of its largest value varies by rounding only. */
const CONSTANT = 1e-12;

const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The rows of features, and the labels where `target` is named, that a CSV design picks from its table.
 *
 * `standardize` takes mean and standard deviation (divisor n) over the whole file, so that entities that
 * read different rows of one file share one scale; labels keep their unit.
 *
 * @param d - number of features: one for every column, and one for the intercept.
 * @param tables - the CSV files read, by the path the scenario gives them.
 * @param here - place of the design.
 * @returns X, n×d, and y, n numbers, or null without a target.
 * @throws ScenarioError if a column is missing, named twice or constant, a cell is not a number, or no row is left.
 */
export function csvRows(
  design: CsvDesign,
  d: number,
  tables: ReadonlyMap<string, Table>,
  here: Place,
): { rows: Matrix; labels: Float64Array | null } {
  const table = tables.get(design.csv);
  if (table === undefined) {
    throw here
      .at('csv')
      .broken('must have been read', printable(design.csv), 'Parse the scenario anew.');
  }
  const indices = columnIndices(table, design, d, here);
  const kept = keptRows(table, design, here);
  const rows = new Matrix(kept.length, d, new Float64Array(kept.length * d).fill(1));
  const first = design.intercept ? 1 : 0;
  indices.forEach((column, j) => {
    const place = here.at('columns', j);
    const { mean, deviation } = design.standardize
      ? scaleOf(table, column, place)
      : { mean: 0, deviation: 1 };
    kept.forEach((row, i) => {
      rows.set(i, first + j, (cell(table, row, column, place) - mean) / deviation);
    });
  });
  return { rows, labels: labelsOf(table, kept, design, here) };
}

function columnIndices(
  table: Table,
  { columns, target, intercept }: CsvDesign,
  d: number,
  here: Place,
): number[] {
  const wanted = d - (intercept ? 1 : 0);
  if (columns.length !== wanted) {
    throw here
      .at('columns')
      .broken(
        `must name ${wanted} columns (features: ${d}${intercept ? ', one of them the intercept' : ''})`,
        `${columns.length}`,
        'Name one column for every feature.',
      );
  }
  return columns.map((name, j) => {
    const place = here.at('columns', j);
    if (columns.indexOf(name) !== j) {
      throw place.broken('must not be named twice', printable(name), 'Remove one of the two.');
    }
    if (name === target) {
      throw place.broken(
        'must not be the target',
        printable(name),
        'A label cannot explain itself: take it out of columns.',
      );
    }
    return columnIndex(table, name, place);
  });
}

function labelsOf(
  table: Table,
  kept: readonly number[],
  { target }: CsvDesign,
  here: Place,
): Float64Array | null {
  if (target === undefined) return null;
  const place = here.at('target');
  const column = columnIndex(table, target, place);
  return Float64Array.from(kept, (row) => cell(table, row, column, place));
}

function keptRows(table: Table, { csv, where = {} }: CsvDesign, here: Place): number[] {
  if (table.rows.length === 0) {
    throw here
      .at('csv')
      .broken('must hold rows under its header', `none in ${printable(csv)}`, 'Fill the file.');
  }
  const conditions = Object.entries(where).map(([name, value]) => {
    const column = columnIndex(table, name, here.at('where', name));
    return (row: number) => {
      const found = table.rows[row]?.[column]?.trim() ?? '';
      return typeof value === 'number' ? decimal(found) === value : found === String(value);
    };
  });
  const kept = table.rows.map((_, row) => row).filter((row) => conditions.every((c) => c(row)));
  if (kept.length > 0) return kept;
  throw here
    .at('where')
    .broken(
      'must keep at least one row',
      printable(where),
      'Compare the values with the file: capitals count.',
    );
}

function columnIndex(table: Table, name: string, here: Place): number {
  const index = table.columns.indexOf(name);
  if (index >= 0) return index;
  throw here.broken(
    'must be a column of the file',
    printable(name),
    `Its columns are ${table.columns.join(', ')}.`,
  );
}

function cell(table: Table, row: number, column: number, here: Place): number {
  const text = table.rows[row]?.[column]?.trim() ?? '';
  const value = decimal(text);
  if (Number.isFinite(value)) return value;
  throw here.broken(
    'must hold numbers only',
    `${printable(text)} in data row ${row + 1}`,
    'Correct that row of the file, remove it, or leave it out by where.',
  );
}

const decimal = (text: string): number => (DECIMAL.test(text) ? Number(text) : Number.NaN);

function scaleOf(table: Table, column: number, here: Place): { mean: number; deviation: number } {
  const values = table.rows.map((_, row) => cell(table, row, column, here));
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  const deviation = Math.sqrt(variance);
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  if (deviation > CONSTANT * largest) return { mean, deviation };
  throw here.broken(
    'must vary to be standardized',
    `${values[0]} in every row`,
    'Leave the column out; for a constant feature write intercept: true.',
  );
}
