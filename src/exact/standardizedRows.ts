import { numbersOf } from '../ecosystem/columnScale.js';
import { csvRows } from '../ecosystem/csvRows.js';
import {
  decimalRational,
  type Rational,
  rational,
  rationalRoot,
  zero,
} from '../rational/rational.js';
import { matrixOfRows, type RationalMatrix } from '../rational/rationalMatrix.js';
import type { CsvDesign } from '../scenario/schema.js';
import type { DataPlace } from './dataPlace.js';

/**
 * Rows of a CSV design with `standardize`, where that is rational: (x − mean)/deviation over the rows of the file with
 * a number in the column.
 *
 * @param design - checked before in float64.
 * @param d - number of features.
 * @throws ScenarioError if the standard deviation of a column is irrational.
 */
export function standardizedRows(
  design: CsvDesign,
  d: number,
  { here, tables }: DataPlace,
): RationalMatrix {
  const { csv, columns, where, intercept } = design;
  const form = here.at('design');
  const every: CsvDesign = { csv, columns, ...(intercept !== undefined && { intercept }) };
  const table = tables.get(csv)!;
  const read = (picked: CsvDesign) =>
    csvRows(picked, d, tables, 'double', form)
      .rows.to2DArray()
      .map((row) => row.map(decimalRational));
  const first = intercept ? 1 : 0;
  const scales = columns.map((name, j) => {
    const numbers = numbersOf(table, table.columns.indexOf(name), form.at('columns', j));
    const values = Array.from(numbers.values, decimalRational);
    const mean = average(values);
    const variance = average(values.map((x) => x.sub(mean).mul(x.sub(mean))));
    const deviation = rationalRoot(variance);
    if (deviation !== null) return { mean, deviation };
    throw form
      .at('standardize')
      .broken(
        'must not be true for exact arithmetic where a standard deviation is irrational',
        `column ${name} of variance ${variance.toFraction()}`,
        'Leave standardize out, scale the columns in the file, or solve without exact arithmetic.',
      );
  });
  const kept = read({ ...every, ...(where !== undefined && { where }) });
  return matrixOfRows(
    kept.map((row) =>
      row.map((x, j) => {
        const scale = scales[j - first];
        return scale === undefined ? x : x.sub(scale.mean).div(scale.deviation);
      }),
    ),
  );
}

const average = (values: readonly Rational[]): Rational =>
  values.reduce((sum, x) => sum.add(x), zero).div(rational(values.length));
