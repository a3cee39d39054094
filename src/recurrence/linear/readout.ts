import type { Real } from '../../linalg/doubleDouble.js';
import type { Matrix } from '../../linalg/matrix.js';

/**
 * How a model is read from the state: θ̂_k − θ = G_k (p_k b̃_k + e_k b* + Σ_m a_km x_m) − (I − A_k⁺A_k)θ, where inputs
 * and state are counted from what they are for models that are the truth.
 */
export interface Readout {
  /** G_k, d×d, symmetric. */
  readonly gain: Matrix;
  /** p_k, weight of the entity's own real input. */
  readonly own: Real;
  /** e_k, weight of the public input. */
  readonly public: Real;
  /** a_k1 … a_kB, weights of the blocks of the state. */
  readonly state: readonly Real[];
  /** (I − A_k⁺A_k)θ, d×1: what of the truth the model's data do not show; zero where A_k is invertible. */
  readonly unseen: Matrix;
}
