import { echelon, solved } from '../rational/elimination.js';
import { characteristicPolynomial } from '../rational/polynomial.js';
import { isZero, type Rational, rational, zero } from '../rational/rational.js';
import {
  congruence,
  difference,
  overDenominator,
  product,
  type RationalMatrix,
  scalarMatrix,
  sum,
  transposed,
  zeros,
} from '../rational/rationalMatrix.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import { type ExactState, type ExactStep, stepOf } from './exactEvolution.js';
import { exactGeneration, stateNames } from './exactGeneration.js';
import { exactLyapunov } from './exactLyapunov.js';
import { keptBlocks } from './exactMemory.js';
import type { ExactNumbers } from './exactNumbers.js';
import { type ExactVerdict, exactVerdict } from './exactStability.js';

/** What becomes of an ecosystem whose numbers do not change any more. */
export interface ExactLongRun {
  /** One generation in the long run; blocks that accumulate take in their batches whole. */
  readonly step: ExactStep;
  /** Of what does not accumulate, without roots at 0: highest power first. */
  readonly polynomial: readonly Rational[];
  /** Of what accumulates, S = R_aa + R_ar(I − R_rr)⁻¹R_ra; null where nothing does, or the others do not converge. */
  readonly slow: readonly Rational[] | null;
  readonly verdict: ExactVerdict;
  /** The law in the limit. @throws RangeError unless it converges. */
  readonly limit: () => ExactState;
}

/**
 * The long run of an ecosystem. Pools that accumulate take ever smaller steps, which all else follows: it converges where the
 * rest does by itself and max Re λ(S) < 1; synthetic noise dies out in what accumulates.
 *
 * @param numbers - of every late generation.
 * @param requireShort - refuses polynomials too long to go on with.
 * @theorem T1, T13
 */
export function exactLongRun(
  system: ExactEcosystem,
  numbers: ExactNumbers,
  requireShort: (polynomial: readonly Rational[], Q: RationalMatrix) => void,
): ExactLongRun {
  const shares = system.pools.map(({ memory }, m) =>
    Array.from({ length: keptBlocks(memory) }, () => numbers.people[m]!),
  );
  const { state, batches, noises } = exactGeneration(system, numbers, shares, null);
  const step = stepOf(system, new Map([...state, ...batches]), noises);
  const places = stateNames(system).flatMap((name) =>
    Array.from({ length: system.features }, () => batches.has(name)),
  );
  const slow = places.flatMap((accumulates, i) => (accumulates ? [i] : []));
  const fast = places.flatMap((accumulates, i) => (accumulates ? [] : [i]));
  const Rrr = part(step.Q, fast, fast);
  const polynomial = withoutZeroRoots(characteristicPolynomial(Rrr));
  requireShort(polynomial, step.Q);
  const fastVerdict = exactVerdict(polynomial);
  const S =
    slow.length > 0 && fastVerdict === 'converges' ? slowTransition(step.Q, slow, fast) : null;
  const slowPolynomial = S && characteristicPolynomial(S);
  return {
    step,
    polynomial,
    slow: slowPolynomial,
    verdict: slowPolynomial === null ? fastVerdict : settles(slowPolynomial),
    limit: () => {
      const N = part(step.noise, fast, fast);
      const { left, right } = rankFactors(Rrr);
      const R = product(right, left);
      const missing = R.integers.length + 1 - polynomial.length;
      const ofR = [...polynomial, ...Array.from({ length: missing }, () => zero)];
      const carried =
        R.integers.length === 0
          ? N
          : sum(N, congruence(left, exactLyapunov(R, congruence(right, N), ofR)));
      return { ...fixedPoint(step), covariance: embedded(carried, fast, places.length) };
    },
  };
}

/** p without its factor zⁿ, highest power first. */
function withoutZeroRoots(p: readonly Rational[]): Rational[] {
  return p.slice(0, p.findLastIndex((x) => !isZero(x)) + 1);
}

