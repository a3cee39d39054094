import { NumericalError } from '../errors.js';
import { add, frobeniusNorm, type Matrix, spectralNormBound, subtract } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';

/** Six digits of C: finer than any figure or Monte Carlo check here can see. */
const RESIDUAL_LIMIT = 1e-6;
/** 2⁶⁰ generations leave at most e⁻¹²⁸ of any mode whose float64 modulus is below 1. */
const MAX_DOUBLINGS = 60;

/** C_∞ with the evidence that it solves its equation. */
export interface StationaryCovariance {
  /** C, B·d×B·d, exactly symmetric, in squared units of x. */
  readonly covariance: Matrix;
  /** ‖C − QCQᵀ − N‖ / ‖N‖ (Frobenius); 0 without noise. */
  readonly residual: number;
  /** ‖C‖ / ‖N‖: C has lost about log10 of it of its 16 digits; null without noise. */
  readonly amplification: number | null;
  /** A bound on ‖Σ_j QʲXQʲᵀ‖₂ / ‖X‖₂ over all X: how far an error in C's equation grows in C. */
  readonly growth: number;
}

/**
 * Covariance of the synthetic noise in the stationary law of x_{t+1} = Qx_t + c + w_t, w_t ~ N(0, N):
 *
 *     C = Q C Qᵀ + N
 *
 * Doubling: C_{j+1} = C_j + Q_j C_j Q_jᵀ, Q_{j+1} = Q_j², so C_j sums 2^j generations of noise.
 *
 * @param recurrence - with ρ(Q) < 1. Not modified.
 * @returns C with residual and amplification; the residual is blind near ρ = 1, the amplification is not.
 * @throws NumericalError if the residual exceeds 1e-6.
 * @theorem T1
 * @source smith1968 (docs/references.md)
 */
export function stationaryCovariance({
  Q,
  noise,
}: Pick<AffineRecurrence, 'Q' | 'noise'>): StationaryCovariance {
  let C = noise;
  let Qj = Q;
  let growth = 1;
  for (let j = 0; j < MAX_DOUBLINGS; j++) {
    const added = congruence(Qj, C);
    C = add(C, added);
    growth *= 1 + spectralNormBound(Qj) ** 2;
    if (!(frobeniusNorm(added) > Number.EPSILON * Number.EPSILON * frobeniusNorm(C))) break;
    Qj = product(Qj, Qj);
  }
  const scale = frobeniusNorm(noise);
  if (scale === 0) return { covariance: C, residual: 0, amplification: null, growth };
  const residual = frobeniusNorm(subtract(subtract(C, congruence(Q, C)), noise)) / scale;
  if (!(residual <= RESIDUAL_LIMIT)) {
    throw new NumericalError(
      `stationaryCovariance: residual ${residual} exceeds ${RESIDUAL_LIMIT} at n = ${Q.rows}. Q is too close to ρ = 1, or too far from normal, for float64.`,
    );
  }
  return { covariance: C, residual, amplification: frobeniusNorm(C) / scale, growth };
}
