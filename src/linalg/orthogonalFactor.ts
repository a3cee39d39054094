import {
  type DoubleDouble,
  extended,
  leading,
  minus,
  negated,
  over,
  root,
  times,
} from './doubleDouble.js';
import { remainder as remainderOf, subtractMultiple } from './extendedDot.js';
import { lowOf, Matrix, precisionOf, transposed } from './matrix.js';
import { euclideanNorm } from './norms.js';
import type { PivotedFactor } from './pivotedFactor.js';
import { swapRows } from './swapRows.js';

/**
 * A direction of rows counts as seen when more than this share of a column's norm is left for it: its square is far
 * below what a Gram matrix of the same precision could tell from zero.
 */
const TOLERANCE = { double: 1e-13, coarser: 1e-18, coarse: 1e-19, extended: 1e-26 } as const;

/** Rows reduced to a triangle, F = Q R Pᵀ E, with what least squares needs of labels. */
export interface OrthogonalFactor {
  /** The Cholesky factorisation of FᵀF, L = Rᵀ, without ever forming it: errors grow with κ of F, not with its square. */
  readonly cholesky: PivotedFactor;
  /** R in the user's order of features, rank×d: as many rows with the same FᵀF. */
  readonly rows: Matrix;
  /** Qᵀz, rank×1: Fᵀz = rowsᵀ(Qᵀz). */
  readonly labels: Matrix;
}

/**
 * QR factorisation by Householder reflections with column pivoting, columns scaled to unit norm by powers of two.
 *
 * @param F - m×d, with low parts. Not modified.
 * @param z - labels of the rows, m×1; zeros where there are none. Not modified.
 * @param wanted - `decide` it; keep `all` directions however little they add, to pass rows on; or the rank itself.
 * @source higham2002 (docs/references.md), §19
 */
export function orthogonalFactor(
  F: Matrix,
  z: Matrix,
  wanted: 'decide' | 'all' | number = 'decide',
): OrthogonalFactor {
  const { rows: m, columns: d } = F;
  const least = wanted === 'decide' ? TOLERANCE[precisionOf(F)] ** 2 : 0;
  const most = Math.min(m, d, typeof wanted === 'number' ? wanted : d);
  // Row j of W is column j of F, so that reflections run along memory; the labels are its last row.
  const { W, scale } = scaledColumns(F, z);
  const order = Array.from({ length: d }, (_, j) => j);
  const squares = order.map((j) => tailSquare(W, j, 0));
  let rank = 0;
  let smallestPivot = 1;
  let remainder = 0;
  for (; rank < most; rank++) {
    let best = rank;
    let share = -1;
    for (let j = rank; j < d; j++) {
      const left = squares[j]! > 0 ? tailSquare(W, j, rank) / squares[j]! : 0;
      if (left > share) [best, share] = [j, left];
    }
    if (!(share > least)) {
      remainder = share;
      break;
    }
    smallestPivot = Math.min(smallestPivot, share);
    for (const values of [W.data, W.low!]) swapRows(values, W.columns, rank, best);
    [order[rank], order[best]] = [order[best]!, order[rank]!];
    [squares[rank], squares[best]] = [squares[best]!, squares[rank]!];
    reflect(W, rank);
  }
  const L = new Matrix(d, rank, undefined, lowOf(d * rank, F));
  const kept = new Matrix(rank, d, undefined, lowOf(d * rank, F));
  const labels = new Matrix(rank, 1, undefined, lowOf(rank, F));
  for (let k = 0; k < rank; k++) {
    for (let j = k; j < d; j++) {
      L.setReal(j, k, W.real(j, k));
      kept.setReal(k, order[j]!, times(W.real(j, k), scale[order[j]!]!));
    }
    labels.setReal(k, 0, W.real(d, k));
  }
  const cholesky = { order, rank, scale, factor: L, smallestPivot, remainder };
  return { cholesky, rows: kept, labels };
}

/** Columns of F, brought to norms between 1 and 2 by powers of two, and the labels, as rows; (d + 1)×m. */
function scaledColumns(F: Matrix, z: Matrix): { W: Matrix; scale: Float64Array } {
  const { rows: m, columns: d } = F;
  const W = new Matrix(d + 1, m, undefined, lowOf((d + 1) * m, F));
  const scale = new Float64Array(d).fill(1);
  const columns = transposed(F);
  for (let j = 0; j < d; j++) {
    const norm = euclideanNorm(columns.data.subarray(j * m, (j + 1) * m));
    if (norm > 0) scale[j] = 2 ** Math.floor(Math.log2(norm));
    for (let i = 0, at = j * m; i < m; i++, at++) {
      W.data[at] = columns.data[at]! / scale[j]!;
      W.low![at] = (columns.low?.[at] ?? 0) / scale[j]!;
    }
  }
  W.data.set(z.data, d * m);
  if (z.low !== null) W.low!.set(z.low, d * m);
  return { W, scale };
}

/** Reflects entries k … of every row so that row k vanishes beyond its entry k, which becomes positive. */
function reflect(W: Matrix, k: number): void {
  const m = W.columns;
  const stored = { data: W.data, low: W.low! };
  const at = (j: number) => j * m + k;
  const length = m - k;
  const squareOf = (j: number) =>
    remainderOf(extended(0), stored, at(j), 1, stored, at(k), 1, length);
  const square = negated(squareOf(k)) as DoubleDouble;
  const norm = root(square) as DoubleDouble;
  const head = W.real(k, k) as DoubleDouble;
  const target = head.hi > 0 ? (negated(norm) as DoubleDouble) : norm;
  W.setReal(k, k, minus(head, target));
  // vᵀv/2 = ‖x‖² + |x_k| ‖x‖: nothing cancels.
  const half = minus(square, times(head, target));
  const flipped = target.hi < 0;
  for (let j = k + 1; leading(half) > 0 && j < W.rows; j++) {
    const weight = over(negated(squareOf(j)), half) as DoubleDouble;
    subtractMultiple(stored, at(j), weight, stored, at(k), length);
  }
  W.setReal(k, k, norm);
  W.data.fill(0, at(k) + 1, (k + 1) * m);
  W.low!.fill(0, at(k) + 1, (k + 1) * m);
  for (let j = k + 1; flipped && j < W.rows; j++) W.setReal(j, k, negated(W.real(j, k)));
}

/** Σ_{i≥from} W_ji², of the leading parts. */
function tailSquare({ columns: m, data }: Matrix, j: number, from: number): number {
  let sum = 0;
  for (let i = j * m + from; i < (j + 1) * m; i++) sum += data[i]! * data[i]!;
  return sum;
}
