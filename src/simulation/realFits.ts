import type { RandomStream } from '../random/stream.js';
import { type Arena, type Panel, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction, RealRows } from './interaction.js';
import type { Labeller } from './labelling.js';
import { addScaled, panelOf } from './panels.js';
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
}

/**
 * Minimises βL(D̃_k) + β̄L(D*) for every individual, by least squares on the stacked triangles of the actual rows.
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
  const reduced = kinds.map(({ beta, private: own }): [Reduced, Reduced] => [
    { weight: beta * own.weight, R: own.R },
    { weight: (1 - beta) * world.public.weight, R: world.public.R },
  ]);
  const maps = reduced.map((all) => stackedFit(all, d).map((M) => panelOf(arena, M)));
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
  return {
    reduced,
    own,
    shared,
    fit: (streams) => {
      sum(shared, publicRows, world.noise, streams);
      state.kindOf.forEach((j, k) => {
        const [model, z] = [state.models[k]!, own[k]!];
        sum(z, ownRows[j]!, kinds[j]!.noise, streams);
        model.data.fill(0);
        const [fromOwn, fromShared] = maps[j]!;
        arena.addProduct(model, z, fromOwn!, streams.length, kinds[j]!.private.R.rows);
        arena.addProduct(model, shared, fromShared!, streams.length, world.public.R.rows);
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
    truth: repeated(arena, truth),
    given: labels === null ? null : repeated(arena, basisSums(Q.entries, labels, Q.columns)),
  };
}

function repeated(arena: Arena, vector: Float64Array): Panel {
  const panel = arena.allocate(BATCH, vector.length);
  for (let b = 0; b < BATCH; b++) panel.data.set(vector, b * panel.width);
  return panel;
}

/** Qᵀy. */
function basisSums(Q: Float64Array, y: Float64Array, r: number): Float64Array {
  const sum = new Float64Array(r);
  y.forEach((label, i) => {
    for (let j = 0; j < r; j++) sum[j]! += Q[i * r + j]! * label;
  });
  return sum;
}
