import { accumulate } from '../linalg/linearCombination.js';
import { zeros } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import { realInput } from '../recurrence/normalEquations.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import { type MeanSquaredError, meanSquaredError } from './meanSquaredError.js';
import type { TestGram } from './testGram.js';

/**
 * The ideal estimator: ordinary, unweighted least squares on all private and public rows together, of least norm.
 *
 *     θ̂ = (Σ XᵀX)⁺ Σ Xᵀy,   over the private data of every entity, copies counted, and the public data
 *
 * @param ecosystem - its real data, noises and truths. Not modified.
 * @param testGram - Σ.
 * @returns its squared bias, variance and mean squared error against the global truth.
 * @source vu2025 (docs/references.md)
 */
export function idealEstimator(ecosystem: Ecosystem, testGram: TestGram): MeanSquaredError {
  const { features: d, entities, truth, noise, public: shared } = ecosystem;
  const sources = [
    { data: shared, copies: 1, truth, noise },
    ...entities.map(({ private: data, ...entity }) => ({ ...entity, data })),
  ];
  const gram = zeros(d, d);
  const covariance = zeros(d, d);
  const moment = zeros(d, 1);
  for (const { data, copies, ...law } of sources) {
    const input = realInput(data, law, 'sum');
    accumulate(gram, copies * data.samples, data.gram);
    accumulate(moment, copies, input.mean);
    accumulate(covariance, copies, input.covariance);
  }
  const { inverse } = pseudoInverse(gram);
  return meanSquaredError(
    product(inverse, moment),
    congruence(inverse, covariance),
    truth,
    testGram,
  );
}
