import { type Matrix, scaled, subtract } from '../linalg/matrix.js';
import { lossGram } from '../recurrence/normalEquations.js';
import type { Ecosystem } from '../scenario/ecosystem.js';

/** Gram matrices count as proportional within this share of their norm. */
const PROPORTIONAL = 1e-12;

/**
 * ρ(Q) ≤ αc/(αc + ᾱβ) < 1 where every entity publishes data distributed like its private data, S_k = c S̃_k with
 * one c, and all share α and β around one pool; sharp, for any K and any public data.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @returns the bound, or null where its hypotheses fail or α = β = 0 leaves it undefined.
 * @theorem T5
 */
export function proportionalBound({ entities, publish, loss }: Ecosystem): number | null {
  const first = entities[0]!;
  if (publish.length !== 1) return null;
  const { alpha, beta } = first;
  if (entities.some((entity) => entity.alpha !== alpha || entity.beta !== beta)) return null;
  const c = ratio(lossGram(first.synthetic, loss), lossGram(first.private, loss));
  const proportional = entities.every(({ synthetic, private: own }) =>
    isMultiple(lossGram(synthetic, loss), lossGram(own, loss), c),
  );
  if (!(c > 0) || !proportional) return null;
  const weight = alpha * c + (1 - alpha) * beta;
  return weight > 0 ? (alpha * c) / weight : null;
}

/** c of the best fit S ≈ c S̃: tr S / tr S̃. */
const ratio = (S: Matrix, own: Matrix): number => (own.trace() > 0 ? S.trace() / own.trace() : 0);

const isMultiple = (S: Matrix, own: Matrix, c: number): boolean =>
  subtract(S, scaled(own, c)).norm() <= PROPORTIONAL * S.norm();
