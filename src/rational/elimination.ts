import { content, magnitude } from './integers.js';
import { overDenominator, type RationalMatrix } from './rationalMatrix.js';

/** Integer rows after Bareiss' elimination. */
export interface Echelon {
  /** Rows in echelon form, those without a pivot left out. */
  readonly rows: readonly (readonly bigint[])[];
  /** The column of the pivot of every row. */
  readonly pivots: readonly number[];
}

/**
 * Row echelon form over the integers by Bareiss' fraction-free elimination: every number on the way is a minor of the
 * matrix, so that numbers grow only as fast as determinants do.
 *
 * @param integers - rows of one length. Not modified.
 * @param width - columns that may hold a pivot; those after it are right-hand sides.
 * @source bareiss1968 (docs/references.md)
 */
export function echelon(integers: readonly (readonly bigint[])[], width: number): Echelon {
  const rows = integers.map((row) => [...row]);
  const pivots: number[] = [];
  let before = 1n;
  for (let c = 0; c < width && pivots.length < rows.length; c++) {
    const r = pivots.length;
    const found = smallestPivot(rows, r, c);
    if (found < 0) continue;
    [rows[r], rows[found]] = [rows[found]!, rows[r]!];
    const top = rows[r]!;
    const pivot = top[c]!;
    for (let i = r + 1; i < rows.length; i++) {
      const row = rows[i]!;
      const factor = row[c]!;
      for (let j = c; j < row.length; j++) {
        const [x, t] = [row[j]!, top[j]!];
        if (x === 0n && (factor === 0n || t === 0n)) continue;
        row[j] = (factor === 0n ? pivot * x : pivot * x - factor * t) / before;
      }
    }
    before = pivot;
    pivots.push(c);
  }
  return { rows: rows.slice(0, pivots.length), pivots };
}

/** The row at or below r with the smallest non-zero entry in column c, or −1. */
function smallestPivot(rows: readonly (readonly bigint[])[], r: number, c: number): number {
  let found = -1;
  for (let i = r; i < rows.length; i++) {
    const x = rows[i]![c]!;
    if (x !== 0n && (found < 0 || magnitude(x) < magnitude(rows[found]![c]!))) found = i;
  }
  return found;
}

/**
 * X with AX = B.
 *
 * Elimination without fractions, then Cramer's numerators by back substitution, exact divisions throughout.
 *
 * @param A - n×n. Not modified.
 * @param B - n×m. Not modified.
 * @returns X, n×m; null where A is singular.
 */
export function solved(A: RationalMatrix, B: RationalMatrix): RationalMatrix | null {
  const n = A.integers.length;
  const { rows, pivots } = echelon(
    A.integers.map((row, i) => primitive([...row, ...B.integers[i]!])),
    n,
  );
  if (pivots.length < n) return null;
  const determinant = rows[n - 1]![n - 1]!;
  const X: bigint[][] = new Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const row = rows[i]!;
    X[i] = row.slice(n).map((right, c) => {
      let rest = determinant * right;
      for (let j = i + 1; j < n; j++) if (row[j] !== 0n) rest -= row[j]! * X[j]![c]!;
      return rest / row[i]!;
    });
  }
  return overDenominator(
    X.map((row) => row.map((x) => x * A.denominator)),
    determinant * B.denominator,
  );
}

/** The list divided by the greatest common divisor of its entries. */
export function primitive(list: readonly bigint[]): bigint[] {
  const common = content(list);
  return common <= 1n ? [...list] : list.map((x) => x / common);
}
