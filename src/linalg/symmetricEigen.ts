import { NumericalError } from '../errors.js';
import { Matrix, symmetricPart } from './matrix.js';
import { largestModulus, powerOfTwoNear } from './norms.js';
import { type Tridiagonal, tridiagonal } from './tridiagonal.js';

/** Steps in all for each eigenvalue: two are usual, so that the cap is not met. */
const MOST_STEPS = 60;
/** A block that has not split after this many steps is too graded for the small ones of its eigenvalues. */
const PATIENCE = 15;
/** Entries near 1 are the largest; below this nothing counts. */
const TINY = 2 ** -960;

/** Eigenvalues of a symmetric matrix, smallest first. */
export const symmetricEigenvalues = (A: Matrix): number[] => symmetricEigenPairs(A).values;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix: tridiagonal form, then implicit QL with Wilkinson's
 * shift.
 *
 * @param A - n×n, symmetric to rounding. Not modified.
 * @returns eigenvalues, smallest first, and eigenvectors as rows in that order, n×n.
 * @throws NumericalError if A has an entry that is not finite, or 60 n steps do not suffice.
 */
export function symmetricEigenPairs(A: Matrix): { values: number[]; vectors: Matrix } {
  const n = A.rows;
  const size = largestModulus(A.data);
  if (!Number.isFinite(size)) {
    throw new NumericalError(
      `symmetricEigenPairs: every entry must be finite, found ${size}. The scenario overflows float64: rescale its features.`,
    );
  }
  const unit = size === 0 ? 1 : powerOfTwoNear(size);
  // Divided, as the inverse of a unit below 2⁻¹⁰²² would overflow.
  const inUnits = A.data.map((x) => x / unit);
  const form = tridiagonal(symmetricPart(new Matrix(n, n, inUnits)));
  diagonalise(form);
  const { diagonal, Zt } = form;
  const order = [...diagonal.keys()].sort((i, j) => diagonal[i]! - diagonal[j]!);
  const vectors = new Matrix(n, n);
  order.forEach((from, to) => {
    vectors.data.set(Zt.data.subarray(from * n, (from + 1) * n), to * n);
  });
  return { values: order.map((i) => diagonal[i]! * unit), vectors };
}

/** Rotates T to diagonal form; rows of Zᵀ become the eigenvectors. Modifies its argument. */
function diagonalise({ diagonal: d, beside: e, Zt }: Tridiagonal): void {
  const n = d.length;
  const size = Math.max(largestModulus(d), largestModulus(e));
  let [steps, stalled] = [0, 0];
  for (let first = 0; first < n; ) {
    const around = stalled < PATIENCE ? 0 : size;
    let last = first;
    while (last + 1 < n && !isNegligible(e[last]!, d[last]!, d[last + 1]!, around)) last++;
    if (last === first) {
      first++;
      stalled = 0;
      continue;
    }
    if (steps === MOST_STEPS * n) {
      throw new NumericalError(
        `symmetricEigenPairs: the eigenvalues of a ${n}×${n} matrix must be found in ${steps} steps, found ${first}. Change a weight or a design a little.`,
      );
    }
    steps++;
    stalled++;
    step(d, e, Zt, first, last);
  }
}

/** Next to its neighbours, so that small eigenvalues keep their digits, or next to what is around. */
const isNegligible = (beside: number, above: number, below: number, around: number): boolean =>
  Math.abs(beside) <=
  Math.max(TINY, Number.EPSILON * Math.max(around, Math.abs(above) + Math.abs(below)));

/** One implicit QL step on the unreduced block `first` … `last`, by rotations from its end up. */
function step(d: Float64Array, e: Float64Array, Zt: Matrix, first: number, last: number): void {
  const half = (d[first + 1]! - d[first]!) / (2 * e[first]!);
  const root = Math.hypot(half, 1);
  const shift = d[first]! - e[first]! / (half + (half < 0 ? -root : root));
  let [cs, sn] = [1, 1];
  let bulge = d[last]! - shift;
  let moved = 0;
  for (let i = last - 1; i >= first; i--) {
    const [outer, inner] = [sn * e[i]!, cs * e[i]!];
    const length = Math.hypot(outer, bulge);
    if (i + 1 < last) e[i + 1] = length;
    if (length === 0) {
      // The bulge vanished: the block splits below row i + 1.
      d[i + 1]! -= moved;
      return;
    }
    sn = outer / length;
    cs = bulge / length;
    const kept = d[i + 1]! - moved;
    const change = (d[i]! - kept) * sn + 2 * cs * inner;
    moved = sn * change;
    d[i + 1] = kept + moved;
    bulge = cs * change - inner;
    rotateRows(Zt, i, sn, cs);
  }
  d[first]! -= moved;
  e[first] = bulge;
}

/** Rows i and i + 1: (x, y) ← (cs x − sn y, sn x + cs y). */
function rotateRows({ columns: n, data }: Matrix, i: number, sn: number, cs: number): void {
  for (let k = i * n, end = k + n; k < end; k++) {
    const [x, y] = [data[k]!, data[k + n]!];
    data[k + n] = sn * x + cs * y;
    data[k] = cs * x - sn * y;
  }
}
