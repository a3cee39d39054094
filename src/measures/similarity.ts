import { block } from '../linalg/blocks.js';
import { plus, times } from '../linalg/doubleDouble.js';
import { frobeniusProduct, frobeniusProducts } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { type Matrix, rowOf, scaled, transposed, zeros } from '../linalg/matrix.js';
import { maximum } from '../linalg/norms.js';
import { product, productTransposed } from '../linalg/product.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import type { Pairs } from './pairs.js';
import { resolvable } from './quotient.js';
import { type TestGram, traceOf, weighted } from './testGram.js';

/**
 * Similarity E θ̂_kᵀΣθ̂_l / √(E‖θ̂_k‖²_Σ · E‖θ̂_l‖²_Σ): the analogue of a cosine similarity of outputs, −1 … 1.
 *
 * Cross covariances enter by their traces: tr ΣG_kW_klG_l with W_kl = Cov(received by k, received by l) splits
 * into one Frobenius product of G_l with Y_k = ΣG_k(½ Cov(s)a_k + p_k Cov(b̃_k, s)) and its transpose.
 *
 * @param moments - of one generation. Not modified.
 * @param means - E θ̂_k, kinds×d.
 * @param norms - E‖θ̂_k‖²_Σ for every kind.
 * @param testGram - Σ.
 * @returns by kind; NaN where a model is zero.
 */
export function similarity(
  moments: ModelMoments,
  means: Matrix,
  norms: readonly number[],
  testGram: TestGram,
): Pairs {
  const inner = meanInnerProducts(moments, means, testGram);
  const largest = maximum(norms);
  const distinct = zeros(norms.length, norms.length);
  const isZero = norms.map((a) => !resolvable(a, largest));
  norms.forEach((a, k) => {
    norms.forEach((b, l) => {
      const cosine =
        isZero[k] || isZero[l] ? Number.NaN : inner.get(k, l) / (Math.sqrt(a) * Math.sqrt(b));
      distinct.set(k, l, cosine);
    });
  });
  return { distinct, own: isZero.map((zero) => (zero ? Number.NaN : 1)) };
}

/** E θ̂_kᵀΣθ̂_l for two different entities of kinds k and l, kinds×kinds, symmetric. */
function meanInnerProducts(moments: ModelMoments, mean: Matrix, testGram: TestGram): Matrix {
  const { features: d, models, signals, coordinates } = moments;
  const gains = models.map(({ gain }) => gain);
  const half = zeros(models.length, models.length);
  for (let e = 0; e < signals.count; e++) {
    const crossed = models.map(({ gain, own, mixture }, k) => {
      const received = scaled(transposed(block(signals.withOwn[k]!, d, e)), own);
      mixture.forEach((a, c) => {
        accumulate(received, times(a, 0.5), block(signals.covariance, d, c, e));
      });
      return weighted(testGram, product(gain, received));
    });
    const traces = frobeniusProducts(gains, crossed);
    models.forEach(({ mixture }, l) => {
      models.forEach((_, k) => {
        const part = times(mixture[e]!, traces.real(l, k));
        half.setReal(k, l, plus(half.real(k, l), part));
      });
    });
  }
  const inner = productTransposed(mean, transposed(weighted(testGram, transposed(mean))));
  accumulate(inner, coordinates.deviation ** 2, half);
  accumulate(inner, coordinates.deviation ** 2, transposed(half));
  return inner;
}

/** E‖θ̂_k‖²_Σ = tr ΣCov θ̂_k + E θ̂_kᵀΣE θ̂_k for every kind. */
export function squaredNorms(
  mean: Matrix,
  covariances: readonly Matrix[],
  testGram: TestGram,
): number[] {
  const tested = transposed(weighted(testGram, transposed(mean)));
  return covariances.map(
    (covariance, k) =>
      traceOf(testGram, covariance) + frobeniusProduct(rowOf(tested, k), rowOf(mean, k)),
  );
}
