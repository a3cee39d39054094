import fc from 'fast-check';
import type { DoubleDouble, Real } from '../../src/linalg/doubleDouble.js';
import { inPrecision, Matrix, type Precision } from '../../src/linalg/matrix.js';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import { dyadicRational, type Rational } from '../../src/rational/rational.js';
import {
  difference,
  matrixOf,
  type RationalMatrix,
  rowsOf,
} from '../../src/rational/rationalMatrix.js';

/** The fraction that a scalar is, exactly. */
export const exactReal = (x: Real): Rational =>
  typeof x === 'number' ? dyadicRational(x) : dyadicRational(x.hi).add(dyadicRational(x.lo));

/** The fractions that the entries of a matrix are, exactly. */
export const exactMatrix = (A: Matrix): RationalMatrix =>
  matrixOf(A.rows, A.columns, (i, j) => exactReal(A.real(i, j)));

/** |x − y| / |y|, and |x − y| for y = 0. */
export function relativeError(x: Rational, y: Rational): number {
  const apart = x.sub(y).abs();
  return nearestDouble(y.n === 0n ? apart : apart.div(y.abs()));
}

/** max |A_ij − B_ij| / max |B_ij| of two matrices of one shape, in fractions to the last. */
export function exactGap(A: RationalMatrix, B: RationalMatrix): number {
  const largest = (X: RationalMatrix) =>
    rowsOf(X)
      .flat()
      .map((x) => x.abs())
      .reduce((most, x) => (x.compare(most) > 0 ? x : most));
  return relativeError(largest(difference(A, B)).add(largest(B)), largest(B));
}

/** What a double-double has beside its leading float64 is at most half of that one's last place. */
export const isNormalised = ({ hi, lo }: DoubleDouble): boolean => hi + lo === hi;

/** Float64 numbers between −1 and 1, all 53 bits drawn. */
const fullDoubles = () =>
  fc.noBias(fc.maxSafeInteger()).map((whole) => (whole === 0 ? 1 : whole * 2 ** -53));

/** Double-doubles of sizes from 10⁻⁶ to 10⁶, all bits drawn. */
export const doubleDoubles = (): fc.Arbitrary<DoubleDouble> =>
  fc
    .tuple(fullDoubles(), fullDoubles(), fc.integer({ min: -6, max: 6 }))
    .map(([x, share, power]) => {
      const hi = x * 10 ** power;
      // At most half of the last place of hi.
      const lo = hi * share * 2 ** -54;
      return { hi, lo: hi + lo === hi ? lo : 0 };
    });

/** Matrices whose entries are `doubleDoubles`. */
export const extendedMatrices = (rows: number, columns: number): fc.Arbitrary<Matrix> =>
  fc
    .array(doubleDoubles(), { minLength: rows * columns, maxLength: rows * columns })
    .map((entries) => {
      const data = Float64Array.from(entries, ({ hi }) => hi);
      return new Matrix(
        rows,
        columns,
        data,
        Float64Array.from(entries, ({ lo }) => lo),
      );
    });

/** The Hilbert matrix 1/(i + j + 1), its float64 entries taken as exact; condition 1.5e10 at n = 8. */
export const hilbert = (n: number, precision: Precision): Matrix =>
  inPrecision(
    new Matrix(
      n,
      n,
      Float64Array.from({ length: n * n }, (_, k) => 1 / (Math.floor(k / n) + (k % n) + 1)),
    ),
    precision,
  );
