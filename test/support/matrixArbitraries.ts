import fc from 'fast-check';
import { fromRows, Matrix } from '../../src/linalg/matrix.js';
import { factor, gramOf, quarters } from './designArbitraries.js';

/** rows×columns quarters between −2 and 2. */
export const matrices = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc.array(quarters(-2, 2), { minLength: rows * columns, maxLength: rows * columns }).map(
    (entries) =>
      new Matrix(
        rows,
        columns,
        Float64Array.from(entries, (x) => x + 0),
      ),
  );

/** Symmetric PSD of any rank, 1×1 … 6×6, whose rank is at most `rank`. */
export const semidefinite = (): fc.Arbitrary<{ readonly A: Matrix; readonly rank: number }> =>
  fc
    .integer({ min: 1, max: 6 })
    .chain((d) => fc.integer({ min: 0, max: d }).chain((r) => factor(d, r)))
    .map((F) => ({ A: fromRows(gramOf(F)), rank: F[0]!.length }));

/** The same with every feature in a unit of its own, from 10⁻³ to 10³. */
export const badlyScaled = (): fc.Arbitrary<Matrix> =>
  semidefinite().chain(({ A }) =>
    fc
      .array(fc.integer({ min: -3, max: 3 }), { minLength: A.rows, maxLength: A.rows })
      .map((powers) =>
        fromRows(
          A.to2DArray().map((row, i) => row.map((x, j) => x * 10 ** (powers[i]! + powers[j]!))),
        ),
      ),
  );
