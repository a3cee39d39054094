import type { Matrix } from './matrix.js';

/** Pivoted Cholesky of a symmetric PSD matrix scaled to unit diagonal: P E⁻¹ A E⁻¹ Pᵀ = L Lᵀ + remainder. */
export interface PivotedFactor {
  /** Features in the order of their pivots; the first `rank` of them carry the matrix. */
  readonly order: readonly number[];
  readonly rank: number;
  /** E: square roots of the diagonal (the powers of two next below in twice the precision), 1 where it is zero. */
  readonly scale: Float64Array;
  /** L, d×rank, rows in pivot order. */
  readonly factor: Matrix;
  /** Smallest accepted pivot, in (0, 1]; 1 for a zero matrix. */
  readonly smallestPivot: number;
  /** Largest modulus left in the remainder: far above the tolerance only if A is not PSD. */
  readonly remainder: number;
}
