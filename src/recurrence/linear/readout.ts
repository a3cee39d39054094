import type { Real } from '../../linalg/doubleDouble.js';
import type { Matrix } from '../../linalg/matrix.js';

/**
 * How a model is read from the state: θ̂_k − θ = G_k (p_k D_kb̃_k + e_k b* + Σ_m a_km x_m + r_k + ε_k) − (I − A_k⁺A_k)θ, where
 * inputs and state are counted from what they are for models that are the truth.
 */
export interface Readout {
  /** G_k, d×d, symmetric; I where the state holds the model itself. */
  readonly gain: Matrix;
  /** p_k, weight of the entity's own real input. */
  readonly own: Real;
  /** D_k, d×d: what gradient steps have made of the own input; null for I. */
  readonly ownMap: Matrix | null;
  /** e_k, weight of the public input. */
  readonly public: Real;
  /** a_k1 … a_kB, weights of the blocks of the state. */
  readonly state: readonly Real[];
  /** r_k, d×1: what pulls it elsewhere than to the truth in every generation; null for 0. */
  readonly shift: Matrix | null;
  /** Cov ε_k, d×d: noise of this generation and this entity alone, such as labels of its own; null for 0. */
  readonly fresh: Matrix | null;
  /** (I − A_k⁺A_k)θ, d×1: what of the truth the model's data do not show; zero where A_k is invertible. */
  readonly unseen: Matrix;
}
