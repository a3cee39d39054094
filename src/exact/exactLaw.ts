import { solved } from '../rational/elimination.js';
import type { Rational } from '../rational/rational.js';
import {
  congruence,
  difference,
  product,
  type RationalMatrix,
  scalarMatrix,
  sum,
} from '../rational/rationalMatrix.js';
import { exactLyapunov } from './exactLyapunov.js';
import type { ExactLoading, ExactRecurrence } from './exactRecurrence.js';

/** The law of the state: x = Σ_i Γ_i b_i + ξ, Cov ξ = C independent of the real inputs, which all generations share. */
export interface ExactLaw {
  readonly loading: ExactLoading;
  readonly covariance: RationalMatrix;
}

/** The law of x_1. */
export const exactStart = ({ start, noise }: ExactRecurrence): ExactLaw => ({
  loading: start,
  covariance: noise,
});

/** One generation: Γ' = RΓ + Z, C' = RCRᵀ + N. */
export const exactNext = (
  { R, drive, noise }: ExactRecurrence,
  { loading, covariance }: ExactLaw,
): ExactLaw => ({
  loading: {
    public: sum(product(R, loading.public), drive.public),
    private: loading.private.map((Gamma, k) => sum(product(R, Gamma), drive.private[k]!)),
  },
  covariance: sum(congruence(R, covariance), noise),
});

/**
 * The law of x_∞: Γ = (I − R)⁻¹Z and C = RCRᵀ + N.
 *
 * @param recurrence - with ρ(R) < 1. Not modified.
 * @param characteristic - coefficients of det(zI − R), highest power first.
 * @theorem T1
 */
export function exactLimit(
  { R, drive, noise }: ExactRecurrence,
  characteristic: readonly Rational[],
): ExactLaw {
  const identity = scalarMatrix(R.integers.length);
  const resolvent = solved(difference(identity, R), identity);
  if (resolvent === null) throw new RangeError('exactLimit: 1 is an eigenvalue of R');
  return {
    loading: {
      public: product(resolvent, drive.public),
      private: drive.private.map((Z) => product(resolvent, Z)),
    },
    covariance: exactLyapunov(R, noise, characteristic),
  };
}
