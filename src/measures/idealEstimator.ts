import { accumulate } from '../linalg/linearCombination.js';
import { scaled, subtract, zeros } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import { realInput } from '../recurrence/normalEquations.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import { leastNormInverse } from '../scenario/leastNormInverse.js';
import { type MeanSquaredError, meanSquaredError } from './meanSquaredError.js';
import type { TestGram } from './testGram.js';

/**
 * The ideal estimator: ordinary, unweighted least squares on all private and public rows together, of least norm.
 *
 *     θ̂ = (Σ XᵀX)⁺ Σ Xᵀy,   over the private data of every entity, copies counted, and the public data
 *
 * @param ecosystem - its real data, noises and truths. Not modified.
 * @param testGram - Σ.
 * @returns its squared bias, variance and mean squared error against the global truth, and the condition number of
 *   its normal matrix scaled to unit diagonal.
 * @source vu2025 (docs/references.md)
 */
export function idealEstimator(
  ecosystem: Ecosystem,
  testGram: TestGram,
): MeanSquaredError & { readonly condition: number } {
  const { features: d, entities, truth, noise, public: shared, coordinates } = ecosystem;
  const sources = [
    { data: shared, copies: 1, truth, noise },
    ...entities.map(({ private: data, ...entity }) => ({ ...entity, data })),
  ];
  const gram = zeros(d, d);
  const covariance = zeros(d, d);
  const moment = zeros(d, 1);
  for (const { data, copies, ...law } of sources) {
    const input = realInput(data, law, truth, 'sum');
    accumulate(gram, copies * data.samples, data.gram);
    accumulate(moment, copies, input.excess);
    accumulate(covariance, copies, input.covariance);
  }
  const { inverse, rank, condition } = leastNormInverse(gram, coordinates);
  const unseen = rank === d ? zeros(d, 1) : subtract(truth, product(inverse, product(gram, truth)));
  const errors = meanSquaredError(
    subtract(product(inverse, moment), unseen),
    scaled(congruence(inverse, covariance), coordinates.deviation ** 2),
    testGram,
  );
  return { ...errors, condition };
}
