import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { fixedPoint } from '../fixedPoint.js';
import { stationaryCovariance } from '../stationaryCovariance.js';
import { type ModelMoments, modelMoments } from './modelMoments.js';

/** Moments of the models in the limit, with the evidence for it. */
export interface LimitMoments {
  readonly moments: ModelMoments;
  /** Of the fixed point, relative. */
  readonly fixedPointResidual: number;
  /** Of the stationary covariance, relative. */
  readonly covarianceResidual: number;
  /** ‖C‖ / ‖N‖; null without noise. */
  readonly amplification: number | null;
  /** How far an error in the equations of fixed point and covariance grows in them, at most. */
  readonly growth: number;
}

/**
 * Moments of the models in the limit: the law x_∞ = Σ_i Γ_∞ b_i + ξ, ξ ~ N(0, C_∞), read out.
 *
 * @param recurrence - with ρ(Q) < 1. Not modified.
 * @returns bias and covariance of every kind of model, with the residuals of both equations.
 * @throws NumericalError if float64 cannot carry the fixed point or the covariance.
 * @theorem T1
 */
export function limitMoments(recurrence: LinearRecurrence): LimitMoments {
  const { loading, residual: fixedPointResidual, growth: ofMean } = fixedPoint(recurrence);
  const { covariance, residual, amplification, growth } = stationaryCovariance(recurrence);
  const moments = modelMoments(recurrence, { loading, covariance });
  return {
    moments,
    fixedPointResidual,
    covarianceResidual: residual,
    amplification,
    growth: Math.max(ofMean, growth),
  };
}
