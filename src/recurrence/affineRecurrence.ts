import type { RealInput } from '../ecosystem/realInput.js';
import { NumericalError, ShapeError } from '../errors.js';
import { frobeniusNorm, type Matrix } from '../linalg/matrix.js';

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

/** One step: x_{t+1} = Qx_t + c + w, c = Σ_i Z_i b_i. */
export interface Step {
  /** B·d×B·d. */
  readonly Q: Matrix;
  /** Z. */
  readonly drive: Loading;
  /** Cov w, B·d×B·d, symmetric PSD. */
  readonly noise: Matrix;
}

/**
 * The recurrence of what generations train on: x_{t+1} = Q x_t + c + w_t, for t = 1, 2, …
 *
 * The state x_t is what generation t trains on, made of B blocks of d numbers. c = Σ_i Z_i b_i is linear in the
 * real inputs b_i, which are random but drawn once and shared by all generations; w_t ~ N(0, N) is new each
 * generation. Entities alike in law are one kind. How models are read from the state is a matter of their family.
 */
export interface AffineRecurrence {
  /** d. */
  readonly features: number;
  /** B: pools in the pooled form, entities in the dense form. */
  readonly blocks: number;
  /** How many entities each kind stands for. */
  readonly copies: readonly number[];
  readonly inputs: { readonly public: RealInput; readonly private: readonly RealInput[] };
  /** Q, B·d×B·d. */
  readonly Q: Matrix;
  /** Z. */
  readonly drive: Loading;
  /** N = Cov w_t, B·d×B·d, symmetric PSD. */
  readonly noise: Matrix;
  /** N_1: covariance of x_1 by noise, B·d×B·d. */
  readonly startNoise: Matrix;
  /**
   * Blocks that accumulate, of which Q, Z and N give the batches that they average: x_{t+1} = x_t + (batch − x_t)/(t + 1).
   * Ascending; none where the recurrence is as it says.
   */
  readonly slow: readonly number[];
  /** Γ_1: how x_1 depends on the real inputs. */
  readonly start: Loading;
}

/**
 * Checks shapes and finiteness once for everything after it. Takes ownership of the matrices; callers must not modify them.
 *
 * @throws ShapeError if a part does not fit d, B or the number of kinds.
 * @throws NumericalError if an entry of Q or N is not finite.
 */
export function affineRecurrence<R extends AffineRecurrence>(parts: R): Readonly<R> {
  const { features: d, blocks: B, copies, inputs, Q, drive, noise, start } = parts;
  const kinds = copies.length;
  requireShape('Q', Q, B * d, B * d);
  requireShape('noise', noise, B * d, B * d);
  requireShape('startNoise', parts.startNoise, B * d, B * d);
  for (const [name, loading] of Object.entries({ drive, start })) {
    requireShape(`${name}.public`, loading.public, B * d, d);
    requireShape(`${name}.offset`, loading.offset, B * d, 1);
    requireCount(`${name}.private`, loading.private.length, kinds);
    loading.private.forEach((Z, k) => {
      requireShape(`${name}.private[${k}]`, Z, B * d, d);
    });
  }
  requireCount('inputs.private', inputs.private.length, kinds);
  [inputs.public, ...inputs.private].forEach(({ excess, covariance }) => {
    requireShape('an input excess', excess, d, 1);
    requireShape('an input covariance', covariance, d, d);
  });
  for (const [name, A] of Object.entries({ Q, noise })) {
    if (!Number.isFinite(frobeniusNorm(A))) {
      throw new NumericalError(
        `recurrence: ${name} must be finite, found norm ${frobeniusNorm(A)}. The scenario overflows float64: rescale its features or noise.`,
      );
    }
  }
  return Object.freeze({ ...parts });
}

/** @throws ShapeError unless a part of a recurrence is rows×columns. */
export function requireShape(name: string, A: Matrix, rows: number, columns: number): void {
  if (A.rows === rows && A.columns === columns) return;
  throw new ShapeError(
    `recurrence: ${name} must be ${rows}×${columns}, found ${A.rows}×${A.columns}.`,
  );
}

/** @throws ShapeError unless there are as many parts of a recurrence as wanted. */
export function requireCount(name: string, found: number, wanted: number): void {
  if (found === wanted) return;
  throw new ShapeError(`recurrence: ${name} must be ${wanted} in number, found ${found}.`);
}
