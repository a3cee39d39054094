import { DomainError } from '../../errors.js';

/**
 * The weight of fresh real data that makes models best in the long run:
 *
 *     w* = (√(k² + 4k) − k)/2,   k = n_real/(total synthetic)
 *
 * For K models that each publish as many rows as are real, k = 1/K and w* = (√(1 + 4K) − 1)/(2K): 1/φ ≈ 0.618 for one
 * model, ½ for two, ⅓ for six. The variance it leaves, in that of the real batch alone, is w* itself.
 *
 * Computed as 2√k/(√k + √(k + 4)): no cancellation at large k, no overflow.
 *
 * @param k - rows of fresh real data over rows of synthetic data of all models together, each generation; above 0.
 * @returns w*, in (0, 1].
 * @throws DomainError if k is not a positive finite number.
 * @theorem T9
 * @source he2025 (docs/references.md)
 */
export function optimalRealWeight(k: number): number {
  requireRatio('optimalRealWeight', k);
  const root = Math.sqrt(k);
  return (2 * root) / (root + Math.sqrt(k + 4));
}

/**
 * V(w)/V_1: long-run variance of models that train, every generation, on a fresh real batch with weight w and on the
 * synthetic data of all of them with weight 1 − w, over the variance V_1 of a fit to the real batch alone:
 *
 *     V(w)/V_1 = (w² + k(1 − w)²)/(1 − (1 − w)²)
 *
 * @param w - weight of the real batch, in (0, 1].
 * @param k - rows of fresh real data over rows of synthetic data of all models together; above 0.
 * @returns the ratio, above 0; 1 where only fresh data count.
 * @throws DomainError if w or k is out of its range: at w = 0 the variance grows without limit.
 * @theorem T9
 * @source he2025 (docs/references.md)
 */
export function freshDataVariance(w: number, k: number): number {
  requireRatio('freshDataVariance', k);
  if (!(w > 0 && w <= 1)) {
    throw new DomainError(
      `freshDataVariance: w must be above 0 and at most 1, found ${w}. Give real data some weight: without it nothing settles.`,
    );
  }
  return (w * w + k * (1 - w) ** 2) / (w * (2 - w));
}

function requireRatio(name: string, k: number): void {
  if (!(k > 0 && Number.isFinite(k))) {
    throw new DomainError(
      `${name}: k must be a positive finite number, found ${k}. It is n_real over the synthetic rows of all models together.`,
    );
  }
}
