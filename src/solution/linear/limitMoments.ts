import { addBlock, block, blocksIn } from '../../linalg/blocks.js';
import { zeros } from '../../linalg/matrix.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { fixedPoint } from '../fixedPoint.js';
import { type StationaryCovariance, stationaryCovariance } from '../stationaryCovariance.js';
import { fastBlocks } from './longRun.js';
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
  const { covariance, residual, amplification, growth } = covarianceOf(recurrence);
  const moments = modelMoments(recurrence, { loading, covariance });
  return {
    moments,
    fixedPointResidual,
    covarianceResidual: residual,
    amplification,
    growth: Math.max(ofMean, growth),
  };
}

/** Noise of pools that accumulate dies out: only that of the other blocks stays. */
function covarianceOf(recurrence: LinearRecurrence): StationaryCovariance {
  const { slow, Q, noise, features: d } = recurrence;
  if (slow.length === 0) return stationaryCovariance(recurrence);
  const fast = fastBlocks(recurrence);
  const alone = stationaryCovariance({ Q: blocksIn(Q, d, fast), noise: blocksIn(noise, d, fast) });
  const covariance = zeros(Q.rows, Q.columns);
  fast.forEach((m, i) => {
    fast.forEach((l, j) => {
      addBlock(covariance, d, [m, l], 1, block(alone.covariance, d, i, j));
    });
  });
  return { ...alone, covariance };
}
