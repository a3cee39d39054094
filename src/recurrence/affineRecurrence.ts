import { NumericalError, ShapeError } from '../errors.js';
import type { Real } from '../linalg/doubleDouble.js';
import { frobeniusNorm, type Matrix } from '../linalg/matrix.js';
import type { Coordinates } from '../scenario/coordinates.js';

/** The normal vector b = Xᵀy/n (mean loss; Xᵀy for sum loss) of one real data set, as a random input. */
export interface RealInput {
  /**
   * E b − Sθ, d×1, for the truth θ that models are judged by; b − Sθ where the labels are known. Exactly zero where θ
   * is behind the labels, which keeps the digits of a small bias.
   */
  readonly excess: Matrix;
  /** Cov b, d×d, symmetric PSD; zero where the labels are known. */
  readonly covariance: Matrix;
}

/**
 * How a state depends on the real inputs: one B·d×d matrix for the public input, one for the own input of every kind.
 * States are counted from Σ_j G_mj S_jθ, what the pools would hold if every model were the truth.
 */
export interface Loading {
  readonly public: Matrix;
  /** Per copy: every copy of a kind has its own input, which enters with this matrix. */
  readonly private: readonly Matrix[];
  /** The constant part of the state, B·d×1: what models whose data do not show all of θ leave out. */
  readonly offset: Matrix;
}

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

/**
 * The central type: x_{t+1} = Q x_t + c + w_t with read-outs, for t = 1, 2, …
 *
 * The state x_t is what generation t trains on, made of B blocks of d numbers. c = Σ_i Z_i b_i is linear in the
 * real inputs b_i, which are random but drawn once and shared by all generations; w_t ~ N(0, N) is new each
 * generation. Generation 0 has no state: it reads the real inputs alone. Entities alike in law are one kind.
 */
export interface AffineRecurrence {
  /** d. */
  readonly features: number;
  /** The coordinates of feature space that all of this is in. */
  readonly coordinates: Coordinates;
  /** θ, d×1: the truth that models are judged by, from which means are counted. */
  readonly reference: Matrix;
  /** B: pools in the pooled form, entities in the dense form. */
  readonly blocks: number;
  /** How many entities each kind stands for. */
  readonly copies: readonly number[];
  readonly inputs: { readonly public: RealInput; readonly private: readonly RealInput[] };
  /** Q, B·d×B·d. */
  readonly Q: Matrix;
  /** Z. */
  readonly drive: Loading;
  /** N = Cov w_t, B·d×B·d, symmetric PSD; also the synthetic-noise covariance of x_1. */
  readonly noise: Matrix;
  /** Γ_1: how x_1 depends on the real inputs. */
  readonly start: Loading;
  /** Read-outs of generation 0; their state weights are empty. */
  readonly initialReadouts: readonly Readout[];
  /** Read-outs of every later generation. */
  readonly readouts: readonly Readout[];
  /** Smallest pivot among the normal matrices, each scaled to unit diagonal: its distance from losing rank. */
  readonly smallestPivot: number;
  /** Condition numbers of the normal matrices of generation 0 and of all later ones, each scaled to unit diagonal. */
  readonly conditions: { readonly initial: readonly number[]; readonly update: readonly number[] };
  /** Whether the rank of one of them may be another than was decided. */
  readonly doubtful: boolean;
}

/**
 * Checks shapes and finiteness once for everything after it. Takes ownership of the matrices; callers must not modify them.
 *
 * @throws ShapeError if a part does not fit d, B or the number of kinds.
 * @throws NumericalError if an entry of Q or N is not finite.
 */
export function affineRecurrence(parts: AffineRecurrence): AffineRecurrence {
  const { features: d, blocks: B, copies, inputs, Q, drive, noise, start } = parts;
  const kinds = copies.length;
  const shape = (name: string, A: Matrix, rows: number, columns: number) => {
    if (A.rows !== rows || A.columns !== columns) {
      throw new ShapeError(
        `affineRecurrence: ${name} must be ${rows}×${columns}, found ${A.rows}×${A.columns}.`,
      );
    }
  };
  const count = (name: string, found: number, wanted: number) => {
    if (found !== wanted) {
      throw new ShapeError(
        `affineRecurrence: ${name} must be ${wanted} in number, found ${found}.`,
      );
    }
  };
  shape('reference', parts.reference, d, 1);
  shape('Q', Q, B * d, B * d);
  shape('noise', noise, B * d, B * d);
  for (const [name, loading] of Object.entries({ drive, start })) {
    shape(`${name}.public`, loading.public, B * d, d);
    shape(`${name}.offset`, loading.offset, B * d, 1);
    count(`${name}.private`, loading.private.length, kinds);
    loading.private.forEach((Z, k) => {
      shape(`${name}.private[${k}]`, Z, B * d, d);
    });
  }
  count('inputs.private', inputs.private.length, kinds);
  [inputs.public, ...inputs.private].forEach(({ excess, covariance }) => {
    shape('an input excess', excess, d, 1);
    shape('an input covariance', covariance, d, d);
  });
  count('initialReadouts', parts.initialReadouts.length, kinds);
  count('readouts', parts.readouts.length, kinds);
  parts.readouts.forEach(({ gain, state }, k) => {
    shape(`readouts[${k}].gain`, gain, d, d);
    count(`readouts[${k}].state`, state.length, B);
  });
  for (const [name, A] of Object.entries({ Q, noise })) {
    if (!Number.isFinite(frobeniusNorm(A))) {
      throw new NumericalError(
        `affineRecurrence: ${name} must be finite, found norm ${frobeniusNorm(A)}. The scenario overflows float64: rescale its features or noise.`,
      );
    }
  }
  return Object.freeze({ ...parts });
}
