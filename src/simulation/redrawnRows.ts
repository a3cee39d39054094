import type { RandomStream } from '../random/stream.js';
import type { Arena, Panel } from './arena.js';
import type { BatchState } from './batchState.js';
import type { Advance } from './fixedRows.js';
import type { Interaction } from './interaction.js';
import { labeller } from './labelling.js';
import { addScaled } from './normalMatrix.js';
import { normalSolver } from './normalSolver.js';
import type { RealFits } from './realFits.js';
import { addGram } from './rowBlocks.js';
import { rowLaw } from './rowLaw.js';

/**
 * Generations whose synthetic rows are drawn anew by every entity every time: the objective of `fixedRows`, with
 * a normal matrix of its own for every replicate and generation.
 *
 * @param state - its `models` are moved on by one generation at each call.
 */
export function redrawnRows(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { normal }: RealFits,
): Advance {
  const { features: d, kinds, publish, crawl } = world;
  const { addLabelled } = labeller(arena, 1, d);
  const laws = kinds.map(({ synthetic }) => rowLaw(arena, synthetic));
  const pools = publish.map(() => ({ gram: arena.allocate(d, d), sum: arena.allocate(1, d) }));
  const gram = arena.allocate(d, d);
  const solver = normalSolver(arena, d);
  const [model, sum] = [arena.allocate(1, d), arena.allocate(1, d)];

  const publishRows = (b: number, stream: RandomStream) => {
    for (const pool of pools) for (const panel of [pool.gram, pool.sum]) panel.data.fill(0);
    state.kindOf.forEach((j, k) => {
      const { noise, synthetic } = kinds[j]!;
      const { blocks, draw } = laws[j]!;
      for (const panel of [gram, sum]) panel.data.fill(0);
      copyRow(model, 0, state.models[k]!, b);
      for (const block of blocks) {
        draw(block, stream);
        addGram(arena, gram, [block], d);
        addLabelled(sum, [block], model, noise, [stream]);
      }
      pools.forEach((pool, m) => {
        const share = publish[m]![j]! * synthetic.weight;
        addScaled(pool.gram, share, gram, d);
        addScaled(pool.sum, share, sum, 1);
      });
    });
  };

  const refitKind = (j: number) => {
    const { alpha } = kinds[j]!;
    gram.data.fill(0);
    addScaled(gram, 1 - alpha, normal[j]!, d);
    pools.forEach((pool, m) => {
      addScaled(gram, alpha * crawl[j]![m]!, pool.gram, d);
    });
    solver.factorise(gram);
  };

  const refit = (k: number, j: number, b: number) => {
    const { alpha } = kinds[j]!;
    copyRow(sum, 0, state.real[k]!, b);
    for (let i = 0; i < d; i++) sum.data[i]! *= 1 - alpha;
    pools.forEach((pool, m) => {
      addScaled(sum, alpha * crawl[j]![m]!, pool.sum, 1);
    });
    solver.solve(sum);
    copyRow(state.models[k]!, b, sum, 0);
  };

  return (streams) => {
    streams.forEach((stream, b) => {
      publishRows(b, stream);
      state.kindOf.forEach((j, k) => {
        // Copies of a kind follow each other and share their normal matrix.
        if (j !== state.kindOf[k - 1]) refitKind(j);
        refit(k, j, b);
      });
    });
  };
}

/** Row i of `to` = row l of `from`. */
function copyRow(to: Panel, i: number, from: Panel, l: number): void {
  const [target, source] = [to.data, from.data];
  for (let j = 0; j < to.width; j++) target[i * to.width + j] = source[l * from.width + j]!;
}
