import type { RandomStream } from '../random/stream.js';
import { type Arena, padded } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction } from './interaction.js';
import type { Labeller } from './labelling.js';
import { addScaled, panelOf } from './panels.js';
import { pooledRows } from './pooledRows.js';
import type { RealFits } from './realFits.js';
import { rowBlocks } from './rowBlocks.js';
import { stackedFit } from './stackedFit.js';

/** How a batch moves from one generation to the next. */
export interface Generations {
  /** Takes over what generation 0 has drawn. */
  readonly start: (count: number) => void;
  /** One generation: models label rows, labels meet in pools, models are fitted again. */
  readonly advance: (streams: readonly RandomStream[]) => void;
}

/**
 * Generations of a plain interaction whose synthetic rows are the same every time. Entity k minimises
 *
 *     ᾱβL(D̃_k) + ᾱβ̄L(D*) + α Σ_m F_km Σ_j G_mj L(D_j)
 *
 * Every data set is known by its triangle R and by z = Qᵀy, every pool by the triangle of those of its members; the
 * map from all z to the model never changes and is made once.
 *
 * @param state - its `models` are moved on by one generation at each call.
 */
export function fixedRows(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { addLabelled }: Labeller,
  { reduced, own, shared }: RealFits,
): Generations {
  const { features: d, kinds, publish, crawl } = world;
  const blocks = kinds.map(({ synthetic }) => rowBlocks(arena, synthetic));
  const published = kinds.map(({ synthetic }) => synthetic);
  const pooled = publish.map((shares) => pooledRows(arena, kinds, published, shares));
  const maps = kinds.map(({ alpha }, k) => {
    const [ofOwn, ofShared, ...ofPools] = stackedFit(
      [
        ...reduced[k]!.map(({ weight, R }) => ({ weight: (1 - alpha) * weight, R })),
        ...pooled.map(({ R }, m) => ({ weight: alpha * crawl[k]![m]!, R })),
      ],
      d,
    ).map((M) => panelOf(arena, M));
    return { ofOwn: ofOwn!, ofShared: ofShared!, ofPools };
  });
  const sums = kinds.map(({ synthetic }) => arena.allocate(BATCH, synthetic.R.rows));
  const pools = pooled.map(({ R }) => arena.allocate(BATCH, R.rows));
  const learned = arena.allocate(BATCH, d);
  return {
    start: (count) => {
      state.kindOf.forEach((j, k) => {
        const real = state.real[k]!;
        real.data.fill(0);
        arena.addProduct(real, own[k]!, maps[j]!.ofOwn, count, kinds[j]!.private.R.rows);
        arena.addProduct(real, shared, maps[j]!.ofShared, count, world.public.R.rows);
      });
    },
    advance: (streams) => {
      const count = streams.length;
      for (const panel of [...sums, ...pools]) panel.data.fill(0);
      state.kindOf.forEach((j, k) => {
        addLabelled(sums[j]!, blocks[j]!, state.models[k]!, kinds[j]!.syntheticNoise, streams);
      });
      pools.forEach((z, m) => {
        pooled[m]!.ofKinds.forEach((map, j) => {
          arena.addProduct(z, sums[j]!, map, count, kinds[j]!.synthetic.R.rows);
        });
      });
      state.kindOf.forEach((j, k) => {
        // Copies of a kind follow each other and learn the same from the pools.
        if (j !== state.kindOf[k - 1]) {
          learned.data.fill(0);
          pools.forEach((z, m) => {
            arena.addProduct(learned, z, maps[j]!.ofPools[m]!, count, pooled[m]!.R.rows);
          });
        }
        const model = state.models[k]!;
        model.data.set(state.real[k]!.data);
        addScaled(model, 1, learned, padded(count));
      });
    },
  };
}
