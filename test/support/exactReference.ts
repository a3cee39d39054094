import { Fraction } from 'mathjs';
import { type ExactEcosystem, exactEcosystem } from '../../src/exact/exactEcosystem.js';
import { exactLimit, exactNext, exactStart } from '../../src/exact/exactLaw.js';
import {
  type ExactImage,
  exactImages,
  exactMoments,
  initialImages,
} from '../../src/exact/exactMoments.js';
import {
  type ExactRecurrence,
  exactLossGram,
  exactRecurrence,
} from '../../src/exact/exactRecurrence.js';
import { exactRows } from '../../src/exact/exactRows.js';
import type { ExactSolution } from '../../src/exact/exactSolution.js';
import { solveExact } from '../../src/exact/solveExact.js';
import { nearestDouble } from '../../src/rational/nearestDouble.js';
import { characteristicPolynomial } from '../../src/rational/polynomial.js';
import { type Rational, rational } from '../../src/rational/rational.js';
import {
  combination,
  frobeniusProduct,
  product,
  type RationalMatrix,
  rowsOf,
  scaled,
  trace,
  zeros,
} from '../../src/rational/rationalMatrix.js';
import { rankOf } from '../../src/rational/rationalPseudoInverse.js';
import type { Scenario } from '../../src/scenario/parseScenario.js';
import { exactRoots, type Root } from './exactRoots.js';

/** A table of cosines; null where a model is zero. */
type Similarity = (number | null)[][];

/** What `solve` reports, from fractions: what `solveExact` prints, and what is irrational to 150 digits. */
export interface ExactReference {
  readonly solution: ExactSolution;
  /** Eigenvalues of R, largest modulus first. */
  readonly roots: readonly Root[];
  readonly similarity: {
    readonly initial: Similarity;
    readonly limit: Similarity | null;
    readonly trajectory: readonly Similarity[];
  };
  /** Ends of the range of the eigenvalues of all P_k, p₋ and p₊ (T4b); null without synthetic data. */
  readonly weights: {
    readonly least: number;
    readonly most: number;
    readonly attained: number;
  } | null;
  /** The largest coefficient of a truth that real data are labelled by. */
  readonly truthSize: number;
  /** αc/(αc + ᾱβ) of T5 with c from the first entity; null where that is 0/0. */
  readonly proportional: number | null;
}

/** @throws what `solveExact` throws where a scenario is too large for it. */
export async function exactReference(
  scenario: Scenario,
  generations: number,
): Promise<ExactReference> {
  const solution = await solveExact(scenario, { generations });
  const system = exactEcosystem(scenario);
  const recurrence = exactRecurrence(system);
  const polynomial = solution.stability.characteristicPolynomial!.map(
    ({ fraction }) => new Fraction(fraction),
  );
  const laws = [exactStart(recurrence)];
  while (laws.length < generations) laws.push(exactNext(recurrence, laws.at(-1)!));
  const after = (law: (typeof laws)[number]) =>
    similarityOf(system, recurrence, exactImages(recurrence, law), law.covariance);
  const initial = similarityOf(system, recurrence, initialImages(recurrence), zeros(0, 0));
  return {
    solution,
    roots: exactRoots(polynomial).sort((a, b) => b.modulus - a.modulus),
    similarity: {
      initial,
      limit: solution.limit && after(exactLimit(recurrence, polynomial)),
      trajectory: [initial, ...laws.map(after)],
    },
    weights: weightsOf(system, recurrence),
    proportional: proportionalOf(system),
    truthSize: truthSizeOf(system),
  };
}

/** E θ̂_kᵀθ̂_l/√(E‖θ̂_k‖² E‖θ̂_l‖²), entity by entity. */
function similarityOf(
  system: ExactEcosystem,
  recurrence: ExactRecurrence,
  images: readonly ExactImage[],
  noise: RationalMatrix,
): Similarity {
  const moments = images.map((image) => exactMoments(image, recurrence, noise));
  const norms = moments.map(({ mean, covariance }) =>
    trace(covariance).add(frobeniusProduct(mean, mean)),
  );
  const between = images.map((a, k) =>
    images.map((b, l) =>
      crossTrace(a, b, recurrence, noise).add(frobeniusProduct(moments[k]!.mean, moments[l]!.mean)),
    ),
  );
  const rows = exactRows(system.entities);
  return rows.map((one) =>
    rows.map((other) => {
      const [a, b] = [norms[one.kind]!, norms[other.kind]!];
      if (a.n === 0n || b.n === 0n) return null;
      if (one === other) return 1;
      return cosine(between[one.kind]![other.kind]!, a.mul(b));
    }),
  );
}

/** tr Cov(θ̂_k, θ̂_l) of two different entities. */
function crossTrace(
  a: ExactImage,
  b: ExactImage,
  { copies, inputs }: ExactRecurrence,
  noise: RationalMatrix,
): Rational {
  const between = (A: RationalMatrix, V: RationalMatrix, B: RationalMatrix) =>
    frobeniusProduct(product(A, V), B);
  let sum = between(a.public, inputs.public.covariance, b.public);
  if (noise.integers.length > 0) sum = sum.add(between(a.noise, noise, b.noise));
  inputs.private.forEach(({ covariance: V }, j) => {
    sum = sum
      .add(between(a.private[j]!, V, b.private[j]!).mul(rational(copies[j]!)))
      .add(between(a.own[j]!, V, b.private[j]!))
      .add(between(a.private[j]!, V, b.own[j]!));
  });
  return sum;
}

/** x/√y to the last digits of a double. */
function cosine(x: Rational, y: Rational): number {
  const square = nearestDouble(x.mul(x).div(y));
  return Number(x.s) * Math.sqrt(square);
}

/** Eigenvalues of α_kA_k⁺H other than those that stand for directions H does not see. */
function weightsOf(system: ExactEcosystem, { readouts, copies }: ExactRecurrence) {
  const d = system.features;
  const H = combination(
    d,
    d,
    system.entities.map(({ synthetic }, j) => [
      system.publish[0]![j]!.mul(rational(copies[j]!)),
      exactLossGram(synthetic, system.loss),
    ]),
  );
  const rank = rankOf(H);
  if (rank === 0) return null;
  const all = readouts.flatMap(({ gain, state }) =>
    exactRoots(characteristicPolynomial(scaled(state[0]!, product(gain, H))))
      .sort((a, b) => b.modulus - a.modulus)
      .slice(0, rank),
  );
  const top = all.reduce((best, root) => (root.modulus > best.modulus ? root : best));
  const least = all.reduce((low, { modulus }) => Math.min(low, modulus), 1);
  return {
    least,
    most: top.modulus,
    attained: top.modulus > 0 ? -top.beyondOne / top.modulus : Number.POSITIVE_INFINITY,
  };
}

function proportionalOf({ entities, loss }: ExactEcosystem): number | null {
  const { alpha, beta, synthetic, private: own } = entities[0]!;
  const [shown, owned] = [synthetic, own].map((data) => trace(exactLossGram(data, loss)));
  if (owned!.n === 0n) return null;
  const weight = alpha.mul(shown!).div(owned!);
  const all = weight.add(rational(1).sub(alpha).mul(beta));
  return all.n === 0n ? null : nearestDouble(weight.div(all));
}

function truthSizeOf({ truth, entities }: ExactEcosystem): number {
  const heard = entities.filter(({ beta, private: own }) => beta.n !== 0n && own.samples > 0);
  return [truth, ...heard.map((entity) => entity.truth)]
    .flatMap((theta) => rowsOf(theta).flat())
    .reduce((most, x) => Math.max(most, Math.abs(nearestDouble(x))), 0);
}
