import { symmetricEigenPairs } from '../linalg/eigen.js';
import { accumulate } from '../linalg/linearCombination.js';
import {
  copyOf,
  fromRows,
  identity,
  inPrecision,
  type Matrix,
  scaled,
  transposed,
} from '../linalg/matrix.js';
import { factorOf, pivotedCholesky } from '../linalg/pivotedCholesky.js';
import { congruence, product } from '../linalg/product.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';
import { poolGrams } from '../recurrence/normalEquations.js';
import { toUser } from '../scenario/coordinates.js';
import type { Ecosystem } from '../scenario/ecosystem.js';

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
}

/** Eigenvalues of one P_k count as equal within this share of p₊, and kinds within it as reaching equally far. */
const TIE = 1e-10;

/**
 * Eigenvalues of P_k = α_k Lᵀ A_k⁺ L, H = L Lᵀ, of every kind: direction by direction the weight of synthetic against
 * real data, 0 ≤ p ≤ 1, and 1 where only synthetic data speak. For P_k v = p v, x = A_k⁺L v is the direction of
 * features, ᾱ_k xᵀB_k x = ((1 − p)/p) α_k xᵀH x.
 *
 * A Cholesky factorisation tells whether a P_k reaches beyond the range found so far; only then are its
 * eigenvalues computed, so that K kinds cost K factorisations and a few decompositions.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @param recurrence - its pooled form, for the A_k⁺. Not modified.
 * @returns the range and its top, exact to 1e-10 p₊; null where there is more than one pool.
 * @theorem T4b
 */
export function syntheticWeights(
  ecosystem: Ecosystem,
  { features: d, readouts, coordinates }: AffineRecurrence,
): SyntheticWeights | null {
  const [H, another] = poolGrams(ecosystem);
  if (H === undefined || another !== undefined) return null;
  const L = factorOf(H);
  const Lt = transposed(L);
  let weights: SyntheticWeights = { least: 1, most: 0, kind: 0, directions: fromRows([], d) };
  if (L.columns === 0) return { ...weights, least: 0 };
  readouts.forEach(({ gain, state }, kind) => {
    const P = inPrecision(scaled(congruence(Lt, gain), state[0]!), 'double');
    if (kind > 0 && within(P, weights)) return;
    const { values, vectors } = symmetricEigenPairs(P);
    const least = Math.max(0, Math.min(values[0]!, weights.least));
    const top = values.at(-1)!;
    if (!(top > weights.most * (1 + TIE))) {
      weights = { ...weights, least };
      return;
    }
    const highest = vectors.to2DArray().filter((_, i) => values[i]! >= top * (1 - TIE));
    const own = product(product(fromRows(highest), Lt), gain);
    const directions = transposed(toUser(coordinates, transposed(own)));
    weights = { least, most: top, kind, directions };
  });
  return weights;
}

/** Whether least · I ⪯ P ⪯ most · I, up to what counts as equal. */
function within(P: Matrix, { least, most }: SyntheticWeights): boolean {
  const slack = TIE * most;
  const above = copyOf(P);
  accumulate(above, slack - least, identity(P.rows));
  const below = scaled(identity(P.rows), most + slack);
  accumulate(below, -1, P);
  return isPositiveDefinite(above) && isPositiveDefinite(below);
}

const isPositiveDefinite = (A: Matrix): boolean => pivotedCholesky(A).rank === A.rows;
