import { Matrix } from 'ml-matrix';
import { accumulate } from './linearCombination.js';
import { congruence, product, productTransposed, symmetricPart } from './product.js';

/**
 * A direction counts as seen when its pivot exceeds this share of the matrix, after every feature has been
 * scaled to unit diagonal (so the units of the features do not decide). Sums of Gram matrices carry rounding
 * near 1e-16; weights and anchoring of practical size stay far above 1e-12.
 */
export const RANK_TOLERANCE = 1e-12;

/** A feature whose second moment is below this share of the largest is rounding, not data. */
const ROUNDING = 1e-15;

/** Pivoted Cholesky of a symmetric PSD matrix scaled to unit diagonal: P E⁻¹ A E⁻¹ Pᵀ = L Lᵀ + remainder. */
export interface PivotedCholesky {
  /** Features in the order of their pivots; the first `rank` of them carry the matrix. */
  readonly order: readonly number[];
  readonly rank: number;
  /** E: square roots of the diagonal, 1 where it is zero to rounding. */
  readonly scale: Float64Array;
  /** L, d×rank, row by row in pivot order. */
  readonly factor: Float64Array;
  /** Smallest accepted pivot, in (0, 1]; 1 for a zero matrix. */
  readonly smallestPivot: number;
  /** Largest modulus left in the remainder: far above the tolerance only if A is not PSD. */
  readonly remainder: number;
}

/**
 * Rank-revealing Cholesky factor, complete pivoting, stopped at `RANK_TOLERANCE`.
 *
 * @param A - d×d, symmetric. Not modified.
 * @returns order, rank, scale, factor, smallest pivot and remainder.
 * @source higham2002 (docs/references.md), §10.3
 */
export function pivotedCholesky(A: Matrix): PivotedCholesky {
  const d = A.rows;
  const floor = ROUNDING * A.diagonal().reduce((most, x) => Math.max(most, x), 0);
  const seen = A.diagonal().map((x) => x > floor);
  const scale = new Float64Array(d).map((_, i) => (seen[i] ? Math.sqrt(A.get(i, i)) : 1));
  const order = Array.from({ length: d }, (_, i) => i);
  const L = new Float64Array(d * d);
  const pivots = new Float64Array(d).map((_, i) => (seen[i] ? 1 : 0));
  const at = (i: number, j: number) => {
    const [p, q] = [order[i]!, order[j]!];
    return seen[p] && seen[q] ? A.get(p, q) / (scale[p]! * scale[q]!) : 0;
  };
  let rank = 0;
  let smallestPivot = 1;
  for (; rank < d; rank++) {
    const k = rank;
    let best = k;
    for (let i = k + 1; i < d; i++) if (pivots[i]! > pivots[best]!) best = i;
    if (!(pivots[best]! > RANK_TOLERANCE)) break;
    swap(order, k, best);
    swap(pivots, k, best);
    for (let j = 0; j < k; j++) {
      const held = L[k * d + j]!;
      L[k * d + j] = L[best * d + j]!;
      L[best * d + j] = held;
    }
    const pivot = Math.sqrt(pivots[k]!);
    smallestPivot = Math.min(smallestPivot, pivots[k]!);
    L[k * d + k] = pivot;
    for (let i = k + 1; i < d; i++) {
      let sum = at(i, k);
      for (let j = 0, p = i * d, q = k * d; j < k; j++) sum -= L[p++]! * L[q++]!;
      const entry = sum / pivot;
      L[i * d + k] = entry;
      pivots[i] = pivots[i]! - entry * entry;
    }
  }
  return {
    order,
    rank,
    scale,
    factor: L.filter((_, index) => index % d < rank),
    smallestPivot,
    remainder: largestRemainder(at, L, d, rank),
  };
}

/** Rank of a symmetric PSD matrix under `RANK_TOLERANCE`. */
export const rankOf = (A: Matrix): number => pivotedCholesky(A).rank;

/** Whether a symmetric matrix is PSD, to rounding: no negative pivot and nothing left beyond the rank. */
export function isPositiveSemidefinite(A: Matrix): boolean {
  for (let i = 0; i < A.rows; i++) if (!(A.get(i, i) >= 0)) return false;
  return pivotedCholesky(A).remainder <= A.rows * RANK_TOLERANCE;
}

