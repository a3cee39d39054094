import type { Coordinates } from '../../ecosystem/coordinates.js';
import { addBlock, block } from '../../linalg/blocks.js';
import { equal, type Real, times } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import {
  identity,
  Matrix,
  scaled,
  stackedRows,
  subtract,
  symmetricPart,
  transposed,
  zeros,
} from '../../linalg/matrix.js';
import { congruence, product, productTransposed } from '../../linalg/product.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import type { Readout } from '../../recurrence/linear/readout.js';
import { meanState, type StateLaw } from '../stateLaw.js';

/**
 * First and second moments of all models at one generation, over real-data noise and synthetic noise.
 *
 * Every model is an affine image of the signals all entities receive and of its own real input:
 * θ̂_k = G_k (p_k D_kb̃_k + Σ_c a_kc s_c + ε_k). The signals are b* and the blocks of the state or, where all entities mix
 * these in one proportion, that one mixture. K(K−1)/2 cross covariances are never formed: measures read traces.
 */
export interface ModelMoments {
  /** d. */
  readonly features: number;
  readonly copies: readonly number[];
  /** θ, the truth that models are judged by, d×1. */
  readonly reference: Matrix;
  /** E θ̂_k − θ, one row for every kind, kinds×d. */
  readonly bias: Matrix;
  readonly models: readonly ModelReadout[];
  /** The coordinates of feature space that all of this is in. */
  readonly coordinates: Coordinates;
  readonly signals: {
    /** How many signals: c = 1, or 1 + B. */
    readonly count: number;
    /** Cov s, count·d×count·d, symmetric PSD. */
    readonly covariance: Matrix;
    /** Cov(s, D_kb̃_k) for one copy of every kind, count·d×d. */
    readonly withOwn: readonly Matrix[];
    /** How s depends on b*, count·d×d. */
    readonly onPublic: Matrix;
    /** How s depends on the own input of one copy of every kind, count·d×d. */
    readonly onOwn: readonly Matrix[];
  };
}

/** How one kind's model is read from the signals and its own input. */
export interface ModelReadout {
  /** G_k, d×d, symmetric. */
  readonly gain: Matrix;
  /** p_k. */
  readonly own: Real;
  /** a_k1 …, one weight for every signal. */
  readonly mixture: readonly Real[];
  /** D_k, d×d: what the own input is mapped by first; null for I. */
  readonly ownMap: Matrix | null;
  /** Cov D_kb̃_k, d×d. */
  readonly ownCovariance: Matrix;
  /** Cov ε_k, d×d: noise of this model and generation alone, under the same gain; null for 0. */
  readonly fresh: Matrix | null;
}

/**
 * Moments of the models of generation 0, fitted to real data alone.
 *
 * @param recurrence - its inputs and initial read-outs. Not modified.
 * @returns bias (d×1), and what covariances are made of, for every kind.
 * @theorem T3: where every B_k is invertible and one truth stands behind all labels, E θ̂_{0,k} is that truth.
 */
export function initialMoments(recurrence: LinearRecurrence): ModelMoments {
  const { features: d, copies } = recurrence;
  const nothing = new Matrix(0, d);
  return moments(recurrence, recurrence.initialReadouts, {
    loading: { public: nothing, private: copies.map(() => nothing), offset: new Matrix(0, 1) },
    covariance: new Matrix(0, 0),
  });
}

/**
 * Moments of the models of a generation t ≥ 1.
 *
 * @param recurrence - its inputs and read-outs. Not modified.
 * @param law - of the state x_t that the generation trains on, or of x_∞. Not modified.
 * @param readouts - of that generation, one for every kind (default: those of the recurrence).
 * @returns bias (d×1), and what covariances are made of, for every kind.
 * @theorem T3, T7: where every A_k is invertible, models stay unbiased; where all Gram matrices are equal, models
 *   differ by ᾱβ of their private fits from generation 1 on.
 */
export const modelMoments = (
  recurrence: LinearRecurrence,
  law: StateLaw,
  readouts: readonly Readout[] = recurrence.readouts,
): ModelMoments => moments(recurrence, readouts, law);

