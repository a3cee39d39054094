import { batchMixes } from '../../ecosystem/crawled.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { normalCovariance } from '../../ecosystem/lossGram.js';
import { publishedIn } from '../../ecosystem/published.js';
import { realInput } from '../../ecosystem/realInput.js';
import { equal, type Real, times } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import { identity, type Matrix, zeros } from '../../linalg/matrix.js';
import { largestModulus } from '../../linalg/norms.js';
import { readWeights } from './memory.js';
import type { NormalEquations } from './normalEquations.js';
import type { Readout } from './readout.js';
import type { StateLayout } from './stateLayout.js';

/** What the fits of one generation start from. */
export interface Source {
  /** Of that generation. */
  readonly ecosystem: Ecosystem;
  readonly layout: StateLayout;
  readonly equations: readonly NormalEquations[];
  /** t, 1 or more; infinite for the long run. */
  readonly t: number;
}

/** Read-outs of generation 0: real data and the ridge alone. */
export function initialReadouts(
  ecosystem: Ecosystem,
  equations: readonly NormalEquations[],
): Readout[] {
  return equations.map(({ gain, own, public: shared, state, unseen }, k) => ({
    ...{ gain, own, public: shared, state, unseen },
    ownMap: null,
    shift: nonZero(ridgeShift(ecosystem, k)),
    fresh: null,
  }));
}

/**
 * Read-outs of a later generation, as from scratch and as they are.
 *
 * @param ownMaps - D_k of kinds whose models take gradient steps, which the state holds.
 * @returns `received`: what every kind is fitted to, by the weights of a refit; `readouts`: the same, or the block of the
 *   state that is the model.
 */
export function laterReadouts(
  source: Source,
  ownMaps: readonly (Matrix | null)[],
): { readonly received: readonly Readout[]; readonly readouts: readonly Readout[] } {
  const { layout, ecosystem } = source;
  const received = ecosystem.entities.map((_, k) => refitted(source, k));
  const readouts = received.map((refit, k): Readout => {
    const block = layout.models[k]!;
    if (block === null) return refit;
    const { features: d } = ecosystem;
    return {
      gain: identity(d),
      own: 1,
      ownMap: ownMaps[k]!,
      public: 0,
      state: Array.from({ length: layout.blocks }, (__, l) => (l === block ? 1 : 0)),
      shift: null,
      fresh: null,
      unseen: ecosystem.entities[k]!.alpha === 1 ? zeros(d, 1) : refit.unseen,
    };
  });
  return { received, readouts };
}

/** The model that a fit from scratch would be. */
function refitted({ ecosystem, layout, equations, t }: Source, k: number): Readout {
  const { pools, precision, loss, public: shared } = ecosystem;
  const entity = ecosystem.entities[k]!;
  const { gain, own, public: onPublic, state, people, unseen } = equations[k]!;
  const weights: Real[] = Array.from({ length: layout.blocks }, () => 0);
  for (const { pool, part, blocks } of layout.channels) {
    const weight = (part === 'people' ? people : state)[pool]!;
    const batches = readWeights(pools[pool]!.memory, t, precision);
    blocks.forEach((block, i) => {
      weights[block] = blocks.length === 1 ? weight : times(weight, batches[i]!);
    });
  }
  if (layout.freshPublic !== null) weights[layout.freshPublic] = onPublic;
  const fresh = entity.private.fresh;
  const shift = ridgeShift(ecosystem, k);
  if (fresh) {
    const { excess } = realInput(entity.private, entity, ecosystem.truth, loss);
    accumulate(shift, own, excess);
  }
  return {
    gain,
    own: fresh ? 0 : own,
    ownMap: null,
    public: shared.fresh ? 0 : onPublic,
    state: weights,
    shift: nonZero(shift),
    fresh: nonZero(freshNoise(ecosystem, state, own, k)),
    unseen,
  };
}

/** λ_k(θ°_k − θ). */
function ridgeShift({ entities, truth, loss, features: d }: Ecosystem, k: number): Matrix {
  const shift = zeros(d, 1);
  const { ridge } = entities[k]!;
  if (ridge === null) return shift;
  accumulate(shift, 1, realInput(ridge, { truth, noise: 0 }, truth, loss).excess);
  return shift;
}

/**
 * Noise that reaches kind k alone, in one generation: of labels of its own in what it crawls, and of private data that are
 * labelled again.
 */
function freshNoise(ecosystem: Ecosystem, state: readonly Real[], own: Real, k: number): Matrix {
  const { entities, pools, publish, loss, features: d, truth } = ecosystem;
  const covariance = zeros(d, d);
  const mixes = batchMixes(ecosystem);
  pools.forEach(({ labels }, m) => {
    if (labels !== 'own') return;
    const weight = times(state[m]!, mixes[m]!.models);
    entities.forEach((entity, j) => {
      const share = times(weight, publish[m]![j]!);
      if (equal(share, 0)) return;
      const { data, noise } = publishedIn(entity, m);
      const square = times(entity.copies, times(share, share));
      accumulate(covariance, square, normalCovariance(data, noise, loss));
    });
  });
  const entity = entities[k]!;
  if (entity.private.fresh) {
    const input = realInput(entity.private, entity, truth, loss);
    accumulate(covariance, times(own, own), input.covariance);
  }
  return covariance;
}

const nonZero = (A: Matrix): Matrix | null => (largestModulus(A.data) === 0 ? null : A);
