import { rowProjector } from './echelon.js';
import { identity, type Matrix, subtract, symmetricPart, transposed, zeros } from './matrix.js';
import { pivotedCholesky } from './pivotedCholesky.js';
import { congruence, productTransposed } from './product.js';
import { refinedInverse } from './refinedInverse.js';

/** Below this smallest pivot an inverse is refined. */
const ILL_CONDITIONED = 0.05;

/** A Moore–Penrose inverse with what was decided on the way. */
export interface PseudoInverse {
  /** A⁺, d×d, exactly symmetric. */
  readonly inverse: Matrix;
  readonly rank: number;
  /** Smallest pivot of A scaled to unit diagonal, in (0, 1]: the distance from losing rank. */
  readonly smallestPivot: number;
}

/**
 * Moore–Penrose inverse A⁺ of a symmetric PSD matrix: x = A⁺r is the least-squares solution of least norm.
 *
 * Full rank: from the Cholesky factor. Deficient: with X the inverse on the pivot features and Π the
 * orthogonal projector on the range, A⁺ = Π X Π. Rank is decided once, by `RANK_TOLERANCE`.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @returns A⁺ with rank and smallest pivot.
 * @source higham2002 (docs/references.md), §10.3
 */
export function pseudoInverse(A: Matrix): PseudoInverse {
  const d = A.rows;
  const { order, rank, scale, factor, smallestPivot } = pivotedCholesky(A);
  const inverted = transposed(invertedTriangle(factor, rank));
  const onPivots = productTransposed(inverted, inverted);
  const X = zeros(d, d);
  for (let i = 0; i < rank; i++) {
    const p = order[i]!;
    for (let j = 0; j < rank; j++) {
      const q = order[j]!;
      X.set(p, q, onPivots.get(i, j) / (scale[p]! * scale[q]!));
    }
  }
  if (rank === d) {
    const inverse = symmetricPart(X);
    const refined = smallestPivot < ILL_CONDITIONED ? refinedInverse(A, inverse) : inverse;
    return { inverse: refined, rank, smallestPivot };
  }

  // Each null vector moves one dropped feature and has the pivot features undo what A would see of it.
  const nullVectors = zeros(d - rank, d);
  for (let j = rank; j < d; j++) {
    const dropped = order[j]!;
    nullVectors.set(j - rank, dropped, 1);
    for (let i = 0; i < rank; i++) {
      let undo = 0;
      for (let k = i; k < rank; k++) undo += inverted.get(i, k) * factor.get(j, k);
      const feature = order[i]!;
      nullVectors.set(j - rank, feature, (-undo * scale[dropped]!) / scale[feature]!);
    }
  }
  const onRange = subtract(identity(d), rowProjector(nullVectors));
  return { inverse: congruence(onRange, X), rank, smallestPivot };
}

/** Inverse of the leading rank×rank lower triangle of a Cholesky factor. */
function invertedTriangle(factor: Matrix, rank: number): Matrix {
  const L = factor.data;
  const inverse = zeros(rank, rank);
  const X = inverse.data;
  for (let i = 0; i < rank; i++) {
    // Row i of L⁻¹ from the rows above it, summed row-wise so that memory is read in order.
    const row = i * rank;
    for (let k = 0; k < i; k++) {
      const weight = -L[i * rank + k]!;
      for (let j = 0, above = k * rank; j <= k; j++) X[row + j]! += weight * X[above + j]!;
    }
    const pivot = L[i * rank + i]!;
    for (let j = 0; j < i; j++) X[row + j]! /= pivot;
    X[row + i] = 1 / pivot;
  }
  return inverse;
}
