import { block } from '../linalg/blocks.js';
import { frobeniusProduct } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { rowOf, scaled, subtract, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { ModelMoments } from '../solution/modelMoments.js';
import { squaredLength } from './meanSquaredError.js';
import { type TestGram, weighed } from './testGram.js';

/**
 * Dispersion (1/K) Σ_k E‖θ̂_k − θ̄‖²_Σ around the average model θ̄, in squared units of θ: 0 when all coincide.
 *
 * Summed from deviations Δ_kc = a_kcG_k − mean_l a_lcG_l, never as a difference of large numbers:
 *
 *     (1/K) Σ_k [ tr ΣΔ_k Cov(s) Δ_kᵀ + 2p_k tr ΣΔ_k Cov(s, b̃_k) G_k + (1 − 1/K) p_k² tr ΣG_k Cov(b̃_k) G_k + ‖E θ̂_k − E θ̄‖²_Σ ]
 *
 * @param moments - of one generation. Not modified.
 * @param testGram - Σ.
 */
export function dispersion(moments: ModelMoments, testGram: TestGram): number {
  const { features: d, copies, mean, models, signals } = moments;
  const K = copies.reduce((sum, c) => sum + c, 0);
  const averageGains = Array.from({ length: signals.count }, (_, c) => {
    const average = zeros(d, d);
    models.forEach(({ gain, mixture }, k) => {
      accumulate(average, (copies[k]! / K) * mixture[c]!, gain);
    });
    return average;
  });
  const averageMean = zeros(1, d);
  copies.forEach((c, k) => {
    accumulate(averageMean, c / K, rowOf(mean, k));
  });

  return models.reduce((sum, { gain, own, mixture, ownCovariance }, k) => {
    const deviations = averageGains.map((average, c) =>
      subtract(scaled(gain, mixture[c]!), average),
    );
    const tested = deviations.map((Delta) => weighed(testGram, Delta));
    const received = zeros(d, d);
    let shared = 0;
    deviations.forEach((Delta, c) => {
      accumulate(received, 1, product(Delta, block(signals.withOwn[k]!, d, c)));
      tested.forEach((other, e) => {
        shared += frobeniusProduct(other, product(Delta, block(signals.covariance, d, c, e)));
      });
    });
    const ownGain = weighed(testGram, gain);
    const between = 2 * own * frobeniusProduct(ownGain, received);
    const alone = own ** 2 * frobeniusProduct(ownGain, product(gain, ownCovariance));
    const apart = transposed(subtract(rowOf(mean, k), averageMean));
    const total = shared + between + (1 - 1 / K) * alone + squaredLength(apart, testGram);
    return sum + (copies[k]! / K) * total;
  }, 0);
}
