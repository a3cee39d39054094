import { one, type Rational, rational } from '../rational/rational.js';
import { blockMatrix } from '../rational/rationalBlocks.js';
import {
  combination,
  product,
  type RationalMatrix,
  scaled,
  zeros,
} from '../rational/rationalMatrix.js';
import { rationalPseudoInverse } from '../rational/rationalPseudoInverse.js';
import type { ExactDataSet } from './exactData.js';
import type { ExactEcosystem } from './exactEcosystem.js';

/** The normal vector Xᵀy/n (Xᵀy for the sum loss) of one real data set: its mean, d×1, and its covariance, d×d. */
export interface ExactInput {
  readonly mean: RationalMatrix;
  readonly covariance: RationalMatrix;
}

/** How M pools depend on the real inputs: M·d×d for the public one and for one copy of every kind. */
export interface ExactLoading {
  readonly public: RationalMatrix;
  readonly private: readonly RationalMatrix[];
}

/** θ̂_k = G_k (p_k b̃_k + e_k b* + Σ_m a_km x_m). */
export interface ExactReadout {
  readonly gain: RationalMatrix;
  readonly own: Rational;
  readonly public: Rational;
  readonly state: readonly Rational[];
}

/** The pooled form x_{t+1} = R x_t + Σ_i Z_i b_i + ν_t in fractions. */
export interface ExactRecurrence {
  readonly features: number;
  readonly copies: readonly number[];
  readonly inputs: { readonly public: ExactInput; readonly private: readonly ExactInput[] };
  /** R, M·d×M·d. */
  readonly R: RationalMatrix;
  /** Z. */
  readonly drive: ExactLoading;
  /** Cov ν, M·d×M·d. */
  readonly noise: RationalMatrix;
  /** Γ_1. */
  readonly start: ExactLoading;
  readonly initialReadouts: readonly ExactReadout[];
  readonly readouts: readonly ExactReadout[];
}

/**
 * R_{mm'} = Σ_j G_mj α_j F_jm' S_jA_j⁺ and the rest of the pooled form, written down from the theory a second time:
 * it shares no code with recurrence/, and the two can be compared.
 *
 * @param system - who trains on whose data. Not modified.
 * @theorem T2
 * @source vu2025 (docs/references.md)
 */
export function exactRecurrence(system: ExactEcosystem): ExactRecurrence {
  const { entities, features: d, publish, loss } = system;
  const M = publish.length;
  const gram = (data: ExactDataSet) => exactLossGram(data, loss);
  const real = entities.map(({ beta, private: own }) =>
    combination(d, d, [
      [beta, gram(own)],
      [one.sub(beta), gram(system.public)],
    ]),
  );
  const pools = publish.map((shares) =>
    combination(
      d,
      d,
      entities.map(({ copies, synthetic }, j) => [
        shares[j]!.mul(rational(copies)),
        gram(synthetic),
      ]),
    ),
  );
  const initialReadouts = entities.map(
    ({ beta }, k): ExactReadout => ({
      gain: rationalPseudoInverse(real[k]!),
      own: beta,
      public: one.sub(beta),
      state: [],
    }),
  );
  const readouts = entities.map(({ alpha, beta }, k): ExactReadout => {
    const kept = one.sub(alpha);
    const state = system.crawl[k]!.map((weight) => alpha.mul(weight));
    const A = combination(d, d, [
      [kept, real[k]!],
      ...pools.map((H, m) => [state[m]!, H] as const),
    ]);
    return {
      gain: rationalPseudoInverse(A),
      own: kept.mul(beta),
      public: kept.mul(one.sub(beta)),
      state,
    };
  });
  const published = (all: readonly ExactReadout[]) =>
    entities.map(({ synthetic }, j) => product(gram(synthetic), all[j]!.gain));
  const taught = published(readouts);
  const perPool = (m: number, weight: (j: number) => Rational, of: readonly RationalMatrix[]) =>
    combination(
      d,
      d,
      entities.map(({ copies }, j) => [
        publish[m]![j]!.mul(weight(j)).mul(rational(copies)),
        of[j]!,
      ]),
    );
  const loading = (all: readonly ExactReadout[]): ExactLoading => {
    const models = published(all);
    return {
      public: blockMatrix(M, 1, d, (m) => perPool(m, (j) => all[j]!.public, models)),
      private: models.map((SG, j) =>
        blockMatrix(M, 1, d, (m) => scaled(publish[m]![j]!.mul(all[j]!.own), SG)),
      ),
    };
  };
  const labelNoise = entities.map(({ synthetic, syntheticVariance }) =>
    exactNormalCovariance(synthetic, syntheticVariance, loss),
  );
  return {
    features: d,
    copies: entities.map(({ copies }) => copies),
    inputs: {
      public: exactInput(system.public, system, loss),
      private: entities.map((entity) => exactInput(entity.private, entity, loss)),
    },
    R: blockMatrix(M, M, d, (m, l) => perPool(m, (j) => readouts[j]!.state[l]!, taught)),
    drive: loading(readouts),
    noise: blockMatrix(M, M, d, (m, l) => perPool(m, (j) => publish[l]![j]!, labelNoise)),
    start: loading(initialReadouts),
    initialReadouts,
    readouts,
  };
}

/** S as it enters the loss: XᵀX/n, or XᵀX for the sum loss. */
export const exactLossGram = (
  { gram, samples }: ExactDataSet,
  loss: ExactEcosystem['loss'],
): RationalMatrix => (loss === 'mean' ? gram : scaled(rational(samples), gram));

/** σ²S/n for the mean loss, σ²S for the sum. */
function exactNormalCovariance(
  data: ExactDataSet,
  variance: Rational,
  loss: ExactEcosystem['loss'],
): RationalMatrix {
  const d = data.gram.integers.length;
  if (data.samples === 0) return zeros(d, d);
  const perSample = loss === 'mean' ? variance.div(rational(data.samples)) : variance;
  return scaled(perSample, exactLossGram(data, loss));
}

/** b itself where the labels are known, else E b = Sθ and Cov b = σ²S/n (mean loss). */
export function exactInput(
  data: ExactDataSet,
  { truth, variance }: { readonly truth: RationalMatrix; readonly variance: Rational },
  loss: ExactEcosystem['loss'],
): ExactInput {
  const d = data.gram.integers.length;
  if (data.labelled !== null) {
    const times = rational(loss === 'mean' ? 1 : data.samples);
    return { mean: scaled(times, data.labelled.normal), covariance: zeros(d, d) };
  }
  return {
    mean: product(exactLossGram(data, loss), truth),
    covariance: exactNormalCovariance(data, variance, loss),
  };
}
