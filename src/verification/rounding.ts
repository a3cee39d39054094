import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { lossGram } from '../ecosystem/lossGram.js';
import type { Matrix } from '../linalg/matrix.js';

/** Rounding of a number, relative to the largest on the way to it. */
export const ROUNDING = 1e-13;
/** Rounding of a simulated model, relative to the labels it makes: room for the condition of most data. */
const RELATIVE = 1e-9;
/** Least squares leave u κ² of a residual in their solution: this share of κ² is room for it. */
const PER_SQUARED_CONDITION = 1e-15;

/**
 * What rounding may add to each coordinate of a simulated or predicted model: 1e-9 of the largest label that models
 * and truths make of any feature, in the units of the coordinate; 1e-15 κ² of it where that is more.
 *
 * @param ecosystem - its truths, and features by their largest second moment. Not modified.
 * @param models - sizes of the coordinates of some models, one list of d numbers for each. Not modified.
 * @param condition - κ of the rows that models are fitted to.
 * @returns d numbers.
 */
export function roundingOf(
  { entities, public: shared, truth, loss }: Ecosystem,
  models: readonly ArrayLike<number>[],
  condition = 1,
): Float64Array {
  const relative = Math.max(RELATIVE, PER_SQUARED_CONDITION * condition ** 2);
  const grams = [shared, ...entities.flatMap((entity) => [entity.private, entity.synthetic])].map(
    (data) => lossGram(data, loss),
  );
  const features = Float64Array.from(truth.data, (_, i) =>
    Math.sqrt(grams.reduce((most, S) => Math.max(most, S.get(i, i)), 0)),
  );
  const all = [truth.data, ...entities.map((entity) => entity.truth.data), ...models];
  let label = 0;
  for (const model of all) {
    features.forEach((feature, i) => {
      label = Math.max(label, feature * Math.abs(model[i]!));
    });
  }
  return features.map((feature, i) => {
    if (feature > 0) return relative * (label / feature);
    // No data show the feature: models are zero there, and no label depends on it.
    return relative * all.reduce((most, model) => Math.max(most, Math.abs(model[i]!)), 0);
  });
}

/**
 * What rounding may add to an average of (θ̂ − c)ᵀB(θ̂ − c): of the models 2√T E + E², with E = Σ_i √B_ii times the
 * rounding of coordinate i; of the sum itself a share of (Σ_i √B_ii times the size of θ̂_i − c_i)², of which all may
 * cancel.
 *
 * @param diagonal - of B, d numbers.
 * @param rounding - of each coordinate of a model.
 * @param sizes - of each coordinate of θ̂ − c.
 * @param value - T, the average itself.
 */
export function quadraticRounding(
  diagonal: ArrayLike<number>,
  rounding: Float64Array,
  sizes: ArrayLike<number>,
  value: number,
): number {
  let E = 0;
  let reach = 0;
  rounding.forEach((floor, i) => {
    const root = Math.sqrt(Math.max(0, diagonal[i]!));
    E += root * floor;
    reach += root * sizes[i]!;
  });
  return 2 * Math.sqrt(Math.max(0, value)) * E + E * E + ROUNDING * reach * reach;
}

/** Sizes of the coordinates of a random vector: |mean| + standard deviation. */
export const sizesOf = (mean: Matrix, covariance: Matrix): number[] =>
  covariance
    .diagonal()
    .map((variance, i) => Math.abs(mean.get(i, 0)) + Math.sqrt(Math.max(0, variance)));
