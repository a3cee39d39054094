import type { Arena, Panel } from './arena.js';
import type { Table } from './interaction.js';

/** Rows that are labelled together: few enough that they and their labels stay in a near cache. */
export const BLOCK = 128;

/** Up to 128 rows of a design, both ways round. */
export interface RowBlock {
  /** How many. */
  readonly samples: number;
  /** X, samples×d. */
  readonly X: Panel;
  /** Xᵀ, d×samples. */
  readonly Xt: Panel;
}

/**
 * The rows of X in blocks.
 *
 * @param X - n×d. Not modified.
 */
export function rowBlocks(arena: Arena, { rows: n, columns: d, entries }: Table): RowBlock[] {
  const blocks: RowBlock[] = [];
  for (let first = 0; first < n; first += BLOCK) {
    const block = emptyBlock(arena, Math.min(BLOCK, n - first), d);
    for (let i = 0; i < block.samples; i++) {
      const from = (first + i) * d;
      block.X.data.set(entries.subarray(from, from + d), i * block.X.width);
    }
    transpose(block, d);
    blocks.push(block);
  }
  return blocks;
}

/** Room for `samples` rows. */
export const emptyBlock = (arena: Arena, samples: number, d: number): RowBlock => ({
  samples,
  X: arena.allocate(samples, d),
  Xt: arena.allocate(d, samples),
});

/** Writes Xᵀ from X. */
export function transpose({ samples, X, Xt }: RowBlock, d: number): void {
  const [from, to] = [X.data, Xt.data];
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < d; j++) to[j * Xt.width + i] = from[i * X.width + j]!;
  }
}

/** G += XᵀX over the rows of the blocks; G is d×d. */
export function addGram(arena: Arena, G: Panel, blocks: readonly RowBlock[], d: number): void {
  for (const { samples, X, Xt } of blocks) arena.addProduct(G, Xt, X, d, samples);
}
