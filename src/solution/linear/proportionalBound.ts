import { complement } from '../../ecosystem/complement.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { forgets } from '../../ecosystem/forgetting.js';
import { lossGram } from '../../ecosystem/lossGram.js';
import { leading } from '../../linalg/doubleDouble.js';
import type { Matrix } from '../../linalg/matrix.js';

/**
 * Gram matrices count as proportional within this share of every entry's scale √(S_pp S_qq), whatever the units of the
 * features; a tenth of the smallest pivot that counts as seen, so that no direction is published but not owned.
 */
const PROPORTIONAL = 1e-13;

/**
 * ρ(Q) ≤ αc/(αc + ᾱβ) < 1 where every entity publishes data distributed like its private data, S_k = c S̃_k with
 * one c, and all share α and β around one pool; sharp, for any K and any public data.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @returns the bound, or null where its hypotheses fail or α = β = 0 leaves it undefined.
 * @theorem T5
 */
export function proportionalBound(ecosystem: Ecosystem): number | null {
  const { entities, publish, pools, loss } = ecosystem;
  const first = entities[0]!;
  if (publish.length !== 1 || !forgets(ecosystem)) return null;
  const plain = pools.every(({ people }) => people === null);
  const alone = entities.every(
    ({ ridge, publications }) => ridge === null && publications.every((rows) => rows === null),
  );
  if (!plain || !alone) return null;
  const { alpha, beta } = first;
  if (entities.some((entity) => entity.alpha !== alpha || entity.beta !== beta)) return null;
  const c = ratio(lossGram(first.synthetic, loss), lossGram(first.private, loss));
  const proportional = entities.every(({ synthetic, private: own }) =>
    isMultiple(lossGram(synthetic, loss), lossGram(own, loss), c),
  );
  if (!(c > 0) || !proportional) return null;
  const weight = alpha * c + leading(complement(alpha)) * beta;
  return weight > 0 ? (alpha * c) / weight : null;
}

/** c of the best fit S ≈ c S̃: tr S / tr S̃. */
const ratio = (S: Matrix, own: Matrix): number => (own.trace() > 0 ? S.trace() / own.trace() : 0);

function isMultiple(S: Matrix, own: Matrix, c: number): boolean {
  for (let p = 0; p < S.rows; p++) {
    for (let q = 0; q <= p; q++) {
      const scale = Math.sqrt(S.get(p, p)) * Math.sqrt(S.get(q, q));
      if (!(Math.abs(S.get(p, q) - c * own.get(p, q)) <= PROPORTIONAL * scale)) return false;
    }
  }
  return true;
}