function moments(
  { features: d, copies, inputs, coordinates, reference }: LinearRecurrence,
  readouts: readonly Readout[],
  law: StateLaw,
): ModelMoments {
  const { mixtures, weights } = signalsOf(readouts);
  const count = mixtures.length;
  const mix = (state: Matrix, onInput: number) => mixed(mixtures, d, state, onInput);
  const offset = mix(law.loading.offset, 0);
  const onOwn = law.loading.private.map((Gamma) => mix(Gamma, 0));
  const onPublic = mix(law.loading.public, 1);
  const onRaw = onOwn.map((Gamma, k) => product(Gamma, inputs.private[k]!.covariance));
  const withOwn = onRaw.map((cross, k) => {
    const map = readouts[k]!.ownMap;
    return map === null ? cross : product(cross, transposed(map));
  });

  const covariance = congruence(onPublic, inputs.public.covariance);
  accumulate(covariance, 1, mixedCovariance(mixtures, d, law.covariance));
  onOwn.forEach((Gamma, k) => {
    accumulate(covariance, copies[k]!, productTransposed(onRaw[k]!, Gamma));
  });
  const signalMean = meanState({ public: onPublic, private: onOwn, offset }, inputs, copies);
  const models = readouts.map(({ gain, own, ownMap, fresh }, k): ModelReadout => {
    const { covariance: ownCovariance } = inputs.private[k]!;
    return {
      gain,
      own,
      ownMap,
      mixture: weights[k]!,
      ownCovariance: ownMap === null ? ownCovariance : congruence(ownMap, ownCovariance),
      fresh,
    };
  });
  const biases = models.map(({ gain, own, mixture }, k) => {
    const { ownMap, shift } = readouts[k]!;
    const { excess } = inputs.private[k]!;
    const received = scaled(ownMap === null ? excess : product(ownMap, excess), own);
    if (shift !== null) accumulate(received, 1, shift);
    mixture.forEach((a, c) => {
      accumulate(received, a, block(signalMean, d, c));
    });
    return subtract(product(gain, received), readouts[k]!.unseen);
  });
  return {
    features: d,
    copies,
    reference,
    bias: stackedRows(biases, d),
    coordinates,
    models,
    signals: { count, covariance: symmetricPart(covariance), withOwn, onPublic, onOwn },
  };
}

/**
 * Cov θ̂_k, d×d, symmetric PSD, for every kind, labels in the user's unit:
 * G_k [Σ_cc' a_kc a_kc' Cov(s_c, s_c') + p_k(Cov(s, b̃_k) + Cov(b̃_k, s)) + p_k² Cov D_kb̃_k + Cov ε_k] G_k.
 *
 * @param moments - of one generation. Not modified.
 * @returns one d×d matrix for every kind.
 */
export function modelCovariances(moments: ModelMoments): Matrix[] {
  const { models, signals, features: d, coordinates } = moments;
  return models.map(({ gain, own, mixture, ownCovariance, fresh }, k) => {
    const received = scaled(ownCovariance, times(own, own));
    if (fresh !== null) accumulate(received, 1, fresh);
    mixture.forEach((a, c) => {
      if (equal(a, 0)) return;
      const cross = block(signals.withOwn[k]!, d, c);
      accumulate(received, times(a, own), cross);
      accumulate(received, times(a, own), transposed(cross));
      mixture.forEach((b, e) => {
        if (equal(b, 0)) return;
        accumulate(received, times(a, b), block(signals.covariance, d, c, e));
      });
    });
    return scaled(congruence(gain, symmetricPart(received)), coordinates.deviation ** 2);
  });
}

/** The signals as mixtures of (b*, x_1 … x_B), and every entity's weights on them. */
function signalsOf(readouts: readonly Readout[]): {
  mixtures: readonly (readonly Real[])[];
  weights: readonly (readonly Real[])[];
} {
  const rows = readouts.map(({ public: shared, state }) => [shared, ...state]);
  const first = rows[0]!;
  if (rows.every((row) => row.every((weight, i) => equal(weight, first[i]!)))) {
    return { mixtures: [first], weights: rows.map(() => [1]) };
  }
  return { mixtures: first.map((_, c) => first.map((__, i) => (i === c ? 1 : 0))), weights: rows };
}

/** Loadings of the signals from those of the state, whose part b* depends on the input by `onInput` · I. */
function mixed(
  mixtures: readonly (readonly Real[])[],
  d: number,
  state: Matrix,
  onInput: number,
): Matrix {
  const loading = zeros(mixtures.length * d, state.columns);
  mixtures.forEach(([shared = 0, ...weights], c) => {
    if (onInput !== 0) addBlock(loading, d, [c, 0], times(shared, onInput), identity(d));
    weights.forEach((weight, m) => {
      if (!equal(weight, 0)) addBlock(loading, d, [c, 0], weight, block(state, d, m));
    });
  });
  return loading;
}

/** Covariance of the signals due to synthetic noise. */
function mixedCovariance(mixtures: readonly (readonly Real[])[], d: number, state: Matrix): Matrix {
  const n = mixtures.length * d;
  const weights = mixtures.map(([, ...row]) =>
    row.flatMap((weight, m) => (equal(weight, 0) ? [] : [{ weight, m }])),
  );
  const terms = weights.flatMap((row, c) =>
    weights.flatMap((column, e) =>
      row.flatMap(({ weight: a, m }) =>
        column.map(({ weight: b, m: l }) => ({ at: [c, e] as const, ab: times(a, b), m, l })),
      ),
    ),
  );
  const covariance = zeros(n, n);
  for (const { at, ab, m, l } of terms) addBlock(covariance, d, at, ab, block(state, d, m, l));
  return covariance;
}
