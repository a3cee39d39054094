import type { RandomStream } from '../random/stream.js';
import { type Arena, type Panel, padded } from './arena.js';
import type { RowBlock } from './rowBlocks.js';

/** Labels rows by models and sums labels against the basis of the rows, for a batch of replicates at once. */
export interface Labeller {
  /**
   * P_b += Qᵀy_b with y_b = Xθ_b + w_b, w_b ~ N(0, σ²I) drawn label by label from the stream of replicate b, and Q
   * the basis of the rows.
   *
   * @param P - batch×r. Modified.
   * @param theta - batch×d, one model for each replicate. Not modified.
   */
  readonly addLabelled: (
    P: Panel,
    blocks: readonly RowBlock[],
    theta: Panel,
    deviation: number,
    streams: readonly RandomStream[],
  ) => void;
}

/**
 * A labeller for up to `batch` replicates.
 *
 * @param d - features.
 */
export function labeller(arena: Arena, batch: number, d: number): Labeller {
  const scratch = new Map<number, Panel>();
  const labelsFor = ({ Xt }: RowBlock): Panel => {
    const known = scratch.get(Xt.width);
    if (known !== undefined) return known;
    const made = arena.allocate(batch, Xt.width);
    scratch.set(Xt.width, made);
    return made;
  };
  return {
    addLabelled: (P, blocks, theta, deviation, streams) => {
      const count = streams.length;
      for (const block of blocks) {
        const y = labelsFor(block);
        const { data, width } = y;
        streams.forEach(({ fillNormal }, b) => {
          fillNormal(data, deviation, b * width, b * width + block.samples);
        });
        data.fill(0, count * width, padded(count) * width);
        arena.addProduct(y, theta, block.Xt, count, d);
        arena.addProduct(P, y, block.basis, count, block.samples);
      }
    },
  };
}
