import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { lossGram, normalCovariance } from '../../ecosystem/lossGram.js';
import { realInput } from '../../ecosystem/realInput.js';
import { DomainError } from '../../errors.js';
import { addBlock, blockColumn } from '../../linalg/blocks.js';
import { plus, type Real, times } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import { identity, type Matrix, zeros } from '../../linalg/matrix.js';
import { congruence, product } from '../../linalg/product.js';
import { pseudoInverse } from '../../linalg/pseudoInverse.js';
import type { Loading } from '../affineRecurrence.js';
import { type LinearRecurrence, linearRecurrence } from './linearRecurrence.js';
import { initialEquations, updateEquations } from './normalEquations.js';
import { initialReadouts as readoutsOfFirst } from './pooledReadouts.js';
import type { Readout } from './readout.js';

/** The paper's matrices, K entities, copies written out. */
export interface DenseForm {
  /** P, K·d×(K+1)·d: acts on the stacked estimates [X̃_1⁺ỹ_1; …; X̃_K⁺ỹ_K; X*⁺y*]. */
  readonly P: Matrix;
  /** Q, K·d×K·d: Q_{kj} = α_k Σ_m F_km G_mj A_k⁺S_j. */
  readonly Q: Matrix;
  /** Block diagonal of σ_j²(X_jᵀX_j)⁺, K·d×K·d: the covariance of X_j⁺w_j; noise enters as Q S_⁺ Qᵀ. */
  readonly noise: Matrix;
  /** M_0, K·d×(K+1)·d: how generation 0 depends on the stacked estimates. */
  readonly initial: Matrix;
}

/**
 * The dense form of the interaction: θ̂_t = P [X̃⁺ỹ; X*⁺y*] + Q θ̂_{t−1} + Q X⁺w_t, state θ̂ ∈ ℝ^{K·d}.
 *
 * @param ecosystem - who trains on whose data. Not modified.
 * @returns the matrices of that equation, blocks of d numbers for every entity in the order of the kinds, copies counted.
 * @throws DomainError if the ecosystem has what the paper's form has no room for, such as a schedule or a ridge.
 * @source vu2025 (docs/references.md)
 */
export function denseForm(ecosystem: Ecosystem): DenseForm {
  requirePlain(ecosystem);
  const { features: d, loss, crawl, publish, entities } = ecosystem;
  const update = updateEquations(ecosystem);
  const initial = initialEquations(ecosystem);
  const written = writtenOut(ecosystem);
  const K = written.length;
  const publicGram = lossGram(ecosystem.public, loss);

  const P = zeros(K * d, (K + 1) * d);
  const Q = zeros(K * d, K * d);
  const noise = zeros(K * d, K * d);
  const M0 = zeros(K * d, (K + 1) * d);
  written.forEach((kind, k) => {
    const { alpha, synthetic, syntheticNoise: sigma, private: own } = entities[kind]!;
    const ownGram = lossGram(own, loss);
    for (const [target, { gain, own: p, public: e }] of [
      [P, update[kind]!],
      [M0, initial[kind]!],
    ] as const) {
      addBlock(target, d, [k, k], p, product(gain, ownGram));
      addBlock(target, d, [k, K], e, product(gain, publicGram));
    }
    written.forEach((source, j) => {
      const weight = crawl[kind]!.reduce(
        (sum: Real, F, m) => plus(sum, times(F, publish[m]![source]!)),
        0,
      );
      const S = lossGram(entities[source]!.synthetic, loss);
      addBlock(Q, d, [k, j], times(alpha, weight), product(update[kind]!.gain, S));
    });
    const S = lossGram(synthetic, loss);
    const inverse = pseudoInverse(S).inverse;
    addBlock(noise, d, [k, k], 1, congruence(inverse, normalCovariance(synthetic, sigma, loss)));
  });
  return { P, Q, noise, initial: M0 };
}

/**
 * The dense form as a recurrence with B = K blocks, whose state is the models themselves: for checks and for
 * readers of the paper. Cost O(K³d³); the pooled form gives the same moments for O(K d³).
 *
 * @param ecosystem - who trains on whose data; copies are written out. Not modified.
 * @returns the recurrence over K entities, every kind a kind of one.
 * @source vu2025 (docs/references.md)
 */
