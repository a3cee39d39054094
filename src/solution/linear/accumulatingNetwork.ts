import { blocksIn } from '../../linalg/blocks.js';
import { eigenPairs, modulus } from '../../linalg/eigen.js';
import { accumulate } from '../../linalg/linearCombination.js';
import { identity, type Matrix, scaled } from '../../linalg/matrix.js';
import { maximum } from '../../linalg/norms.js';
import { product } from '../../linalg/product.js';
import { inverse } from '../../linalg/solve.js';
import { MARGIN, type Verdict, verdictOf } from '../spectrum.js';

/** Powers of 1/t by which a network with pools that accumulate approaches its limit. */
export interface PolynomialRates {
  /** μ = max Re λ(S). */
  readonly leading: number;
  /** 1 − μ: the bias falls like t^−(1 − μ); it grows where this is negative. */
  readonly bias: number;
  /** min(1, 2(1 − μ)): so falls the variance by synthetic noise in the pools that accumulate; (log t)/t where μ = ½. */
  readonly variance: number;
}

/** The long run of a network in which some pools accumulate. */
export interface AccumulatingNetwork {
  /** ρ(R_rr) of the blocks that do not accumulate; 0 where all do. */
  readonly fastRadius: number;
  readonly verdict: Verdict;
  /** null where ρ(R_rr) ≥ 1: the blocks that do not accumulate never follow those that do. */
  readonly polynomial: PolynomialRates | null;
}

/**
 * Pools that accumulate, u_{t+1} = u_t + (f_{t+1} − u_t)/(t + 1) for the batch f_{t+1} = R_aa u_t + R_ar x_t + …, beside
 * blocks that do not, x_{t+1} = R_ra u_t + R_rr x_t + …: ever slower steps, which the others follow. What they do to themselves
 * by way of all others is
 *
 *     S = R_aa + R_ar (I − R_rr)⁻¹ R_ra
 *
 * and the network converges exactly where ρ(R_rr) < 1 and μ = max Re λ(S) < 1. Bias falls like t^−(1 − μ). Synthetic noise of
 * the slow blocks dies out, that of the fast ones stays.
 *
 * Boundary: |ρ(R_rr) − 1| ≤ 1e-9 and |μ − 1| ≤ 1e-9 count as marginal.
 *
 * @param transition - R: how the batches of slow blocks and the next state of fast ones depend on the state, B·d×B·d.
 *   Not modified.
 * @param slow - the blocks that accumulate, at least one, in increasing order.
 * @param d - numbers in every block.
 * @throws NumericalError if an entry of R is not finite.
 * @theorem T13
 */
export function accumulatingNetwork(
  transition: Matrix,
  slow: readonly number[],
  d: number,
): AccumulatingNetwork {
  const fast = Array.from({ length: transition.rows / d }, (_, m) => m).filter(
    (m) => !slow.includes(m),
  );
  const part = (rows: readonly number[], columns: readonly number[]): Matrix =>
    blocksIn(transition, d, rows, columns);
  const S = part(slow, slow);
  const Rrr = part(fast, fast);
  const fastest = eigenPairs(Rrr)[0];
  const fastRadius = fastest === undefined ? 0 : modulus(fastest.value);
  if (!(fastRadius < 1 - MARGIN)) {
    const verdict = fastRadius > 1 + MARGIN ? 'diverges' : 'marginal';
    return { fastRadius, verdict, polynomial: null };
  }
  if (fast.length > 0) {
    const left = scaled(Rrr, -1);
    accumulate(left, 1, identity(left.rows));
    accumulate(S, 1, product(part(slow, fast), product(inverse(left), part(fast, slow))));
  }
  const leading = maximum(eigenPairs(S).map(({ value }) => value.re));
  return {
    fastRadius,
    verdict: verdictOf(leading),
    polynomial: { leading, bias: 1 - leading, variance: Math.min(1, 2 * (1 - leading)) },
  };
}
