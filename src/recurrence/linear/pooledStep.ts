import { batchMixes } from '../../ecosystem/crawled.js';
import type { DataSet } from '../../ecosystem/dataSet.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { lossGram, normalCovariance } from '../../ecosystem/lossGram.js';
import { publishedIn, sameLabels } from '../../ecosystem/published.js';
import { realInput } from '../../ecosystem/realInput.js';
import { addBlock } from '../../linalg/blocks.js';
import { equal, negated, type Real, times } from '../../linalg/doubleDouble.js';
import { accumulate } from '../../linalg/linearCombination.js';
import { identity, type Matrix, transposed, zeros } from '../../linalg/matrix.js';
import { congruence, product } from '../../linalg/product.js';
import type { Loading, Step } from '../affineRecurrence.js';
import type { GradientSteps } from './gradientSteps.js';
import { type Remembering, remembering } from './memory.js';
import type { NormalEquations } from './normalEquations.js';
import type { Readout } from './readout.js';
import type { Channel, StateLayout } from './stateLayout.js';

/** What generation t + 1 does with what generation t was. */
export interface Update {
  /** Of generation t + 1. */
  readonly ecosystem: Ecosystem;
  readonly equations: readonly NormalEquations[];
  /** What every kind is fitted to in generation t + 1. */
  readonly received: readonly Readout[];
  /** The steps of kinds that are fine-tuned. */
  readonly tuned: readonly (GradientSteps | null)[];
  /** t + 1; infinite for the long run. */
  readonly t: number;
}

/** The models of generation t, and the weights they were fitted with. */
export interface Models {
  readonly readouts: readonly Readout[];
  readonly equations: readonly NormalEquations[];
}

/**
 * One step of the pooled form, x_{t+1} = Qx_t + c + w: models of generation t publish, people write, pools remember, and those
 * who are fine-tuned take their steps.
 *
 * @param update - generation t + 1. Not modified.
 * @param models - of generation t. Not modified.
 * @param which - `first` for t = 0, which has no state: Q is then zero, and models that are fine-tuned from then on are taken
 *   over.
 */
export function pooledStep(
  update: Update,
  { readouts, equations }: Models,
  layout: StateLayout,
  which: 'first' | 'later' = 'later',
): Step {
  const { ecosystem, t } = update;
  const { entities, features: d, publish, loss, pools, precision } = ecosystem;
  const B = layout.blocks;
  const Q = zeros(B * d, B * d);
  const noise = zeros(B * d, B * d);
  const shared = zeros(B * d, d);
  const offset = zeros(B * d, 1);
  const mixes = batchMixes(ecosystem);
  const channels = layout.channels.map(({ pool, part, blocks }) => ({
    ...{ pool, part, blocks },
    newest: blocks[0]!,
    pace: remembering(pools[pool]!.memory, t, precision),
  }));
  const written = channels.filter(({ part }) => part !== 'people');

  for (const { blocks, pace } of channels) remember(Q, d, blocks, pace);
  const own = entities.map((entity, j) => {
    const readout = readouts[j]!;
    const { copies } = entity;
    // What one copy adds to the newest block of each channel that it reaches.
    const reached = written.flatMap(({ pool, newest, pace: { add } }) => {
      const { models } = mixes[pool]!;
      const share = publish[pool]![j]!;
      const mixed = models === 1 ? share : times(share, models);
      const added: Real = add === 1 ? mixed : times(mixed, add);
      return equal(added, 0) ? [] : [{ pool, newest, added }];
    });
    const loading = zeros(B * d, d);
    const said = publishedModels(ecosystem, readout, j);
    for (const { pool, newest: to, added } of reached) {
      const all = times(copies, added);
      const P = said(pool);
      readout.state.forEach((weight, l) => {
        addBlock(Q, d, [to, l], times(all, weight), P);
      });
      const direct = readout.ownMap === null ? P : product(P, readout.ownMap);
      addBlock(loading, d, [to, 0], times(added, readout.own), direct);
      addBlock(shared, d, [to, 0], times(all, readout.public), P);
      if (readout.shift !== null) addBlock(offset, d, [to, 0], all, product(P, readout.shift));
      const { data, noise: sigma } = publishedIn(entity, pool);
      const sees = publish.some(
        (shares, m) =>
          sameLabels(entity, m, pool) && !equal(times(equations[j]!.state[m] ?? 0, shares[j]!), 0),
      );
      // Who trains on a pool sees whatever it publishes there itself: S_j(I − A_j⁺A_j) = 0.
      if (!sees) {
        addBlock(offset, d, [to, 0], negated(all), product(lossGram(data, loss), readout.unseen));
      }
      for (const other of reached) {
        const both = times(all, other.added);
        const from = other.newest;
        const common = [pool, other.pool].every((m) => pools[m]!.labels === 'shared');
        if (common && sameLabels(entity, pool, other.pool)) {
          addBlock(noise, d, [to, from], both, normalCovariance(data, sigma, loss));
        }
        if (readout.fresh !== null) {
          const spread = product(product(P, readout.fresh), transposed(said(other.pool)));
          addBlock(noise, d, [to, from], both, spread);
        }
      }
    }
    return loading;
  });
  for (const { pool, part, newest: to, pace } of channels) {
    const { people } = pools[pool]!;
    if (people === null || part === 'models') continue;
    const weight = times(mixes[pool]!.people, pace.add);
    const labelNoise = normalCovariance(people.data, ecosystem.noise, loss);
    addBlock(noise, d, [to, to], times(weight, weight), labelNoise);
  }
  if (layout.freshPublic !== null) {
    const { public: data, truth, noise: sigma } = ecosystem;
    const input = realInput(data, { truth, noise: sigma }, truth, loss);
    addBlock(noise, d, [layout.freshPublic, layout.freshPublic], 1, input.covariance);
  }
  const drive: Loading = { public: shared, private: own, offset };
  const tuned = layout.models.some((at) => at !== null);
  return tuned
    ? withModels({ Q, drive, noise }, update, layout, which === 'first' ? readouts : null)
    : { Q, drive, noise };
}

