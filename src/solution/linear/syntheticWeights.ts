import { toUser } from '../../ecosystem/coordinates.js';
import { batchMixes } from '../../ecosystem/crawled.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { forgets } from '../../ecosystem/forgetting.js';
import { poolGrams } from '../../ecosystem/lossGram.js';
import { times } from '../../linalg/doubleDouble.js';
import { symmetricEigenPairs } from '../../linalg/eigen.js';
import { accumulate } from '../../linalg/linearCombination.js';
import {
  copyOf,
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  scaled,
  subtract,
  transposed,
} from '../../linalg/matrix.js';
import { largestModulus } from '../../linalg/norms.js';
import {
  deficientByCancellation,
  factorOf,
  pivotedCholesky,
} from '../../linalg/pivotedCholesky.js';
import { congruence, product } from '../../linalg/product.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';

/** How much synthetic data weigh against real data: the range of all eigenvalues of all P_k, and where its top is. */
export interface SyntheticWeights {
  /** p₋ ≥ 0. */
  readonly least: number;
  /** p₊ ≤ 1. */
  readonly most: number;
  /** The kind with the eigenvalue p₊; the first of equals. */
  readonly kind: number;
  /** Directions of feature space, as rows, in which its synthetic data weigh p₊; empty where p₊ = 0. r×d. */
  readonly directions: Matrix;
  /** Whether float64 cannot tell if H is deficient, so that p₋ may be another. */
  readonly doubtful: boolean;
}

/** Eigenvalues of one P_k count as equal within this share of p₊, and kinds within it as reaching equally far. */
const TIE = 1e-10;
/** Entries of two P_k that differ by no more are the same but for rounding. */
const ROUNDING = 2 ** -50;

/**
 * Eigenvalues of P_k = α_k Lᵀ A_k⁺ L, H = L Lᵀ, of every kind: direction by direction the weight of synthetic against
 * real data, 0 ≤ p ≤ 1, and 1 where only synthetic data speak. For P_k v = p v, x = A_k⁺L v is the direction of
 * features, ᾱ_k xᵀB_k x = ((1 − p)/p) α_k xᵀH x.
 *
 * A Cholesky factorisation tells whether a P_k stays well within the range found so far; eigenvalues are computed
 * only where it does not and no kind before had the same P_k, so that K kinds cost K factorisations and a few
 * decompositions.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @param recurrence - its pooled form, for the A_k⁺. Not modified.
 * @returns the range and its top; null where there is more than one pool, one that remembers, or a model that is
 *   fine-tuned.
 * @theorem T4b
 */
export function syntheticWeights(
  ecosystem: Ecosystem,
  { features: d, readouts, coordinates }: LinearRecurrence,
): SyntheticWeights | null {
  const [H, another] = poolGrams(ecosystem);
  if (H === undefined || another !== undefined || !forgets(ecosystem)) return null;
  const { models } = batchMixes(ecosystem)[0]!;
  const L = factorOf(H);
  const Lt = transposed(L);
  const doubtful = deficientByCancellation(H, pivotedCholesky(H));
  const none = { least: 1, most: 0, kind: 0, directions: fromRows([], d), doubtful };
  if (L.columns === 0) return { ...none, least: 0 };
  let weights: SyntheticWeights = none;
  // The largest weight of the kind that is named, from which others must differ by more than rounding.
  let named = 0;
  const known: Matrix[] = [];
  readouts.forEach(({ gain, state }, kind) => {
    const P = inPrecision(
      scaled(congruence(Lt, gain), models === 1 ? state[0]! : times(state[0]!, models)),
      'double',
    );
    if (known.some((other) => isSame(P, other)) || (kind > 0 && isInside(P, weights))) return;
    known.push(P);
    const { values, vectors } = symmetricEigenPairs(P);
    const top = values.at(-1)!;
    const least = Math.max(0, Math.min(values[0]!, weights.least));
    weights = { ...weights, least, most: Math.max(top, weights.most) };
    if (!(top > named * (1 + TIE))) return;
    const highest = vectors.to2DArray().filter((_, i) => values[i]! >= top * (1 - TIE));
    const own = product(product(fromRows(highest), Lt), gain);
    const directions = transposed(toUser(coordinates, transposed(own)));
    weights = { ...weights, kind, directions };
    named = top;
  });
  return weights;
}

const isSame = (P: Matrix, other: Matrix): boolean =>
  largestModulus(subtract(P, other).data) <= ROUNDING * largestModulus(other.data);

/** Whether least · I ≺ P ≺ most · I, by more than what counts as equal. */
function isInside(P: Matrix, { least, most }: SyntheticWeights): boolean {
  const margin = TIE * most;
  const above = copyOf(P);
  accumulate(above, -least - margin, identity(P.rows));
  const below = scaled(identity(P.rows), most - margin);
  accumulate(below, -1, P);
  return isPositiveDefinite(above) && isPositiveDefinite(below);
}

const isPositiveDefinite = (A: Matrix): boolean => pivotedCholesky(A).rank === A.rows;
