import { Matrix } from 'ml-matrix';
import type { DataContext } from './dataSet.js';
import { Phrase, type Place } from './place.js';
import type { CsvDesign } from './schema.js';
import type { Table } from './table.js';

/** A column whose standard deviation is below this share of its mean varies by rounding only. */
const CONSTANT = 1e-12;

/**
 * The rows of features, and the labels where `target` is named, that a CSV design picks from its table.
 *
 * `standardize` takes mean and standard deviation (divisor n) over the whole file, so that entities that
 * read different rows of one file share one scale; labels keep their unit.
 *
 * @returns X, n×d, and y, n numbers, or null without a target.
 * @throws ScenarioError if a column is missing or constant, a cell is not a number, or no row is left.
 */
export function csvRows(
  design: CsvDesign,
  here: Place,
  { features: d, tables }: DataContext,
): { rows: Matrix; labels: Float64Array | null } {
  const table = tables.get(design.csv);
  if (table === undefined) {
    throw here.at('csv').broken('must have been read', design.csv, 'Parse the scenario anew.');
  }
  const width = design.columns.length + (design.intercept ? 1 : 0);
  if (width !== d) {
    throw here
      .at('columns')
      .broken(
        `must name ${d - (design.intercept ? 1 : 0)} columns (features: ${d}${design.intercept ? ', one of them the intercept' : ''})`,
        new Phrase(`${design.columns.length}`),
        'Name one column for every feature.',
      );
  }
  const kept = keptRows(table, design, here);
  const columns = design.columns.map((name, i) => {
    const place = here.at('columns').at(i);
    const column = columnIndex(table, name, place);
    const pick = (row: number) => cell(table, row, column, place);
    if (!design.standardize) return kept.map(pick);
    const { mean, deviation } = spread(table.rows.map((_, row) => pick(row)));
    if (!(deviation > CONSTANT * Math.abs(mean))) {
      throw place.broken(
        'must vary to be standardized',
        name,
        'Leave the column out; for a constant feature write intercept: true.',
      );
    }
    return kept.map((row) => (pick(row) - mean) / deviation);
  });
  if (design.intercept) columns.unshift(kept.map(() => 1));
  return { rows: new Matrix(columns).transpose(), labels: labelsOf(table, kept, design, here) };
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

function keptRows(table: Table, { where = {} }: CsvDesign, here: Place): number[] {
  const conditions = Object.entries(where).map(([name, value]) => {
    const column = columnIndex(table, name, here.at('where').at(name));
    return (row: number) => {
      const found = table.rows[row]?.[column]?.trim() ?? '';
      return typeof value === 'number'
        ? found !== '' && Number(found) === value
        : found === String(value);
    };
  });
  const kept = table.rows.map((_, row) => row).filter((row) => conditions.every((c) => c(row)));
  if (kept.length === 0) {
    throw here
      .at('where')
      .broken('must leave at least one row', where, 'Check the values against the file.');
  }
  return kept;
}

function columnIndex(table: Table, name: string, here: Place): number {
  const index = table.columns.indexOf(name);
  if (index >= 0) return index;
  throw here.broken(
    'must be a column of the file',
    name,
    `Its columns are ${table.columns.join(', ')}.`,
  );
}

function cell(table: Table, row: number, column: number, here: Place): number {
  const text = table.rows[row]?.[column]?.trim() ?? '';
  const value = text === '' ? Number.NaN : Number(text);
  if (Number.isFinite(value)) return value;
  throw here.broken(
    'must hold numbers only',
    new Phrase(`${JSON.stringify(text)} in data row ${row + 1}`),
    'Fill or remove that row of the file.',
  );
}

function spread(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
