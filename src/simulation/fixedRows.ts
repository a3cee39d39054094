import type { RandomStream } from '../random/stream.js';
import { type Arena, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction } from './interaction.js';
import type { Labeller } from './labelling.js';
import { addScaled, writePseudoInverse } from './normalMatrix.js';
import type { RealFits } from './realFits.js';
import { addGram, rowBlocks } from './rowBlocks.js';

/** One generation of a batch: models label rows, labels meet in pools, models are fitted anew. */
export type Advance = (streams: readonly RandomStream[]) => void;

/**
 * Generations whose synthetic rows are the same every time. Entity k minimises
 *
 *     ᾱβL(D̃_k) + ᾱβ̄L(D*) + α Σ_m F_km Σ_j G_mj L(D_j)
 *
 * by the normal equations of the stacked rows; their matrix never changes and is factorised once.
 *
 * @param state - its `models` are moved on by one generation at each call.
 */
export function fixedRows(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { addLabelled }: Labeller,
  { normal }: RealFits,
): Advance {
  const { features: d, kinds, publish, crawl } = world;
  const blocks = kinds.map(({ synthetic }) => rowBlocks(arena, synthetic.X));
  const grams = blocks.map((rows) => {
    const G = arena.allocate(d, d);
    addGram(arena, G, rows, d);
    return G;
  });
  const inverse = kinds.map(({ alpha }, k) => {
    const [N, inverted] = [arena.allocate(d, d), arena.allocate(d, d)];
    addScaled(N, 1 - alpha, normal[k]!, d);
    publish.forEach((shares, m) => {
      shares.forEach((share, j) => {
        const { copies, synthetic } = kinds[j]!;
        addScaled(N, alpha * crawl[k]![m]! * copies * share * synthetic.weight, grams[j]!, d);
      });
    });
    writePseudoInverse(inverted, N, d);
    return inverted;
  });
  const pools = publish.map(() => arena.allocate(BATCH, d));
  const sum = arena.allocate(BATCH, d);
  return (streams) => {
    const rows = padded(streams.length);
    for (const pool of pools) pool.data.fill(0);
    state.kindOf.forEach((j, k) => {
      const { noise, synthetic } = kinds[j]!;
      sum.data.fill(0);
      addLabelled(sum, blocks[j]!, state.models[k]!, noise, streams);
      pools.forEach((pool, m) => {
        addScaled(pool, publish[m]![j]! * synthetic.weight, sum, rows);
      });
    });
    state.kindOf.forEach((j, k) => {
      const { alpha } = kinds[j]!;
      const model = state.models[k]!;
      sum.data.fill(0);
      addScaled(sum, 1 - alpha, state.real[k]!, rows);
      pools.forEach((pool, m) => {
        addScaled(sum, alpha * crawl[j]![m]!, pool, rows);
      });
      model.data.fill(0);
      arena.addProduct(model, sum, inverse[j]!, rows, d);
    });
  };
}
