import { isZero, numerator, one, type Rational, rational, zero } from '../rational/rational.js';
import {
  combination,
  congruence,
  difference,
  frobeniusProduct,
  product,
  type RationalMatrix,
  rowsOf,
  trace,
  transposed,
} from '../rational/rationalMatrix.js';
import { rationalPseudoInverse } from '../rational/rationalPseudoInverse.js';
import type { ExactEcosystem } from './exactEcosystem.js';
import {
  averageImage,
  type ExactImage,
  type ExactMoments,
  type ExactSources,
  exactMoments,
} from './exactMoments.js';
import { exactInput, exactLossGram } from './exactRecurrence.js';

/** A quantity, or null where the theory gives none, such as 0/0. */
export type ExactQuantity = Rational | null;

/** What a paper reports of one generation, by kind. Definitions: docs/measures.md, Σ = I. */
export interface ExactMeasures {
  /** kinds×d. */
  readonly mean: readonly (readonly Rational[])[];
  readonly bias2: readonly Rational[];
  readonly variance: readonly Rational[];
  readonly mse: readonly Rational[];
  readonly relativeEfficiency: readonly ExactQuantity[];
  readonly dispersion: Rational;
  /** kinds×(kinds + 1), last column public. */
  readonly risk: readonly (readonly Rational[])[];
}

/**
 * All measures of one generation from the images of its models.
 *
 * Dispersion is (1/K) Σ_k E‖θ̂_k‖² − E‖θ̄‖², a difference that costs no digits here.
 *
 * @param noise - C of that generation; empty at generation 0.
 * @source vu2025 (docs/references.md)
 */
export function exactMeasures(
  system: ExactEcosystem,
  recurrence: ExactSources,
  images: readonly ExactImage[],
  noise: RationalMatrix,
): ExactMeasures {
  const { copies } = recurrence;
  const K = copies.reduce((total, c) => total + c, 0);
  const moments = images.map((image) => exactMoments(image, recurrence, noise));
  const errors = moments.map((moment) => errorOf(moment, system.truth));
  const ideal = errorOf(idealMoments(system), system.truth).mse;
  const average = exactMoments(averageImage(images, recurrence), recurrence, noise);
  const spread = moments.reduce(
    (total, moment, k) => total.add(squaredNorm(moment).mul(rational(copies[k]!, K))),
    zero,
  );
  return {
    mean: moments.map(({ mean }) => rowsOf(mean).flat()),
    bias2: errors.map(({ bias2 }) => bias2),
    variance: errors.map(({ variance }) => variance),
    mse: errors.map(({ mse }) => mse),
    relativeEfficiency: errors.map(({ mse }) => ratio(ideal, mse)),
    dispersion: spread.sub(squaredNorm(average)),
    risk: moments.map((moment) =>
      tasksOf(system).map(({ gram, truth }) => {
        const error = difference(moment.mean, truth);
        return frobeniusProduct(gram, moment.covariance).add(
          frobeniusProduct(error, product(gram, error)),
        );
      }),
    ),
  };
}

/** a/b, or null where b is zero. */
export const ratio = (a: Rational, b: Rational): ExactQuantity => (isZero(b) ? null : a.div(b));

/** transfer[k][j] = risk_0[k][j] / risk_∞[k][j], kinds×(kinds + 1). */
export const exactTransfer = (initial: ExactMeasures, limit: ExactMeasures): ExactQuantity[][] =>
  initial.risk.map((row, k) => row.map((risk, j) => ratio(risk, limit.risk[k]![j]!)));

/** 1 − dispersion(∞)/dispersion(0). */
export function exactHomogenization(initial: ExactMeasures, limit: ExactMeasures): ExactQuantity {
  const left = ratio(limit.dispersion, initial.dispersion);
  return left && one.sub(left);
}

/** Shares of real data in model k by kind: of a different copy of kind j, of its own data, of the public data. */
export interface ExactInfluence {
  /** kinds×(kinds + 1), last column public. */
  readonly distinct: readonly (readonly ExactQuantity[])[];
  readonly own: readonly ExactQuantity[];
}

/** influence[k][j] = tr(M_kj S̃_j⁺S̃_j) / Σ_l tr(M_kl S̃_l⁺S̃_l), where M_kj S̃_j⁺S̃_j is the loading on b̃_j times S̃_j. */
export function exactInfluence(
  system: ExactEcosystem,
  { copies }: ExactSources,
  images: readonly ExactImage[],
): ExactInfluence {
  const grams = [...system.entities.map((entity) => entity.private), system.public].map((data) =>
    exactLossGram(data, system.loss),
  );
  const tables = images.map((image, k) => {
    const loadings = [...image.private, image.public];
    const distinct = loadings.map((L, j) => frobeniusProduct(transposed(L), grams[j]!));
    const own = distinct[k]!.add(frobeniusProduct(transposed(image.own[k]!), grams[k]!));
    const others = copies.reduce((sum, c, j) => sum.add(distinct[j]!.mul(rational(c))), zero);
    const total = others.sub(distinct[k]!).add(own).add(distinct.at(-1)!);
    const share = (x: Rational) => (numerator(total) > 0n ? x.div(total) : null);
    return { distinct: distinct.map(share), own: share(own) };
  });
  return {
    distinct: tables.map(({ distinct }) => distinct),
    own: tables.map(({ own }) => own),
  };
}

/** S̃_j and θ_j of every kind, and S* and θ last. */
const tasksOf = ({ entities, public: data, truth }: ExactEcosystem) =>
  [
    ...entities.map((entity) => ({ data: entity.private, truth: entity.truth })),
    { data, truth },
  ].map((task) => ({ gram: task.data.gram, truth: task.truth }));

function errorOf({ mean, covariance }: ExactMoments, truth: RationalMatrix) {
  const error = difference(mean, truth);
  const bias2 = frobeniusProduct(error, error);
  const variance = trace(covariance);
  return { bias2, variance, mse: bias2.add(variance) };
}

const squaredNorm = ({ mean, covariance }: ExactMoments): Rational =>
  trace(covariance).add(frobeniusProduct(mean, mean));

/** Unweighted least squares on all private and public rows together, of least norm. */
function idealMoments(system: ExactEcosystem): ExactMoments {
  const { features: d, entities, truth, variance, public: shared } = system;
  const sources = [
    { data: shared, copies: 1, truth, variance },
    ...entities.map((entity) => ({ ...entity, data: entity.private })),
  ].map((source) => ({ ...source, input: exactInput(source.data, source, 'sum') }));
  const counted = (columns: number, of: (source: (typeof sources)[number]) => RationalMatrix) =>
    combination(
      d,
      columns,
      sources.map((source) => [rational(source.copies), of(source)]),
    );
  const inverse = rationalPseudoInverse(counted(d, ({ data }) => exactLossGram(data, 'sum')));
  return {
    mean: product(
      inverse,
      counted(1, ({ input }) => input.mean),
    ),
    covariance: congruence(
      inverse,
      counted(d, ({ input }) => input.covariance),
    ),
  };
}
