import { NumericalError } from '../errors.js';
import { negated, over, plus, type Real, times } from './doubleDouble.js';
import { rowProjector } from './echelon.js';
import { extendedInverseOfTriangle } from './extendedTriangle.js';
import {
  identity,
  lowOf,
  Matrix,
  spectralNormBound,
  subtract,
  symmetricPart,
  transposed,
  zeros,
} from './matrix.js';
import { deficientByCancellation, pivotedCholesky } from './pivotedCholesky.js';
import type { PivotedFactor } from './pivotedFactor.js';
import { congruence, productTransposed } from './product.js';
import { refinedInverse } from './refinedInverse.js';

/** Below this smallest pivot an inverse is refined. */
const ILL_CONDITIONED = 0.05;
/** What is left of a deficient matrix scaled to unit diagonal, for each feature, is rounding below this. */
const ROUNDING = 16 * 2 ** -53;

const UNITS_APART =
  'pseudoInverse: the units of the features are too far apart to tell which solution has the least norm. Rescale the features that data do not set apart.';

/** A norm ‖Cx‖ of vectors. */
export interface Norm {
  /** The rows of V as vectors whose Euclidean norm is meant: VCᵀ. */
  readonly measured: (V: Matrix) => Matrix;
  /** C⁻¹ΠC: an orthogonal projector of those vectors as one of x. */
  readonly projector: (Pi: Matrix) => Matrix;
}

const EUCLIDEAN: Norm = { measured: (V) => V, projector: (Pi) => Pi };

/** A Moore–Penrose inverse with what was decided on the way. */
export interface PseudoInverse {
  /** A⁺, d×d, exactly symmetric where no units are given. */
  readonly inverse: Matrix;
  /** Π = A⁺A, d×d: takes any solution to the one of least norm; null where A is of full rank and has but one. */
  readonly projector: Matrix | null;
  readonly rank: number;
  /** Smallest pivot of A scaled to unit diagonal, in (0, 1]: the distance from losing rank. */
  readonly smallestPivot: number;
  /**
   * How many times a relative error of A, entry by entry, returns in A⁺: the condition number of A scaled to unit
   * diagonal, ‖E⁻¹AE⁻¹‖₂ ‖EA⁺E‖₂, times the square of the projector's norm where A is deficient; 1 for A = 0.
   */
  readonly condition: number;
  /** Whether A counts as deficient in float64 where what is left, or nothing, may be rounding as well as data. */
  readonly doubtful: boolean;
}

/**
 * Moore–Penrose inverse A⁺ of a symmetric PSD matrix: x = A⁺r is the least-squares solution of least norm.
 *
 * Full rank: from the Cholesky factor. Deficient: with X the inverse on the pivot features and Π the projector along
 * the null space on what is orthogonal to it, A⁺ = Π X Πᵀ. Rank is decided once, on A scaled to unit diagonal, so
 * that the units of the features do not decide it.
 *
 * @param A - d×d, symmetric PSD. Not modified.
 * @param norm - the norm that is least (default: Euclidean).
 * @param factorisation - of A (default: by pivoted Cholesky); of rows, by an orthogonal factorisation.
 * @returns A⁺ with rank, smallest pivot and condition.
 * @throws NumericalError beyond float64, if the null space is lost in this norm; in float64 the condition is infinite.
 * @source higham2002 (docs/references.md), §10.3
 */
export function pseudoInverse(
  A: Matrix,
  norm: Norm = EUCLIDEAN,
  factorisation: PivotedFactor = pivotedCholesky(A),
): PseudoInverse {
  const d = A.rows;
  const { order, rank, scale, factor, smallestPivot, remainder } = factorisation;
  const inverted = transposed(
    A.low === null ? invertedTriangle(factor, rank) : extendedInverseOfTriangle(factor, rank),
  );
  const onPivots = productTransposed(inverted, inverted);
  const X = new Matrix(d, d, undefined, lowOf(d * d, A));
  for (let i = 0; i < rank; i++) {
    const p = order[i]!;
    for (let j = 0; j < rank; j++) {
      const q = order[j]!;
      if (X.low === null) X.set(p, q, onPivots.get(i, j) / (scale[p]! * scale[q]!));
      else X.setReal(p, q, over(over(onPivots.real(i, j), scale[p]!), scale[q]!));
    }
  }
  const condition = Math.max(
    1,
    spectralNormBound(scaledTo(A, scale)) * spectralNormBound(onPivots),
  );
  if (rank === d) {
    const inverse = symmetricPart(X);
    const refined =
      A.low === null && smallestPivot < ILL_CONDITIONED ? refinedInverse(A, inverse) : inverse;
    return { inverse: refined, projector: null, rank, smallestPivot, condition, doubtful: false };
  }

  // Each null vector moves one dropped feature and has the pivot features undo what A would see of it.
  const nullVectors = new Matrix(d - rank, d, undefined, lowOf((d - rank) * d, A));
  for (let j = rank; j < d; j++) {
    const dropped = order[j]!;
    nullVectors.set(j - rank, dropped, 1);
    for (let i = 0; i < rank; i++) {
      let undo: Real = 0;
      for (let k = i; k < rank; k++) {
        undo = plus(undo, times(inverted.real(i, k), factor.real(j, k)));
      }
      const feature = order[i]!;
      nullVectors.setReal(
        j - rank,
        feature,
        over(times(negated(undo), scale[dropped]!), scale[feature]!),
      );
    }
  }
  const onNulls = rowProjector(norm.measured(nullVectors));
  const { projector: onNull, independence } = onNulls;
  const lost = onNulls.rank < d - rank;
  if (lost && A.low !== null) throw new NumericalError(UNITS_APART);
  const projector = norm.projector(subtract(identity(d), onNull));
  const projected = spectralNormBound(between(projector, scale));
  return {
    inverse: congruence(projector, X),
    projector,
    rank,
    smallestPivot,
    condition:
      lost || remainder > ROUNDING * d
        ? Number.POSITIVE_INFINITY
        : (condition * Math.max(1, projected ** 2)) / independence ** 2,
    doubtful: deficientByCancellation(A, factorisation),
  };
}

/** E⁻¹ A E⁻¹. */
function scaledTo(A: Matrix, scale: Float64Array): Matrix {
  const S = zeros(A.rows, A.columns);
  for (let i = 0, at = 0; i < A.rows; i++) {
    for (let j = 0; j < A.columns; j++, at++) S.data[at] = A.data[at]! / scale[i]! / scale[j]!;
  }
  return S;
}

/** E Π E⁻¹. */
function between(Pi: Matrix, scale: Float64Array): Matrix {
  const P = zeros(Pi.rows, Pi.columns);
  for (let i = 0; i < P.rows; i++) {
    for (let j = 0; j < P.columns; j++) P.set(i, j, (scale[i]! * Pi.get(i, j)) / scale[j]!);
  }
  return P;
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
