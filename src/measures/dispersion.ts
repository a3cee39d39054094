import { besideEachOther, block, blockColumn } from '../linalg/blocks.js';
import { extended, leading, over, plus, type Real, times } from '../linalg/doubleDouble.js';
import { frobeniusReal } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { rowOf, scaled, subtract, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import { squaredLength } from './meanSquaredError.js';
import { type TestGram, weighted } from './testGram.js';

/**
 * Dispersion (1/K) Σ_k E‖θ̂_k − θ̄‖²_Σ around the average model θ̄, in squared units of θ: 0 when all coincide.
 *
 * Summed from deviations Δ_kc = a_kcG_k − mean_l a_lcG_l, never as a difference of large numbers:
 *
 *     (1/K) Σ_k [ tr ΣΔ_k Cov(s) Δ_kᵀ + 2p_k tr ΣΔ_k Cov(s, b̃_k) G_k + (1 − 1/K) (p_k² tr ΣG_k Cov(b̃_k) G_k + tr ΣG_k Cov(ε_k) G_k) + ‖E θ̂_k − E θ̄‖²_Σ ]
 *
 * @param moments - of one generation. Not modified.
 * @param testGram - Σ.
 * @returns the dispersion, 0 or more; 0 for one model.
 */
export function dispersion(moments: ModelMoments, testGram: TestGram): number {
  const { features: d, copies, bias, models, signals, coordinates } = moments;
  const K = copies.reduce((sum, c) => sum + c, 0);
  const share = (c: number): Real => over(bias.low === null ? c : extended(c), K);
  // Relative to the first kind, so that what all have in common drops out exactly.
  const relative = models.map(({ gain, mixture }) =>
    Array.from({ length: signals.count }, (_, c) =>
      subtract(scaled(gain, mixture[c]!), scaled(models[0]!.gain, models[0]!.mixture[c]!)),
    ),
  );
  const averageGains = Array.from({ length: signals.count }, (_, c) => {
    const average = zeros(d, d);
    copies.forEach((count, k) => {
      accumulate(average, share(count), relative[k]![c]!);
    });
    return average;
  });
  const relativeBias = copies.map((_, k) => subtract(rowOf(bias, k), rowOf(bias, 0)));
  const averageBias = zeros(1, d);
  copies.forEach((c, k) => {
    accumulate(averageBias, share(c), relativeBias[k]!);
  });

  // Of single entities the parts may be negative: only their sum is rounded.
  let spread: Real = 0;
  let apart = 0;
  models.forEach(({ gain, own, ownCovariance, fresh }, k) => {
    const deviations = averageGains.map((average, c) => subtract(relative[k]![c]!, average));
    const tested = deviations.map((Delta) => weighted(testGram, Delta));
    const received = zeros(d, d);
    let shared: Real = 0;
    deviations.forEach((Delta, c) => {
      accumulate(received, 1, product(Delta, block(signals.withOwn[k]!, d, c)));
    });
    // All signals side by side: one product, however many they are.
    const sharing = product(besideEachOther(deviations), signals.covariance);
    tested.forEach((other, e) => {
      shared = plus(shared, frobeniusReal(other, blockColumn(sharing, d, e)));
    });
    const ownGain = weighted(testGram, gain);
    const between = times(times(2, own), frobeniusReal(ownGain, received));
    const ofData = times(times(own, own), frobeniusReal(ownGain, product(gain, ownCovariance)));
    const alone =
      fresh === null ? ofData : plus(ofData, frobeniusReal(ownGain, product(gain, fresh)));
    const total = plus(plus(shared, between), times(share(K - 1), alone));
    spread = plus(spread, times(share(copies[k]!), total));
    const difference = transposed(subtract(relativeBias[k]!, averageBias));
    apart += (copies[k]! / K) * squaredLength(difference, testGram);
  });
  return coordinates.deviation ** 2 * leading(spread) + apart;
}
