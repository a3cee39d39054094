import { block } from '../linalg/blocks.js';
import { frobeniusProduct, frobeniusProducts } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { type Matrix, rowOf, scaled, transposed, zeros } from '../linalg/matrix.js';
import { maximum } from '../linalg/norms.js';
import { product, productTransposed } from '../linalg/product.js';
import type { ModelMoments } from '../solution/modelMoments.js';
import type { Pairs } from './pairs.js';
import { resolvable } from './quotient.js';
import { type TestGram, traceOf, weighed } from './testGram.js';

/**
 * Similarity E θ̂_kᵀΣθ̂_l / √(E‖θ̂_k‖²_Σ · E‖θ̂_l‖²_Σ): the analogue of a cosine similarity of outputs, −1 … 1.
 *
 * Cross covariances enter by their traces: tr ΣG_kW_klG_l with W_kl = Cov(received by k, received by l) splits
 * into one Frobenius product of G_l with Y_k = ΣG_k(½ Cov(s)a_k + p_k Cov(b̃_k, s)) and its transpose.
 *
 * @param moments - of one generation. Not modified.
 * @param norms - E‖θ̂_k‖²_Σ for every kind.
 * @param testGram - Σ.
 * @returns by kind; NaN where a model is zero.
 */
export function similarity(
  moments: ModelMoments,
  norms: readonly number[],
  testGram: TestGram,
): Pairs {
  const inner = meanInnerProducts(moments, testGram);
  const largest = maximum(norms);
  const distinct = zeros(norms.length, norms.length);
  const isZero = norms.map((a) => !resolvable(a, largest));
  norms.forEach((a, k) => {
    norms.forEach((b, l) => {
      const cosine = isZero[k] || isZero[l] ? Number.NaN : inner.get(k, l) / Math.sqrt(a * b);
      distinct.set(k, l, cosine);
    });
  });
  return { distinct, own: isZero.map((zero) => (zero ? Number.NaN : 1)) };
}

/** E θ̂_kᵀΣθ̂_l for two different entities of kinds k and l, kinds×kinds, symmetric. */
function meanInnerProducts(moments: ModelMoments, testGram: TestGram): Matrix {
  const { features: d, mean, models, signals } = moments;
  const gains = models.map(({ gain }) => gain);
  const half = zeros(models.length, models.length);
  for (let e = 0; e < signals.count; e++) {
    const crossed = models.map(({ gain, own, mixture }, k) => {
      const received = scaled(transposed(block(signals.withOwn[k]!, d, e)), own);
      mixture.forEach((a, c) => {
        accumulate(received, a / 2, block(signals.covariance, d, c, e));
      });
      return weighed(testGram, product(gain, received));
    });
    const traces = frobeniusProducts(gains, crossed);
    models.forEach(({ mixture }, l) => {
      models.forEach((_, k) => {
        half.set(k, l, half.get(k, l) + mixture[e]! * traces.get(l, k));
      });
    });
  }
  const inner = productTransposed(mean, transposed(weighed(testGram, transposed(mean))));
  accumulate(inner, 1, half);
  accumulate(inner, 1, transposed(half));
  return inner;
}

/** E‖θ̂_k‖²_Σ = tr ΣCov θ̂_k + E θ̂_kᵀΣE θ̂_k for every kind. */
export function squaredNorms(
  { mean }: ModelMoments,
  covariances: readonly Matrix[],
  testGram: TestGram,
): number[] {
  const tested = transposed(weighed(testGram, transposed(mean)));
  return covariances.map(
    (covariance, k) =>
      traceOf(testGram, covariance) + frobeniusProduct(rowOf(tested, k), rowOf(mean, k)),
  );
}
