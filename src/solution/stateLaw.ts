import { accumulate } from '../linalg/linearCombination.js';
import { add, identity, type Matrix } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import type { AffineRecurrence, Loading, Step } from '../recurrence/affineRecurrence.js';

/** The law of the state at one generation: x_t = Σ_i Γ_i b_i + ξ, ξ ~ N(0, C) independent of the real inputs. */
export interface StateLaw {
  /** Γ. */
  readonly loading: Loading;
  /** C, B·d×B·d, symmetric PSD: synthetic noise. */
  readonly covariance: Matrix;
}

/**
 * The law of x_1, the state that generation 1 trains on.
 *
 * @param recurrence - its Γ_1 and N. Not modified.
 * @returns how x_1 depends on the real inputs, and Cov x_1 given them, B·d×B·d.
 */
export const startLaw = ({ start, startNoise }: AffineRecurrence): StateLaw => ({
  loading: start,
  covariance: startNoise,
});

/** E x = Σ_i Γ_i (E b_i − S_iθ) + offset over all inputs, copies counted; rows of the loading × 1. */
export function meanState(
  loading: Loading,
  inputs: AffineRecurrence['inputs'],
  copies: readonly number[],
): Matrix {
  const mean = product(loading.public, inputs.public.excess);
  accumulate(mean, 1, loading.offset);
  loading.private.forEach((Gamma, k) => {
    accumulate(mean, copies[k]!, product(Gamma, inputs.private[k]!.excess));
  });
  return mean;
}

/**
 * One generation: Γ' = QΓ + Z, C' = QCQᵀ + N.
 *
 * @param step - Q, Z and N. Not modified.
 * @param law - of x_t. Not modified.
 * @returns the law of x_{t+1}.
 */
export function nextLaw({ Q, drive, noise }: Step, law: StateLaw): StateLaw {
  return {
    loading: affineImage(Q, law.loading, drive),
    covariance: sum(congruence(Q, law.covariance), noise),
  };
}

/**
 * The law of x_t for t ≥ 1 in O(log t) products, exact whether or not anything converges.
 *
 *     Γ_t = Q^{t−1}Γ_1 + (Σ_{s<t−1} Q^s) Z,   C_t = Σ_{s<t} Q^s N Q^sᵀ
 *
 * Binary powers of the affine map: steps of n and m generations compose as P_{n+m} = P_nP_m,
 * Σ_{n+m} = Σ_n + P_nΣ_m, C_{n+m} = C_n + P_nC_mP_nᵀ.
 *
 * @param recurrence - Q, Z, N and Γ_1. Not modified.
 * @param t - generation, 1 or more.
 * @returns how x_t depends on the real inputs, and Cov x_t given them, B·d×B·d.
 * @theorem T1
 */
export function lawAt(recurrence: AffineRecurrence, t: number): StateLaw {
  const { Q, drive, noise, start, startNoise } = recurrence;
  let steps: Steps | undefined;
  let power: Steps = { power: Q, sum: identity(Q.rows), covariance: noise };
  for (let left = t - 1; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) steps = steps === undefined ? power : compose(steps, power);
    if (left > 1) power = compose(power, power);
  }
  if (steps === undefined) return startLaw(recurrence);
  const { power: P, sum: geometric, covariance } = steps;
  const image = (Gamma: Matrix, Z: Matrix) => sum(product(P, Gamma), product(geometric, Z));
  return {
    loading: {
      public: image(start.public, drive.public),
      private: start.private.map((Gamma, k) => image(Gamma, drive.private[k]!)),
      offset: image(start.offset, drive.offset),
    },
    covariance: sum(congruence(P, startNoise), covariance),
  };
}

/** n generations at once: x ↦ P x + Σ c + noise of covariance C. */
interface Steps {
  readonly power: Matrix;
  readonly sum: Matrix;
  readonly covariance: Matrix;
}

const compose = (later: Steps, earlier: Steps): Steps => ({
  power: product(later.power, earlier.power),
  sum: sum(later.sum, product(later.power, earlier.sum)),
  covariance: sum(later.covariance, congruence(later.power, earlier.covariance)),
});

const affineImage = (Q: Matrix, loading: Loading, offset: Loading): Loading => ({
  public: sum(product(Q, loading.public), offset.public),
  private: loading.private.map((Gamma, k) => sum(product(Q, Gamma), offset.private[k]!)),
  offset: sum(product(Q, loading.offset), offset.offset),
});

const sum = (A: Matrix, B: Matrix): Matrix => add(A, B);