/** A Moore–Penrose inverse with what was decided on the way. */
export interface PseudoInverse {
  /** A⁺, d×d, exactly symmetric. */
  readonly inverse: Matrix;
  readonly rank: number;
  readonly smallestPivot: number;
}

/**
 * Moore–Penrose inverse A⁺ of a symmetric PSD matrix: x = A⁺r is the least-squares solution of least norm.
 *
 * Full rank: from the Cholesky factor. Deficient: with X the inverse on the pivot features and Π the
 * orthogonal projector on the range, A⁺ = Π X Π. Rank is decided once, by `RANK_TOLERANCE`.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @returns A⁺ with rank and smallest pivot (scaled to unit diagonal).
 */
export function pseudoInverse(A: Matrix): PseudoInverse {
  const d = A.rows;
  const { order, rank, scale, factor, smallestPivot } = pivotedCholesky(A);
  const inverseFactor = invertLowerTriangle(factor, rank);
  const pivotInverse = product(inverseFactor.transpose(), inverseFactor);
  const X = Matrix.zeros(d, d);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j < rank; j++) {
      const [p, q] = [order[i]!, order[j]!];
      X.set(p, q, pivotInverse.get(i, j) / (scale[p]! * scale[q]!));
    }
  }
  if (rank === d) return { inverse: symmetricPart(X), rank, smallestPivot };

  // A direction N e_j moves one dropped feature and has the pivot features undo what A would see of it.
  const N = Matrix.zeros(d, d - rank);
  for (let j = rank; j < d; j++) {
    const dropped = order[j]!;
    N.set(dropped, j - rank, 1);
    for (let i = 0; i < rank; i++) {
      let undo = 0;
      for (let k = i; k < rank; k++) undo += inverseFactor.get(k, i) * factor[j * rank + k]!;
      N.set(order[i]!, j - rank, (-undo * scale[dropped]!) / scale[order[i]!]!);
    }
  }
  const range = Matrix.eye(d);
  accumulate(range, -1, projectorOn(N));
  return { inverse: congruence(range, X), rank, smallestPivot };
}

/**
 * A factor F with A = F Fᵀ.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @returns F, d×rank, of full column rank.
 */
export function factorOf(A: Matrix): Matrix {
  const { order, rank, scale, factor } = pivotedCholesky(A);
  const F = Matrix.zeros(A.rows, rank);
  order.forEach((feature, i) => {
    for (let j = 0; j < rank; j++) F.set(feature, j, scale[feature]! * factor[i * rank + j]!);
  });
  return F;
}

/** N(NᵀN)⁻¹Nᵀ for an N of full column rank, by Gram–Schmidt done twice. */
function projectorOn(N: Matrix): Matrix {
  const columns: number[][] = [];
  for (let j = 0; j < N.columns; j++) {
    let v = N.getColumn(j);
    for (let pass = 0; pass < 2; pass++) {
      for (const q of columns) {
        const along = dot(q, v);
        v = v.map((x, i) => x - along * q[i]!);
      }
      const norm = Math.sqrt(dot(v, v));
      v = v.map((x) => x / norm);
    }
    columns.push(v);
  }
  const basis = new Matrix(columns).transpose();
  return productTransposed(basis, basis);
}

function invertLowerTriangle(factor: Float64Array, rank: number): Matrix {
  const inverse = Matrix.zeros(rank, rank);
  for (let j = 0; j < rank; j++) {
    inverse.set(j, j, 1 / factor[j * rank + j]!);
    for (let i = j + 1; i < rank; i++) {
      let sum = 0;
      for (let k = j; k < i; k++) sum -= factor[i * rank + k]! * inverse.get(k, j);
      inverse.set(i, j, sum / factor[i * rank + i]!);
    }
  }
  return inverse;
}

function largestRemainder(
  at: (i: number, j: number) => number,
  L: Float64Array,
  d: number,
  rank: number,
): number {
  let largest = 0;
  for (let i = rank; i < d; i++) {
    for (let j = rank; j <= i; j++) {
      let left = at(i, j);
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

const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, x, i) => sum + x * b[i]!, 0);
