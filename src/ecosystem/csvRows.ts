import type { DoubleDouble } from '../linalg/doubleDouble.js';
import { columnVector, inPrecision, Matrix, type Precision } from '../linalg/matrix.js';
import type { Place } from '../scenario/place.js';
import { oneLine, printable } from '../scenario/printable.js';
import { sameText } from '../scenario/sameText.js';
import type { CsvDesign } from '../scenario/schema.js';
import type { Table } from '../scenario/table.js';
import {
  columnScale,
  decimalsOf,
  numbersIn,
  numbersOf,
  standardizer,
  textAt,
} from './columnScale.js';

const UNSCALED = { centre: 0, shift: 0, deviation: 1 };
/** Characters of the names of columns that an error shows. */
const LONGEST = 500;

/**
 * The rows of features, and the labels where `target` is named, that a CSV design picks from its table.
 *
 * `standardize` takes mean and standard deviation (divisor n) over all rows of the file that hold a number in the
 * column, so that entities that read different rows of one file share one scale; labels keep their unit.
 *
 * @param d - number of features: one for every column, and one for the intercept.
 * @param tables - the CSV files read, by the path the scenario gives them.
 * @param precision - of the rows: beyond float64, cells are the decimals that are written, and so are mean and deviation.
 * @param here - place of the design.
 * @returns X, n×d, and y, n×1, or null without a target.
 * @throws ScenarioError if a column is missing, named twice or constant, a cell is not a number, or no row is left.
 */
export function csvRows(
  design: CsvDesign,
  d: number,
  tables: ReadonlyMap<string, Table>,
  precision: Precision,
  here: Place,
): { rows: Matrix; labels: Matrix | null } {
  const table = tables.get(design.csv);
  if (table === undefined) {
    throw here
      .at('csv')
      .broken('must have been read', printable(design.csv), 'Parse the scenario again.');
  }
  const indices = columnIndices(table, design, d, here);
  const kept = keptRows(table, design, here);
  const ones = new Matrix(kept.length, d, new Float64Array(kept.length * d).fill(1));
  const rows = inPrecision(ones, precision);
  const first = design.intercept ? 1 : 0;
  indices.forEach((column, j) => {
    const place = here.at('columns', j);
    const numbers = numbersIn(table, kept, column, place);
    const all = design.standardize ? numbersOf(table, column, place) : null;
    const { centre, shift, deviation } = all === null ? UNSCALED : columnScale(all, place);
    if (precision === 'double') {
      numbers.values.forEach((x, i) => {
        rows.set(i, first + j, (x - centre - shift) / deviation);
      });
      return;
    }
    const standard = all === null ? (x: DoubleDouble) => x : standardizer(decimalsOf(all));
    decimalsOf(numbers).forEach((x, i) => {
      rows.setReal(i, first + j, standard(x));
    });
  });
  return { rows, labels: labelsOf(table, kept, design, precision, here) };
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
  precision: Precision,
  here: Place,
): Matrix | null {
  if (target === undefined) return null;
  const place = here.at('target');
  const numbers = numbersIn(table, kept, columnIndex(table, target, place), place);
  const labels = inPrecision(columnVector(numbers.values), precision);
  if (precision !== 'double') {
    decimalsOf(numbers).forEach((y, i) => {
      labels.setReal(i, 0, y);
    });
  }
  return labels;
}

function keptRows(table: Table, { csv, where = {} }: CsvDesign, here: Place): number[] {
  if (table.rows.length === 0) {
    throw here
      .at('csv')
      .broken('must hold rows under its header', `none in ${printable(csv)}`, 'Fill the file.');
  }
  const conditions = Object.entries(where).map(([name, value]) => {
    const column = columnIndex(table, name, here.at('where', name));
    return (row: number) => sameText(textAt(table, row, column), String(value));
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
    `Its columns are ${oneLine(table.columns.join(', ')).slice(0, LONGEST)}.`,
  );
}
