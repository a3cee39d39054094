import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { symmetricEigenvalues } from '../linalg/eigen.js';
import { identity, Matrix } from '../linalg/matrix.js';
import { maximum } from '../linalg/norms.js';
import { jointMoments } from '../solution/linear/jointMoments.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';
import { noncentralUpperTail, upperTail } from './chiSquare.js';
import { averageTail, expectation, quadraticLaw } from './quadraticLaw.js';
import type { Representative } from './representatives.js';
import { roundingOf, sizesOf } from './rounding.js';
import { whitening } from './whitening.js';

/** Probability with which an error of the stated size is caught. */
const POWER = 0.99;

/** The smallest relative errors that a run would have caught with probability 0.99. */
export interface Detectable {
  /** ‖ΔE θ̂_k‖ / ‖E θ̂_k‖; null where no tested model varies or has a mean. */
  readonly mean: number | null;
  /** |Δ tr Cov θ̂_k| / tr Cov θ̂_k, the shape kept; null where no tested model varies. */
  readonly variance: number | null;
}

/**
 * What the tests of single entities can see at a level: the worst over the tested entities and generations, so that
 * an error of this size in any one of them is caught with probability 0.99 or more, whatever its direction.
 *
 * A shift Δ of a mean adds R Δᵀ(Cov θ̂_k)⁺Δ ≥ R‖Δ‖²/λ_max of noncentrality to its χ² test. A variance that is off by
 * 1 ± δ moves the average of its quadratic form past the critical values of Chernoff's bound, which bounds the
 * probability of a miss as well.
 *
 * @param ecosystem - truths and features, for what counts as rounding. Not modified.
 * @param generations - moments of every tested generation. Not modified.
 * @param all - the tested entities.
 * @param replicates - R, 2 or more.
 * @param level - of a single test, after correction for their number.
 */
export function detectable(
  ecosystem: Ecosystem,
  generations: readonly ModelMoments[],
  all: readonly Representative[],
  replicates: number,
  level: number,
): Detectable {
  const errors = generations.flatMap((moments) =>
    all.map(({ kind }) => detectableOf(ecosystem, moments, kind, replicates, level)),
  );
  const worst = (values: readonly (number | null)[]) => {
    const known = values.filter((value) => value !== null);
    return known.length === 0 ? null : maximum(known);
  };
  return {
    mean: worst(errors.map(({ mean }) => mean)),
    variance: worst(errors.map(({ variance }) => variance)),
  };
}

function detectableOf(
  ecosystem: Ecosystem,
  moments: ModelMoments,
  kind: number,
  R: number,
  level: number,
): Detectable {
  const law = jointMoments(moments, [kind]);
  const size = law.mean.norm();
  const sizes = sizesOf(law.mean, law.covariance);
  const degrees = whitening(law.covariance, roundingOf(ecosystem, [sizes]), R).standard.rows;
  if (degrees === 0) return { mean: null, variance: null };
  const largest = symmetricEigenvalues(law.covariance).at(-1)!;
  const noncentrality = visibleNoncentrality(degrees, level);
  const d = law.mean.rows;
  const spread = quadraticLaw(identity(d), new Matrix(d, 1), law.covariance);
  const average = expectation(spread);
  const tail = (x: number) => averageTail(spread, R - 1, x);
  // Two-sided: half the level on either side of the average.
  const upper = bisect((x) => tail(x) <= level / 2, average, 2 * average);
  const upperMissed = bisect((x) => tail(x) <= 1 - POWER, average, 0);
  const lower = bisect((x) => tail(x) <= level / 2, average, 0);
  const lowerMissed = bisect((x) => tail(x) <= 1 - POWER, average, 2 * average);
  return {
    mean: size > 0 ? Math.sqrt((noncentrality * largest) / R) / size : null,
    variance: Math.max(upper / upperMissed - 1, 1 - lower / lowerMissed),
  };
}

/** The noncentrality at which a χ² test of this level has the power wanted. */
function visibleNoncentrality(degrees: number, level: number): number {
  const critical = bisect((x) => upperTail(x, degrees) <= level, 0, degrees + 1);
  const caught = (noncentrality: number) =>
    noncentralUpperTail(critical, degrees, noncentrality) >= POWER;
  return bisect(caught, 0, critical + 1);
}

/** The point nearest to `from` on the way to `toward`, and beyond it if need be, where a property starts to hold. */
function bisect(holds: (x: number) => boolean, from: number, toward: number): number {
  let near = from;
  let far = toward;
  while (!holds(far)) {
    if (far === 0) return 0;
    [near, far] = [far, 2 * far];
  }
  for (let step = 0; step < 100; step++) {
    const middle = (near + far) / 2;
    if (holds(middle)) far = middle;
    else near = middle;
  }
  return far;
}