/** a and Γ with s = Qs + a + Γb: (I − Q)⁻¹Z = Z + U(I − VU)⁻¹VZ for Q = UV. */
function fixedPoint({ Q, constant, loadings }: ExactStep) {
  const { left, right } = rankFactors(Q);
  const core = difference(scalarMatrix(right.integers.length), product(right, left));
  const at = (Z: RationalMatrix): RationalMatrix => {
    if (right.integers.length === 0) return Z;
    const inner = solved(core, product(right, Z));
    if (inner === null) throw new RangeError('exactLongRun: 1 is an eigenvalue of Q');
    return sum(Z, product(left, inner));
  };
  return {
    constant: at(constant),
    loadings: new Map([...loadings].map(([name, Z]) => [name, at(Z)])),
  };
}

/** Q = UV with as many columns of U as Q has rank: those of Q that are independent. */
function rankFactors(Q: RationalMatrix): { left: RationalMatrix; right: RationalMatrix } {
  const n = Q.integers.length;
  const { pivots } = echelon(Q.integers, n);
  if (pivots.length === 0) return { left: emptyColumns(n), right: zeros(0, n) };
  if (pivots.length === n) return { left: scalarMatrix(n), right: Q };
  const left = part(
    Q,
    Q.integers.map((_, i) => i),
    pivots,
  );
  const Ut = transposed(left);
  return { left, right: solved(product(Ut, left), product(Ut, Q))! };
}

const emptyColumns = (n: number): RationalMatrix => ({
  integers: Array.from({ length: n }, () => []),
  denominator: 1n,
});

const part = (
  { integers, denominator }: RationalMatrix,
  rows: readonly number[],
  columns: readonly number[],
): RationalMatrix =>
  overDenominator(
    rows.map((i) => columns.map((j) => integers[i]![j]!)),
    denominator,
  );

/** The n×n matrix with these entries in these rows and columns, and 0 elsewhere. */
function embedded(A: RationalMatrix, at: readonly number[], n: number): RationalMatrix {
  const place = new Map(at.map((i, k) => [i, k]));
  const row = (i: number) =>
    Array.from({ length: n }, (_, j) => {
      const [p, q] = [place.get(i), place.get(j)];
      return p === undefined || q === undefined ? 0n : A.integers[p]![q]!;
    });
  return { integers: Array.from({ length: n }, (_, i) => row(i)), denominator: A.denominator };
}

/** S = R_aa + R_ar(I − R_rr)⁻¹R_ra. */
function slowTransition(
  Q: RationalMatrix,
  slow: readonly number[],
  fast: readonly number[],
): RationalMatrix {
  const follow = solved(
    difference(scalarMatrix(fast.length), part(Q, fast, fast)),
    part(Q, fast, slow),
  );
  if (follow === null) throw new RangeError('exactLongRun: 1 is an eigenvalue of R');
  return sum(part(Q, slow, slow), product(part(Q, slow, fast), follow));
}

/**
 * Whether every root z of a polynomial has Re z < 1, Re z ≤ 1, or neither. z = 2w/(1 + w) maps |w| < 1 to Re z < 1, and w = ∞ to 2:
 * so of (1 + w)ⁿp(2w/(1 + w)) no root may be missing, and all must lie in the unit circle.
 *
 * @param coefficients - highest power first.
 */
export function settles(coefficients: readonly Rational[]): ExactVerdict {
  const n = coefficients.length - 1;
  let mapped: Rational[] = Array.from({ length: n + 1 }, () => zero);
  coefficients.forEach((a, i) => {
    // a (2w)^(n − i) (1 + w)^i, lowest power first.
    let term: Rational[] = [a.mul(rational(2n ** BigInt(n - i)))];
    for (let k = 0; k < i; k++) {
      const before = term;
      term = [...before, zero].map((x, j) => x.add(before[j - 1] ?? zero));
    }
    mapped = mapped.map((x, j) => x.add(term[j - (n - i)] ?? zero));
  });
  const [top] = mapped.toReversed();
  if (top === undefined || top.n === 0n) return n === 0 ? 'converges' : 'diverges';
  return exactVerdict(mapped.toReversed());
}