/** What a pool keeps of the last generation. */
function remember(Q: Matrix, d: number, blocks: Channel['blocks'], { keep }: Remembering): void {
  if (!equal(keep, 0)) addBlock(Q, d, [blocks[0]!, blocks[0]!], keep, identity(d));
  for (let i = 1; i < blocks.length; i++) {
    addBlock(Q, d, [blocks[i]!, blocks[i - 1]!], 1, identity(d));
  }
}

/** S_jm G_j for every pool m: what kind j publishes, per unit of what it receives. */
function publishedModels(
  { entities, loss }: Ecosystem,
  { gain }: Readout,
  j: number,
): (pool: number) => Matrix {
  const known = new Map<DataSet, Matrix>();
  return (pool) => {
    const { data } = publishedIn(entities[j]!, pool);
    const P = known.get(data) ?? product(lossGram(data, loss), gain);
    known.set(data, P);
    return P;
  };
}

/**
 * The step with the models that the state holds: n_{t+1} = Tn_t + Φ(α v_{t+1} + e b* + r + ε), where what is crawled, v_{t+1}, is
 * the new content of the pools.
 */
function withModels(
  { Q, drive, noise }: Step,
  { ecosystem, received, tuned, t }: Update,
  layout: StateLayout,
  first: readonly Readout[] | null,
): Step {
  const d = drive.public.columns;
  const B = layout.blocks;
  // x_{t+1} = E(first stage), E = I with rows ΦΣ a_kl of the blocks that kind k reads.
  const E = identity(B * d);
  const models = zeros(B * d, B * d);
  const more: Loading = {
    public: zeros(B * d, d),
    private: drive.private.map(() => zeros(B * d, d)),
    offset: zeros(B * d, 1),
  };
  const alone = zeros(B * d, B * d);
  // In the long run a batch more does not move what accumulates: models read what it held before.
  const still = new Set(
    layout.channels.flatMap(({ pool, blocks }) =>
      t === Number.POSITIVE_INFINITY && ecosystem.pools[pool]!.memory.kind === 'accumulate'
        ? blocks
        : [],
    ),
  );
  layout.models.forEach((at, k) => {
    const steps = tuned[k];
    if (at === null || !steps) return;
    const { kept, taken } = steps;
    const { state, public: onPublic, shift, fresh } = received[k]!;
    state.forEach((weight, l) => {
      if (l !== at) addBlock(still.has(l) ? models : E, d, [at, l], weight, taken);
    });
    addBlock(more.public, d, [at, 0], onPublic, taken);
    if (shift !== null) addBlock(more.offset, d, [at, 0], 1, product(taken, shift));
    if (fresh !== null) addBlock(alone, d, [at, at], 1, congruence(taken, fresh));
    if (first === null) addBlock(models, d, [at, at], 1, kept);
    else takeOver(more, d, at, kept, first[k]!);
  });
  const through = (A: Matrix, extra: Matrix): Matrix => {
    const all = product(E, A);
    accumulate(all, 1, extra);
    return all;
  };
  const spread = congruence(E, noise);
  accumulate(spread, 1, alone);
  return {
    Q: through(Q, models),
    drive: {
      public: through(drive.public, more.public),
      private: drive.private.map((Z, k) => through(Z, more.private[k]!)),
      offset: through(drive.offset, more.offset),
    },
    noise: spread,
  };
}

/** T n_0: the first fit without what the own data add to it. */
function takeOver(
  to: Loading,
  d: number,
  at: number,
  kept: Matrix,
  { gain, public: onPublic, shift, unseen }: Readout,
): void {
  addBlock(to.public, d, [at, 0], onPublic, product(kept, gain));
  if (shift !== null) addBlock(to.offset, d, [at, 0], 1, product(kept, product(gain, shift)));
  addBlock(to.offset, d, [at, 0], -1, product(kept, unseen));
}
