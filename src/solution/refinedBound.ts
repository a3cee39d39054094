import { symmetricEigenvalues } from '../linalg/eigen.js';
import { accumulate } from '../linalg/linearCombination.js';
import { copyOf, identity, type Matrix, scaled, transposed } from '../linalg/matrix.js';
import { factorOf, pivotedCholesky } from '../linalg/pivotedCholesky.js';
import { congruence } from '../linalg/product.js';
import type { AffineRecurrence } from '../recurrence/affineRecurrence.js';
import { poolGrams } from '../recurrence/normalEquations.js';
import { type Ecosystem, population } from '../scenario/ecosystem.js';

/** The range of all eigenvalues of all P_k. */
export interface SyntheticWeightRange {
  /** p₋ ≥ 0. */
  readonly least: number;
  /** p₊ ≤ 1. */
  readonly most: number;
}

/**
 * ρ(Q) ≤ (p₊ + p₋)/2 + √K (p₊ − p₋)/2, where all eigenvalues of all P_k = α_k Lᵀ A_k⁺ L lie in [p₋, p₊], H = L Lᵀ.
 *
 * P_k weighs synthetic against real data direction by direction: 1 where only synthetic data speak.
 *
 * @param ecosystem - with one pool. Not modified.
 * @param recurrence - its pooled form, for the A_k⁺. Not modified.
 * @returns the bound, or null where there is more than one pool.
 * @theorem T4b
 */
export function refinedBound(ecosystem: Ecosystem, recurrence: AffineRecurrence): number | null {
  const range = syntheticWeightRange(ecosystem, recurrence);
  if (range === null) return null;
  const { least, most } = range;
  return (most + least) / 2 + (Math.sqrt(population(ecosystem)) * (most - least)) / 2;
}

/**
 * p₋ and p₊. A Cholesky factorisation tells whether a P_k reaches beyond the range found so far; only then are
 * its eigenvalues computed, so that K kinds cost K factorisations and a few decompositions.
 */
function syntheticWeightRange(
  ecosystem: Ecosystem,
  { readouts }: AffineRecurrence,
): SyntheticWeightRange | null {
  const [H, another] = poolGrams(ecosystem);
  if (H === undefined || another !== undefined) return null;
  const L = factorOf(H);
  if (L.columns === 0) return { least: 0, most: 0 };
  const Lt = transposed(L);
  let range: SyntheticWeightRange | undefined;
  for (const { gain, state } of readouts) {
    const P = scaled(congruence(Lt, gain), state[0]!);
    if (range !== undefined && within(P, range)) continue;
    const values = symmetricEigenvalues(P);
    range = {
      least: Math.max(0, Math.min(values[0]!, range?.least ?? 1)),
      most: Math.max(values.at(-1)!, range?.most ?? 0),
    };
  }
  return range ?? null;
}

/** Kinds that reach beyond the range by less than this do not widen it: it moves the bound by 1e-10 √K/2 at most. */
const SLACK = 1e-10;

/** Whether least · I ⪯ P ⪯ most · I, within the slack. */
function within(P: Matrix, { least, most }: SyntheticWeightRange): boolean {
  const above = copyOf(P);
  accumulate(above, SLACK - least, identity(P.rows));
  const below = scaled(identity(P.rows), most + SLACK);
  accumulate(below, -1, P);
  return isPositiveDefinite(above) && isPositiveDefinite(below);
}

const isPositiveDefinite = (A: Matrix): boolean => pivotedCholesky(A).rank === A.rows;
