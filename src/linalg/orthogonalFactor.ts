import { leading, minus, negated, over, plus, type Real, root, times } from './doubleDouble.js';
import { copyOf, lowOf, Matrix, precisionOf } from './matrix.js';
import type { PivotedCholesky } from './pivotedCholesky.js';

/**
 * A direction of rows counts as seen when more than this share of a column's norm is left for it: its square is far
 * below what a Gram matrix of the same precision could tell from zero.
 */
const TOLERANCE = { double: 1e-13, coarse: 1e-19, extended: 1e-26 } as const;

/** Rows reduced to a triangle, F = Q R Pᵀ E, with what least squares needs of labels. */
export interface OrthogonalFactor {
  /** The Cholesky factorisation of FᵀF, L = Rᵀ, without ever forming it: errors grow with κ of F, not with its square. */
  readonly cholesky: PivotedCholesky;
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
  const norms = columnSquares(F, 0);
  const scale = norms.map((square) =>
    square > 0 ? 2 ** Math.floor(Math.log2(Math.sqrt(square))) : 1,
  );
  const W = copyOf(F);
  for (let i = 0, at = 0; i < m; i++) {
    for (let j = 0; j < d; j++, at++) {
      W.data[at] = W.data[at]! / scale[j]!;
      if (W.low !== null) W.low[at] = W.low[at]! / scale[j]!;
    }
  }
  const y = copyOf(z);
  if (y.low === null && W.low !== null) y.low = lowOf(m, W);
  const order = Array.from({ length: d }, (_, j) => j);
  const squares = norms.map((square, j) => square / scale[j]! ** 2);
  let rank = 0;
  let smallestPivot = 1;
  let remainder = 0;
  for (; rank < most; rank++) {
    const left = columnSquares(W, rank);
    const share = (j: number) => (squares[j]! > 0 ? left[j]! / squares[j]! : 0);
    let best = rank;
    for (let j = rank + 1; j < d; j++) if (share(j) > share(best)) best = j;
    if (!(share(best) > least)) {
      remainder = share(best);
      break;
    }
    smallestPivot = Math.min(smallestPivot, share(best));
    swapColumns(W, rank, best);
    [order[rank], order[best]] = [order[best]!, order[rank]!];
    [squares[rank], squares[best]] = [squares[best]!, squares[rank]!];
    reflect(W, y, rank);
  }
  const L = new Matrix(d, rank, undefined, lowOf(d * rank, W));
  const kept = new Matrix(rank, d, undefined, lowOf(d * rank, W));
  const labels = new Matrix(rank, 1, undefined, lowOf(rank, y));
  for (let k = 0; k < rank; k++) {
    for (let j = k; j < d; j++) {
      L.setReal(j, k, W.real(k, j));
      kept.setReal(k, order[j]!, times(W.real(k, j), scale[order[j]!]!));
    }
    labels.setReal(k, 0, y.real(k, 0));
  }
  const cholesky = {
    order,
    rank,
    scale: Float64Array.from(scale),
    factor: L,
    smallestPivot,
    remainder,
  };
  return { cholesky, rows: kept, labels };
}

/** Reflects rows k … so that column k vanishes below row k and its entry there is positive. */
function reflect(W: Matrix, y: Matrix, k: number): void {
  const { rows: m, columns: d } = W;
  let square: Real = 0;
  for (let i = k; i < m; i++) square = plus(square, times(W.real(i, k), W.real(i, k)));
  const norm = root(square);
  const head = W.real(k, k);
  const target = leading(head) > 0 ? negated(norm) : norm;
  const v = Array.from({ length: m - k }, (_, i) => W.real(k + i, k));
  v[0] = minus(head, target);
  // vᵀv = 2(‖x‖² + |x_k| ‖x‖): the second part has the sign of the first, so nothing cancels.
  const half = minus(square, times(head, target));
  if (leading(half) > 0) {
    const apply = (A: Matrix, j: number) => {
      let sum: Real = 0;
      v.forEach((entry, i) => {
        sum = plus(sum, times(entry, A.real(k + i, j)));
      });
      const weight = over(sum, half);
      v.forEach((entry, i) => {
        A.setReal(k + i, j, minus(A.real(k + i, j), times(weight, entry)));
      });
    };
    for (let j = k + 1; j < d; j++) apply(W, j);
    apply(y, 0);
  }
  W.setReal(k, k, norm);
  for (let i = k + 1; i < m; i++) W.setReal(i, k, 0);
  if (leading(target) >= 0) return;
  for (let j = k + 1; j < d; j++) W.setReal(k, j, negated(W.real(k, j)));
  y.setReal(k, 0, negated(y.real(k, 0)));
}

/** Σ_{i≥from} A_ij² for every column, of the leading parts. */
function columnSquares({ rows: m, columns: d, data }: Matrix, from: number): number[] {
  const sums = new Array<number>(d).fill(0);
  for (let i = from; i < m; i++) {
    for (let j = 0; j < d; j++) sums[j]! += data[i * d + j]! ** 2;
  }
  return sums;
}

function swapColumns({ rows: m, columns: d, data, low }: Matrix, p: number, q: number): void {
  if (p === q) return;
  for (const values of low === null ? [data] : [data, low]) {
    for (let i = 0; i < m; i++) {
      const held = values[i * d + p]!;
      values[i * d + p] = values[i * d + q]!;
      values[i * d + q] = held;
    }
  }
}
