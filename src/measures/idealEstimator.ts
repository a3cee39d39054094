import { accumulate, linearCombination } from '../linalg/linearCombination.js';
import { type Matrix, scaled, subtract, zeros } from '../linalg/matrix.js';
import { largestModulus } from '../linalg/norms.js';
import { congruence, product } from '../linalg/product.js';
import type { PseudoInverse } from '../linalg/pseudoInverse.js';
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
  const gram = allRows(ecosystem);
  const covariance = zeros(d, d);
  const moment = zeros(d, 1);
  for (const { data, copies, ...law } of sources) {
    const input = realInput(data, law, truth, 'sum');
    accumulate(moment, copies, input.excess);
    accumulate(covariance, copies, input.covariance);
  }
  const { inverse, rank, condition, doubtful } = leastNormInverse(
    gram,
    source && allRows(source),
    coordinates,
  );
  const unseen = rank === d ? zeros(d, 1) : subtract(truth, product(inverse, product(gram, truth)));
  const bias = subtract(product(inverse, moment), unseen);
  const errors = meanSquaredError(
    bias,
    scaled(congruence(inverse, covariance), coordinates.deviation ** 2),
    testGram,
  );
  return { ...errors, condition, doubtful, exact: largestModulus(bias.data) === 0 };
}

/** Σ XᵀX over the private data of every entity, copies counted, and the public data. */
function allRows({ features: d, entities, public: shared }: Ecosystem): Matrix {
  return linearCombination(d, d, [
    [shared.samples, shared.gram],
    ...entities.map(({ copies, private: { samples, gram } }): [number, Matrix] => [
      copies * samples,
      gram,
    ]),
  ]);
}