export function denseRecurrence(ecosystem: Ecosystem): LinearRecurrence {
  const { features: d, loss, truth, noise: sigma, entities } = ecosystem;
  const { P, Q, noise, initial: first } = denseForm(ecosystem);
  const written = writtenOut(ecosystem);
  const initial = initialEquations(ecosystem);
  const initialReadouts = readoutsOfFirst(ecosystem, initial);
  const update = updateEquations(ecosystem);
  const K = written.length;
  const gram = (column: number) =>
    lossGram(column === K ? ecosystem.public : entities[written[column]!]!.private, loss);

  // P acts on X⁺y = S⁺b, the recurrence on b itself.
  const onNormalVectors = (
    onEstimates: Matrix,
    equations: readonly Pick<Readout, 'unseen'>[],
  ): Loading => {
    const columns = Array.from({ length: K + 1 }, (_, i) =>
      product(blockColumn(onEstimates, d, i), pseudoInverse(gram(i)).inverse),
    );
    const offset = zeros(K * d, 1);
    written.forEach((kind, k) => {
      addBlock(offset, d, [k, 0], -1, equations[kind]!.unseen);
    });
    return { private: columns.slice(0, K), public: columns[K]!, offset };
  };
  const advance = (zero: Matrix, drive: Matrix): Matrix => {
    const next = product(Q, zero);
    accumulate(next, 1, drive);
    return next;
  };
  const drive = onNormalVectors(P, update);
  const zero = onNormalVectors(first, initialReadouts);
  const spread = congruence(Q, noise);
  return linearRecurrence({
    features: d,
    coordinates: ecosystem.coordinates,
    reference: truth,
    blocks: K,
    copies: written.map(() => 1),
    inputs: {
      public: realInput(ecosystem.public, { truth, noise: sigma }, truth, loss),
      private: written.map((kind) =>
        realInput(entities[kind]!.private, entities[kind]!, truth, loss),
      ),
    },
    Q,
    drive,
    noise: spread,
    startNoise: spread,
    slow: [],
    generations: null,
    unsettled: null,
    start: {
      public: advance(zero.public, drive.public),
      private: zero.private.map((loading, k) => advance(loading, drive.private[k]!)),
      offset: advance(zero.offset, drive.offset),
    },
    initialReadouts: written.map((kind) => initialReadouts[kind]!),
    readouts: written.map((_, k) => ({
      gain: identity(d),
      own: 0,
      ownMap: null,
      shift: null,
      fresh: null,
      public: 0,
      state: written.map((__, j) => (j === k ? 1 : 0)),
      unseen: zeros(d, 1),
    })),
    smallestPivot: update.reduce((p, e) => Math.min(p, e.smallestPivot), 1),
    conditions: {
      initial: initial.map(({ condition }) => condition),
      update: update.map(({ condition }) => condition),
    },
    doubtful: [...initial, ...update].some((equations) => equations.doubtful),
  });
}

/** The kind of every entity, copies written out. */
const writtenOut = ({ entities }: Ecosystem): number[] =>
  entities.flatMap(({ copies }, kind) => Array.from({ length: copies }, () => kind));

/** @throws DomainError if the ecosystem has what the paper's form has no room for. */
function requirePlain({ entities, pools, public: shared, schedule }: Ecosystem): void {
  const plain =
    schedule.length === 0 &&
    !shared.fresh &&
    pools.every(
      ({ memory, people, labels }) =>
        memory.kind === 'replace' && people === null && labels === 'shared',
    ) &&
    entities.every(
      ({ publications, filter, ridge, update, private: own }) =>
        publications.every((rows) => rows === null) &&
        filter === null &&
        ridge === null &&
        update.kind === 'refit' &&
        !own.fresh,
    );
  if (plain) return;
  throw new DomainError(
    'denseForm: the ecosystem must be that of the paper, pools apart, found memory, people, a detector, a ridge, fresh data, rows for one pool, fine-tuning or a schedule. Use pooledRecurrence.',
  );
}
