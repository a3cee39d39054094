import { toUser } from '../../ecosystem/coordinates.js';
import { addBlock, block } from '../../linalg/blocks.js';
import { equal, times } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import {
  add,
  inPrecision,
  type Matrix,
  rowOf,
  scaled,
  symmetricPart,
  transposed,
  zeros,
} from '../../linalg/matrix.js';
import { product } from '../../linalg/product.js';
import type { ModelMoments } from './modelMoments.js';

/** Mean and covariance of several models stacked in one vector, in the user's coordinates. */
export interface JointMoments {
  /** q·d×1. */
  readonly mean: Matrix;
  /** q·d×q·d, exactly symmetric, PSD to rounding. */
  readonly covariance: Matrix;
}

/**
 * Joint moments of q different entities, entity by entity:
 * Cov(θ̂_k, θ̂_l) = G_k [a_kᵀ Cov(s) a_l + p_k Cov(b̃_k, s)a_l + a_kᵀ Cov(s, b̃_l) p_l + δ_kl p_k² Cov b̃_k] G_l.
 *
 * @param moments - of one generation. Not modified.
 * @param kinds - the kind of each entity; a kind named twice means two different copies.
 * @returns means and covariance of the stacked models, q·d numbers and q·d×q·d.
 */
export function jointMoments(moments: ModelMoments, kinds: readonly number[]): JointMoments {
  const { features: d, reference, bias, models, signals, coordinates } = moments;
  const mean = zeros(kinds.length * d, 1);
  const covariance = zeros(kinds.length * d, kinds.length * d);
  kinds.forEach((kind, k) => {
    const { gain, own, mixture, ownCovariance, fresh } = models[kind]!;
    addBlock(
      mean,
      d,
      [k, 0],
      1,
      toUser(coordinates, add(reference, transposed(rowOf(bias, kind)))),
    );
    kinds.slice(0, k + 1).forEach((other, l) => {
      const that = models[other]!;
      const received = zeros(d, d);
      if (k === l) {
        accumulate(received, times(own, own), ownCovariance);
        if (fresh !== null) accumulate(received, 1, fresh);
      }
      mixture.forEach((a, c) => {
        if (equal(a, 0)) return;
        accumulate(received, times(a, that.own), block(signals.withOwn[other]!, d, c));
        that.mixture.forEach((b, e) => {
          if (equal(b, 0)) return;
          accumulate(received, times(a, b), block(signals.covariance, d, c, e));
        });
      });
      that.mixture.forEach((b, e) => {
        accumulate(received, times(own, b), transposed(block(signals.withOwn[kind]!, d, e)));
      });
      const cross = product(product(gain, received), that.gain);
      const users = toUser(coordinates, transposed(toUser(coordinates, transposed(cross))));
      addBlock(covariance, d, [k, l], 1, users);
      if (k !== l) addBlock(covariance, d, [l, k], 1, transposed(users));
    });
  });
  return {
    mean: inPrecision(mean, 'double'),
    covariance: scaled(
      inPrecision(symmetricPart(covariance), 'double'),
      coordinates.deviation ** 2,
    ),
  };
}
