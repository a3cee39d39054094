import { NumericalError } from '../errors.js';
import { frobeniusNorm, identity, spectralNormBound, subtract } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { inverse } from '../linalg/solve.js';
import type { AffineRecurrence, Loading } from '../recurrence/affineRecurrence.js';
import { meanState } from './stateLaw.js';

/** Six digits of the fixed point: finer than any figure or Monte Carlo check here can see. */
const RESIDUAL_LIMIT = 1e-6;

/** Γ_∞ with the evidence that it is one. */
export interface FixedPoint {
  readonly loading: Loading;
  /** A bound on ‖(I − Q)⁻¹‖₂: how far an error in the equation grows in Γ_∞. */
  readonly growth: number;
  /**
   * ‖x* − Qx* − c‖ / Σ_i ‖Z_i‖ ‖E b_i‖ of the mean x* = Σ_i Γ_i E b_i; 0 when it vanishes. Measured against the
   * terms of c, not against c: these may cancel, to rounding, and then c is no measure of anything.
   */
  readonly residual: number;
}

/**
 * The fixed point of the recurrence given the real data: Γ_∞ = (I − Q)⁻¹Z, so that x* = Qx* + c for every
 * outcome of the real inputs.
 *
 * One LU factorisation of I − Q, B·d×B·d.
 *
 * @param recurrence - with ρ(Q) < 1. Not modified.
 * @returns Γ_∞ and the relative residual of the mean. Digits are lost like 1/(1 − ρ).
 * @throws NumericalError if I − Q is singular to float64 or the residual exceeds 1e-6.
 * @theorem T1
 */
export function fixedPoint(recurrence: AffineRecurrence): FixedPoint {
  const { Q, drive, inputs, copies } = recurrence;
  const resolvent = inverse(subtract(identity(Q.rows), Q));
  const loading: Loading = {
    public: product(resolvent, drive.public),
    private: drive.private.map((Z) => product(resolvent, Z)),
    offset: product(resolvent, drive.offset),
  };
  const mean = meanState(loading, inputs, copies);
  const c = meanState(drive, inputs, copies);
  const defect = frobeniusNorm(subtract(subtract(mean, product(Q, mean)), c));
  const residual = defect === 0 ? 0 : defect / termsOf(recurrence);
  if (!(residual <= RESIDUAL_LIMIT)) {
    throw new NumericalError(
      `fixedPoint: residual ${residual} exceeds ${RESIDUAL_LIMIT} at n = ${Q.rows}. ρ(Q) is too close to 1 for float64.`,
    );
  }
  return { loading, residual, growth: spectralNormBound(resolvent) };
}

/** Σ_i ‖Z_i‖ ‖E b_i‖ over all inputs, copies counted: the size of the terms that c sums. */
const termsOf = ({ drive, inputs, copies }: AffineRecurrence): number =>
  drive.private.reduce(
    (sum, Z, k) => sum + copies[k]! * frobeniusNorm(Z) * frobeniusNorm(inputs.private[k]!.excess),
    frobeniusNorm(drive.offset) + frobeniusNorm(drive.public) * frobeniusNorm(inputs.public.excess),
  );
