import {
  type DoubleDouble,
  decimalOf,
  extended,
  minus,
  over,
  plus,
  type Real,
  root,
  times,
} from '../linalg/doubleDouble.js';
import { cellNumber, decimalValue } from '../scenario/cellNumber.js';
import type { Place } from '../scenario/place.js';
import { printable } from '../scenario/printable.js';
import type { Table } from '../scenario/table.js';

/** The numbers of a column, with the rows that hold them. */
export interface ColumnNumbers {
  readonly values: Float64Array;
  readonly texts: readonly string[];
}

/** How a column is standardized: z = ((x − centre) − shift)/deviation, free of cancellation near `centre`. */
export interface ColumnScale {
  readonly centre: number;
  readonly shift: number;
  readonly deviation: number;
}

/**
 * The number in a cell.
 *
 * @throws ScenarioError if there is none, with column, row and text.
 */
export function numberAt(table: Table, row: number, column: number, here: Place): number {
  const text = textAt(table, row, column);
  const found = cellNumber(text);
  if (found.kind === 'number') return found.value;
  throw here.broken(
    'must hold numbers only',
    `${printable(text)} in data row ${row + 1}`,
    `${found.kind === 'text' && found.next !== undefined ? `${found.next} ` : ''}Correct that row of the file in column ${printable(table.columns[column])}, remove it, or leave it out by where.`,
  );
}

/** Text of a cell without the room around it. */
export const textAt = (table: Table, row: number, column: number): string =>
  table.rows[row]?.[column]?.trim() ?? '';

/**
 * Every number of a column; rows where it is missing are passed over.
 *
 * @throws ScenarioError if a cell holds text that is no number and does not say that one is missing.
 */
export function numbersOf(table: Table, column: number, here: Place): ColumnNumbers {
  const rows = table.rows
    .map((_, row) => row)
    .filter((row) => cellNumber(textAt(table, row, column)).kind !== 'missing');
  return numbersIn(table, rows, column, here);
}

/**
 * The numbers of a column in these rows.
 *
 * @throws ScenarioError if a cell is not a number, or the column varies beyond double precision only.
 */
export function numbersIn(
  table: Table,
  rows: readonly number[],
  column: number,
  here: Place,
): ColumnNumbers {
  const values = Float64Array.from(rows, (row) => numberAt(table, row, column, here));
  const texts = rows.map((row) => textAt(table, row, column));
  const [first = Number.NaN] = values;
  if (values.length > 1 && values.every((x) => x === first)) {
    const other = texts.find(
      (text) => text !== texts[0] && decimalValue(text) !== decimalValue(texts[0]!),
    );
    if (other !== undefined) {
      throw here.broken(
        'must vary within double precision, 16 digits',
        `${printable(texts[0])} and ${printable(other)}, which are the same double`,
        'Subtract what all rows have in common, in the file.',
      );
    }
  }
  return { values, texts };
}

/**
 * Mean and standard deviation (divisor n) of a column, by two passes.
 *
 * @throws ScenarioError if all values are equal, or there are none.
 */
export function columnScale({ values, texts }: ColumnNumbers, here: Place): ColumnScale {
  const [first = Number.NaN] = values;
  if (values.every((x) => x === first)) {
    throw here.broken(
      'must vary to be standardized',
      values.length === 0 ? 'no number at all' : `${texts[0]} in every row`,
      'Leave the column out; for a constant feature write intercept: true.',
    );
  }
  const largest = values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const centre = largest * mean(values.map((x) => x / largest));
  const rest = values.map((x) => x - centre);
  const widest = rest.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const shift = widest * mean(rest.map((x) => x / widest));
  const deviation = widest * Math.sqrt(mean(rest.map((x) => ((x - shift) / widest) ** 2)));
  return { centre, shift, deviation };
}

const mean = (values: Float64Array): number =>
  values.reduce((sum, x) => sum + x, 0) / values.length;

/** The numbers of a column as the decimals that are written, whatever their number of digits. */
export const decimalsOf = ({ texts, values }: ColumnNumbers): DoubleDouble[] =>
  texts.map((text, i) => decimalOf(text, values[i]));

/**
 * x ↦ (x − mean)/deviation in twice the working precision: the mean and deviation (divisor n) of these numbers.
 *
 * @param numbers - at least two different ones.
 */
export function standardizer(numbers: readonly DoubleDouble[]): (x: DoubleDouble) => Real {
  const n = extended(numbers.length);
  const centre = over(numbers.reduce<Real>(plus, 0), n);
  const squares = numbers.map((x) => minus(x, centre)).map((gap) => times(gap, gap));
  const deviation = root(over(squares.reduce<Real>(plus, 0), n));
  return (x) => over(minus(x, centre), deviation);
}
