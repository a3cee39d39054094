import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { leastNormInverse, type Normal } from '../ecosystem/leastNormInverse.js';
import { realInput } from '../ecosystem/realInput.js';
import { extended, root } from '../linalg/doubleDouble.js';
import { accumulate, linearCombination } from '../linalg/linearCombination.js';
import {
  inPrecision,
  type Matrix,
  scaled,
  stackedRows,
  subtract,
  zeros,
} from '../linalg/matrix.js';
import { largestModulus } from '../linalg/norms.js';
import { congruence, product } from '../linalg/product.js';
import type { PseudoInverse } from '../linalg/pseudoInverse.js';
import { type MeanSquaredError, meanSquaredError } from './meanSquaredError.js';
import type { TestGram } from './testGram.js';

/**
 * The ideal estimator: ordinary, unweighted least squares on all private and public rows together, of least norm.
 *
 *     θ̂ = (Σ XᵀX)⁺ Σ Xᵀy,   over the private data of every entity, copies counted, and the public data
 *
 * @param ecosystem - its real data, noises and truths. Not modified.
 * @param testGram - Σ.
 * @returns its squared bias, variance and mean squared error against the global truth, the condition number of its
 *   normal matrix scaled to unit diagonal, and whether the bias is exactly zero.
 * @source vu2025 (docs/references.md)
 */
export function idealEstimator(
  ecosystem: Ecosystem,
  testGram: TestGram,
): MeanSquaredError & Pick<PseudoInverse, 'condition' | 'doubtful'> & { readonly exact: boolean } {
  const { features: d, entities, truth, noise, public: shared, coordinates, source } = ecosystem;
  const sources = [
    { data: shared, copies: 1, truth, noise },
    ...entities.map(({ private: data, ...entity }) => ({ ...entity, data })),
  ];
  const all = allRows(ecosystem);
  const gram = all.matrix;
  const covariance = zeros(d, d);
  const moment = zeros(d, 1);
  for (const { data, copies, ...law } of sources) {
    const input = realInput(data, law, truth, 'sum');
    accumulate(moment, copies, input.excess);
    accumulate(covariance, copies, input.covariance);
  }
  const { inverse, rank, condition, doubtful } = leastNormInverse(
    all,
    source && allRows(source),
    coordinates,
  );
  const unseen = rank === d ? zeros(d, 1) : subtract(truth, product(inverse, product(gram, truth)));
  const bias = ecosystem.truthIsFit ? zeros(d, 1) : subtract(product(inverse, moment), unseen);
  const errors = meanSquaredError(
    bias,
    scaled(congruence(inverse, covariance), coordinates.deviation ** 2),
    testGram,
  );
  return { ...errors, condition, doubtful, exact: largestModulus(bias.data) === 0 };
}

/** Σ XᵀX over the private data of every entity, copies counted, and the public data, with rows that have it. */
function allRows({ features: d, entities, public: shared, precision }: Ecosystem): Normal {
  const weighted = [{ copies: 1, private: shared }, ...entities].map(
    ({ copies, private: { samples, gram, factor } }) => ({
      weight: copies * samples,
      gram,
      factor,
    }),
  );
  const matrix = linearCombination(
    d,
    d,
    weighted.map(({ weight, gram }): [number, Matrix] => [weight, gram]),
  );
  if (precision === 'double') return { matrix, factor: null };
  const parts = weighted.flatMap(({ weight, factor }) =>
    factor === null ? [] : [scaled(factor, root(extended(weight)))],
  );
  return { matrix, factor: inPrecision(stackedRows(parts, d), precision) };
}
