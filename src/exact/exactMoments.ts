import { rational } from '../rational/rational.js';
import { blockMatrix, mixedBlocks } from '../rational/rationalBlocks.js';
import {
  combination,
  congruence,
  product,
  type RationalMatrix,
  scaled,
  sum,
  transposed,
  zeros,
} from '../rational/rationalMatrix.js';
import type { ExactLaw } from './exactLaw.js';
import type { ExactReadout, ExactRecurrence } from './exactRecurrence.js';

/** The real inputs of an ecosystem, and how many copies every kind has. */
export type ExactSources = Pick<ExactRecurrence, 'features' | 'copies' | 'inputs'>;

/** A model, or an average of models, as an affine image of everything random: real inputs and synthetic noise. */
export interface ExactImage {
  /** d×1: what people and ridges add. */
  readonly constant: RationalMatrix;
  /** d×d: on the public input. */
  readonly public: RationalMatrix;
  /** d×d for every kind: on the input of each of its copies. */
  readonly private: readonly RationalMatrix[];
  /** d×d for every kind: in addition, on the input of the model's own copy. */
  readonly own: readonly RationalMatrix[];
  /** d×N: on ξ. */
  readonly noise: RationalMatrix;
  /** d×N: what of that all copies of the kind share. */
  readonly common: RationalMatrix;
}

/** Mean, d×1, and covariance, d×d. */
export interface ExactMoments {
  readonly mean: RationalMatrix;
  readonly covariance: RationalMatrix;
}

/** The models of a generation t ≥ 1, or of the limit, one for every kind. */
export const exactImages = (recurrence: ExactRecurrence, { loading }: ExactLaw): ExactImage[] =>
  imagesOf(recurrence, recurrence.readouts, loading);

/** The models of generation 0, which read real data alone. */
export const initialImages = (recurrence: ExactRecurrence): ExactImage[] =>
  imagesOf(recurrence, recurrence.initialReadouts, {
    public: zeros(0, 0),
    private: recurrence.copies.map(() => zeros(0, 0)),
  });

function imagesOf(
  { features: d, copies }: ExactRecurrence,
  readouts: readonly ExactReadout[],
  loading: ExactLaw['loading'],
): ExactImage[] {
  return readouts.map(({ gain, own, public: shared, state }, k) => {
    const read = (Gamma: RationalMatrix) =>
      state.length === 0 ? zeros(d, d) : product(gain, mixedBlocks(state, d, Gamma));
    const noise = blockMatrix(1, state.length, d, (_, m) => scaled(state[m]!, gain));
    return {
      constant: zeros(d, 1),
      public: sum(read(loading.public), scaled(shared, gain)),
      private: loading.private.map(read),
      own: copies.map((_, j) => (j === k ? scaled(own, gain) : zeros(d, d))),
      noise,
      common: noise,
    };
  });
}

/** θ̄ = (1/K) Σ_k copies_k θ̂_k: every copy is the own one of one model. */
export function averageImage(
  images: readonly ExactImage[],
  { features: d, copies }: ExactSources,
): ExactImage {
  const K = copies.reduce((total, c) => total + c, 0);
  const width = images[0]!.noise.integers[0]!.length;
  const average = (of: (image: ExactImage) => RationalMatrix, columns = d) =>
    combination(
      d,
      columns,
      images.map((image, k) => [rational(copies[k]!, K), of(image)]),
    );
  const common = average((image) => image.common, width);
  return {
    constant: average((image) => image.constant, 1),
    public: average((image) => image.public),
    private: copies.map((_, j) =>
      sum(
        average((image) => image.private[j]!),
        scaled(rational(1, K), images[j]!.own[j]!),
      ),
    ),
    own: copies.map(() => zeros(d, d)),
    noise: common,
    common,
  };
}

/**
 * First and second moments of one image; with L_j = the loading on kind j and O_j the additional one on the own copy,
 *
 *     Cov = P Cov(b*) Pᵀ + Σ_j [copies_j L_jV_jL_jᵀ + L_jV_jO_jᵀ + O_jV_jL_jᵀ + O_jV_jO_jᵀ] + W C Wᵀ
 */
export function exactMoments(
  image: ExactImage,
  { features: d, copies, inputs }: ExactSources,
  noise: RationalMatrix,
): ExactMoments {
  let mean = sum(image.constant, product(image.public, inputs.public.mean));
  let covariance = congruence(image.public, inputs.public.covariance);
  if (noise.integers.length > 0) covariance = sum(covariance, congruence(image.noise, noise));
  inputs.private.forEach((input, j) => {
    const [L, O] = [image.private[j]!, image.own[j]!];
    const many = rational(copies[j]!);
    mean = sum(mean, product(sum(scaled(many, L), O), input.mean));
    const withOwn = product(L, input.covariance);
    const cross = product(withOwn, transposed(O));
    covariance = combination(d, d, [
      [rational(1), covariance],
      [many, product(withOwn, transposed(L))],
      [rational(1), cross],
      [rational(1), transposed(cross)],
      [rational(1), congruence(O, input.covariance)],
    ]);
  });
  return { mean, covariance };
}
