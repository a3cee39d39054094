import { fromRows, type Matrix, type Precision, symmetricPart } from '../linalg/matrix.js';
import { isPositiveSemidefinite } from '../linalg/pivotedCholesky.js';

import type { Place } from '../scenario/place.js';
import { statedMatrix } from './stated.js';

/** A second moment is exact to this share of its largest entry: what a rounded print of it still shows. */
const TOLERANCE = 1e-9;

/**
 * A second moment or covariance as the scenario writes it.
 *
 * @param table - d rows of d numbers.
 * @param precision - of the answer: beyond float64, entries are the decimals that are written.
 * @param here - its place.
 * @returns d×d, exactly symmetric, PSD.
 * @throws ScenarioError if the shape is wrong, or the matrix is not symmetric PSD.
 */
export function gramMatrix(
  table: readonly (readonly number[])[],
  d: number,
  precision: Precision,
  here: Place,
): Matrix {
  if (table.length !== d) {
    throw here.broken(
      `must be ${d}×${d} (features: ${d})`,
      `${table.length} rows`,
      'Give d rows of d numbers.',
    );
  }
  const A = rowMatrix(table, d, here);
  const slack = TOLERANCE * Math.max(A.max(), -A.min());
  symmetric(A, slack, here);
  const S = symmetricPart(A);
  semidefinite(S, slack, here);
  return precision === 'double' ? S : symmetricPart(statedMatrix(A, precision));
}

/**
 * Rows of numbers as a matrix.
 *
 * @returns n×d.
 * @throws ScenarioError if a row does not have d numbers.
 */
export function rowMatrix(table: readonly (readonly number[])[], d: number, here: Place): Matrix {
  const wrong = table.findIndex((row) => row.length !== d);
  if (wrong >= 0) {
    throw here
      .at(wrong)
      .broken(
        `must have ${d} numbers (features: ${d})`,
        `${table[wrong]?.length}`,
        'Give one number for every feature.',
      );
  }
  return fromRows(table, d);
}

function symmetric(A: Matrix, slack: number, here: Place): void {
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < i; j++) {
      if (Math.abs(A.get(i, j) - A.get(j, i)) <= slack) continue;
      throw here.broken(
        'must be symmetric',
        `${A.get(i, j)} at [${i}][${j}] and ${A.get(j, i)} at [${j}][${i}]`,
        'Make both equal, or give their mean.',
      );
    }
  }
}

function semidefinite(S: Matrix, slack: number, here: Place): void {
  const fail = (found: string) =>
    here.broken(
      'must be positive semidefinite',
      found,
      'Give XᵀX/n of actual rows, or set negative eigenvalues to zero.',
    );
  for (let i = 0; i < S.rows; i++) {
    if (!(S.get(i, i) >= 0)) throw fail(`${S.get(i, i)} at [${i}][${i}]`);
    for (let j = 0; j < i; j++) {
      // Root by root: the product of two small moments may be below every double.
      const most = Math.sqrt(S.get(i, i)) * Math.sqrt(S.get(j, j));
      if (Math.abs(S.get(i, j)) <= most + slack) continue;
      throw fail(`${S.get(i, j)} at [${i}][${j}], beyond √(S_ii S_jj) = ${most}`);
    }
  }
  if (!isPositiveSemidefinite(S)) throw fail('a direction of negative second moment');
}
