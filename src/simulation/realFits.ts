import type { RandomStream } from '../random/stream.js';
import { type Arena, type Panel, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import { generationNumbers } from './generationNumbers.js';
import type { Interaction, RealRows } from './interaction.js';
import type { Labeller } from './labelling.js';
import { addScaled, panelOf, repeatedRows } from './panels.js';
import { type RowBlock, rowBlocks } from './rowBlocks.js';
import { type Reduced, stackedFit } from './stackedFit.js';

/** Generation 0: every model is fitted to its own and the public real data. */
export interface RealFits {
  /** The real data of every kind, private ones first, with their weights in βL(D̃_k) + β̄L(D*). */
  readonly reduced: readonly (readonly [Reduced, Reduced])[];
  /** z = Qᵀy of the private data of every individual, b×r. Written by `fit`. */
  readonly own: readonly Panel[];
  /** z of the public data. Written by `fit`. */
  readonly shared: Panel;
  /** Draws all real labels that are not given, public ones first, and fits every model of the batch. */
  readonly fit: (streams: readonly RandomStream[]) => void;
  /** Draws those again that are fresh in every generation. */
  readonly redraw: (streams: readonly RandomStream[]) => void;
}

/**
 * Minimises βL(D̃_k) + β̄L(D*), and the penalty of a ridge, for every individual, by least squares on the stacked triangles of the actual rows.
 *
 * @param state - its `models` are written by `fit`.
 */
export function realFits(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { addLabelled }: Labeller,
): RealFits {
  const { features: d, kinds } = world;
  const publicRows = drawable(arena, world.public, world.truth);
  const ownRows = kinds.map((kind) => drawable(arena, kind.private, kind.truth));
  const { kinds: numbers } = generationNumbers(world, 0);
  const reduced = kinds.map(({ private: own }, j): [Reduced, Reduced] => [
    { weight: numbers[j]!.beta * own.weight, R: own.R },
    { weight: (1 - numbers[j]!.beta) * world.public.weight, R: world.public.R },
  ]);
  const maps = reduced.map((all, j) => {
    const { ridge } = kinds[j]!;
    const penalties = ridge === null ? [] : [{ weight: 1, R: ridge.R }];
    return stackedFit([...all, ...penalties], d).map((M) => panelOf(arena, M));
  });
  const targets = kinds.map(({ ridge }) => ridge && repeatedRows(arena, ridge.z));
  const shared = arena.allocate(BATCH, world.public.R.rows);
  const own = state.kindOf.map((j) => arena.allocate(BATCH, kinds[j]!.private.R.rows));
  const sum = (
    z: Panel,
    data: DrawableRows,
    deviation: number,
    streams: readonly RandomStream[],
  ) => {
    z.data.fill(0);
    if (data.given === null) addLabelled(z, data.blocks, data.truth, deviation, streams);
    else addScaled(z, 1, data.given, padded(streams.length));
  };
  const drawShared = (streams: readonly RandomStream[]) =>
    sum(shared, publicRows, world.noise, streams);
  const drawOwn = (k: number, streams: readonly RandomStream[]) => {
    const j = state.kindOf[k]!;
    sum(own[k]!, ownRows[j]!, kinds[j]!.noise, streams);
  };
  return {
    reduced,
    own,
    shared,
    fit: (streams) => {
      drawShared(streams);
      state.kindOf.forEach((j, k) => {
        drawOwn(k, streams);
        const model = state.models[k]!;
        model.data.fill(0);
        const [fromOwn, fromShared, fromRidge] = maps[j]!;
        arena.addProduct(model, own[k]!, fromOwn!, streams.length, kinds[j]!.private.R.rows);
        arena.addProduct(model, shared, fromShared!, streams.length, world.public.R.rows);
        const target = targets[j]!;
        if (target === null) return;
        arena.addProduct(model, target, fromRidge!, streams.length, kinds[j]!.ridge!.R.rows);
      });
    },
    redraw: (streams) => {
      if (world.public.fresh) drawShared(streams);
      state.kindOf.forEach((j, k) => {
        if (kinds[j]!.private.fresh) drawOwn(k, streams);
      });
    },
  };
}

/** Real rows ready to be labelled by a truth, which is repeated for every replicate of a batch. */
interface DrawableRows {
  readonly blocks: readonly RowBlock[];
  readonly truth: Panel;
  /** Qᵀy of given labels, repeated likewise; null where labels are drawn. */
  readonly given: Panel | null;
}

function drawable(arena: Arena, { X, Q, labels }: RealRows, truth: Float64Array): DrawableRows {
  return {
    blocks: rowBlocks(arena, { X, Q }),
    truth: repeatedRows(arena, truth),
    given: labels === null ? null : repeatedRows(arena, basisSums(Q.entries, labels, Q.columns)),
  };
}

/** Qᵀy. */
function basisSums(Q: Float64Array, y: Float64Array, r: number): Float64Array {
  const sum = new Float64Array(r);
  y.forEach((label, i) => {
    for (let j = 0; j < r; j++) sum[j]! += Q[i * r + j]! * label;
  });
  return sum;
}
