import { times } from './doubleDouble.js';
import { extendedCholesky } from './extendedCholesky.js';
import { lowOf, Matrix, zeros } from './matrix.js';
import type { PivotedFactor } from './pivotedFactor.js';

/**
 * A direction counts as seen when its pivot exceeds this share of the matrix, after every feature has been
 * scaled to unit diagonal (so the units of the features do not decide). Sums of Gram matrices carry rounding
 * near 1e-16; weights and anchoring of practical size stay far above 1e-12.
 */
export const RANK_TOLERANCE = 1e-12;

/**
 * Rank-revealing Cholesky factor, complete pivoting, stopped at `RANK_TOLERANCE`.
 *
 * @param A - d×d, symmetric. Not modified.
 * @returns order, rank, scale, factor, smallest pivot and remainder.
 * @source higham2002 (docs/references.md), §10.3
 */
export function pivotedCholesky(A: Matrix): PivotedFactor {
  if (A.low !== null) return extendedCholesky(A);
  const d = A.rows;
  const { scaled: S, scale } = unitDiagonal(A);
  const order = Array.from({ length: d }, (_, i) => i);
  const pivots = Float64Array.from(order, (i) => S[i * d + i]!);
  const L = new Float64Array(d * d);
  let rank = 0;
  let smallestPivot = 1;
  for (; rank < d; rank++) {
    const k = rank;
    let best = k;
    for (let i = k + 1; i < d; i++) if (pivots[i]! > pivots[best]!) best = i;
    const pivot = pivots[best]!;
    if (!(pivot > RANK_TOLERANCE)) break;
    smallestPivot = Math.min(smallestPivot, pivot);
    swap(order, k, best);
    swap(pivots, k, best);
    if (best !== k) for (let j = 0; j < k; j++) swap(L, k * d + j, best * d + j);
    const root = Math.sqrt(pivot);
    L[k * d + k] = root;
    for (let i = k + 1; i < d; i++) {
      let sum = S[order[i]! * d + order[k]!]!;
      for (let j = 0, p = i * d, q = k * d; j < k; j++) sum -= L[p++]! * L[q++]!;
      const entry = sum / root;
      L[i * d + k] = entry;
      pivots[i]! -= entry * entry;
    }
  }
  const factor = zeros(d, rank);
  for (let i = 0; i < d; i++) factor.data.set(L.subarray(i * d, i * d + rank), i * rank);
  return {
    order,
    rank,
    scale,
    factor,
    smallestPivot,
    remainder: largestRemainder(S, order, L, rank),
  };
}

/**
 * Whether float64 cannot tell if a matrix is deficient: a feature that data see was dropped because others left next to
 * nothing of it, or nothing at all, which rounding does too. Beyond float64 the tolerance decides.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @param factorisation - of A.
 */
export const deficientByCancellation = (
  A: Matrix,
  { order, rank }: Pick<PivotedFactor, 'order' | 'rank'>,
): boolean => A.low === null && order.slice(rank).some((i) => A.get(i, i) > 0);

/** Rank of a symmetric PSD matrix under `RANK_TOLERANCE`. */
export const rankOf = (A: Matrix): number => pivotedCholesky(A).rank;

/** Whether a symmetric matrix is PSD, to rounding: no negative pivot and nothing left beyond the rank. */
export function isPositiveSemidefinite(A: Matrix): boolean {
  for (let i = 0; i < A.rows; i++) if (!(A.get(i, i) >= 0)) return false;
  return pivotedCholesky(A).remainder <= A.rows * RANK_TOLERANCE;
}

/**
 * A factor F with A = F Fᵀ.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @returns F, d×rank, of full column rank.
 */
export function factorOf(A: Matrix): Matrix {
  const { order, rank, scale, factor } = pivotedCholesky(A);
  const F = new Matrix(A.rows, rank, undefined, lowOf(A.rows * rank, A));
  order.forEach((feature, i) => {
    for (let j = 0; j < rank; j++) F.setReal(feature, j, times(factor.real(i, j), scale[feature]!));
  });
  return F;
}

/** E⁻¹AE⁻¹ row by row, and the diagonal of E. */
function unitDiagonal(A: Matrix): { scaled: Float64Array; scale: Float64Array } {
  const d = A.rows;
  const diagonal = A.diagonal();
  const scale = Float64Array.from(diagonal, (x) => (x > 0 ? Math.sqrt(x) : 1));
  const scaled = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    if (!(diagonal[i]! > 0)) continue;
    for (let j = 0; j < d; j++) {
      if (diagonal[j]! > 0) scaled[i * d + j] = A.get(i, j) / (scale[i]! * scale[j]!);
    }
    scaled[i * d + i] = 1;
  }
  return { scaled, scale };
}

function largestRemainder(
  S: Float64Array,
  order: readonly number[],
  L: Float64Array,
  rank: number,
): number {
  const d = order.length;
  let largest = 0;
  for (let i = rank; i < d; i++) {
    for (let j = rank; j <= i; j++) {
      let left = S[order[i]! * d + order[j]!]!;
      for (let k = 0; k < rank; k++) left -= L[i * d + k]! * L[j * d + k]!;
      largest = Math.max(largest, Math.abs(left));
    }
  }
  return largest;
}

function swap(values: number[] | Float64Array, i: number, j: number): void {
  const held = values[i]!;
  values[i] = values[j]!;
  values[j] = held;
}
