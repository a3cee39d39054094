import type { RandomStream } from '../random/stream.js';
import { type Arena, type Panel, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction, RealRows } from './interaction.js';
import type { Labeller } from './labelling.js';
import { addScaled, writePseudoInverse } from './normalMatrix.js';
import { addGram, type RowBlock, rowBlocks } from './rowBlocks.js';

/** Generation 0: every model is fitted to its own and the public real data. */
export interface RealFits {
  /** βX̃ᵀX̃ + β̄X*ᵀX* in the weights of the loss, for every kind, d×d. */
  readonly normal: readonly Panel[];
  /** Draws all real labels that are not given, public ones first, and fits every model of the batch. */
  readonly fit: (streams: readonly RandomStream[]) => void;
}

/**
 * Minimises βL(D̃_k) + β̄L(D*) for every individual, by the normal equations of the actual rows.
 *
 * @param state - its `real` and `models` are written by `fit`.
 */
export function realFits(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { addLabelled }: Labeller,
): RealFits {
  const { features: d } = world;
  const shared = drawable(arena, world.public, world.truth);
  const own = world.kinds.map((kind) => drawable(arena, kind.private, kind.truth));
  const normal = world.kinds.map(({ beta }, j) => {
    const N = arena.allocate(d, d);
    addScaled(N, beta * own[j]!.weight, own[j]!.gram, d);
    addScaled(N, (1 - beta) * shared.weight, shared.gram, d);
    return N;
  });
  const inverse = normal.map((N) => {
    const inverted = arena.allocate(d, d);
    writePseudoInverse(inverted, N, d);
    return inverted;
  });
  const [sharedSum, ownSum] = [arena.allocate(BATCH, d), arena.allocate(BATCH, d)];
  const sum = (
    P: Panel,
    data: DrawableRows,
    deviation: number,
    streams: readonly RandomStream[],
  ) => {
    P.data.fill(0);
    if (data.given === null) addLabelled(P, data.blocks, data.truth, deviation, streams);
    else addScaled(P, 1, data.given, padded(streams.length));
  };
  return {
    normal,
    fit: (streams) => {
      sum(sharedSum, shared, world.noise, streams);
      state.kindOf.forEach((j, k) => {
        const { beta, noise } = world.kinds[j]!;
        const [real, model] = [state.real[k]!, state.models[k]!];
        sum(ownSum, own[j]!, noise, streams);
        real.data.fill(0);
        addScaled(real, beta * own[j]!.weight, ownSum, BATCH);
        addScaled(real, (1 - beta) * shared.weight, sharedSum, BATCH);
        model.data.fill(0);
        arena.addProduct(model, real, inverse[j]!, streams.length, d);
      });
    },
  };
}

/** Real rows ready to be labelled by a truth, which is repeated for every replicate of a batch. */
interface DrawableRows {
  readonly blocks: readonly RowBlock[];
  readonly gram: Panel;
  readonly weight: number;
  readonly truth: Panel;
  /** Xᵀy of given labels, repeated likewise; null where labels are drawn. */
  readonly given: Panel | null;
}

function drawable(
  arena: Arena,
  { X, labels, weight }: RealRows,
  truth: Float64Array,
): DrawableRows {
  const d = truth.length;
  const blocks = rowBlocks(arena, X);
  const gram = arena.allocate(d, d);
  addGram(arena, gram, blocks, d);
  return {
    blocks,
    gram,
    weight,
    truth: repeated(arena, truth),
    given: labels === null ? null : repeated(arena, normalVector(X.entries, labels, d)),
  };
}

function repeated(arena: Arena, vector: Float64Array): Panel {
  const panel = arena.allocate(BATCH, vector.length);
  for (let b = 0; b < BATCH; b++) panel.data.set(vector, b * panel.width);
  return panel;
}

/** Xᵀy. */
function normalVector(X: Float64Array, y: Float64Array, d: number): Float64Array {
  const sum = new Float64Array(d);
  y.forEach((label, i) => {
    for (let j = 0; j < d; j++) sum[j]! += X[i * d + j]! * label;
  });
  return sum;
}
