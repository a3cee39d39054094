import type { Arena, Panel } from './arena.js';
import type { Table } from './table.js';

/** Rows that are labelled together: few enough that they and their labels stay in a near cache. */
export const BLOCK = 128;

/** Up to 128 rows of a design, and what their labels are summed against. */
export interface RowBlock {
  /** How many. */
  readonly samples: number;
  /** Xᵀ, d×samples. */
  readonly Xt: Panel;
  /** Samples×r: rows of Q where the rows stay the same, X itself where they are redrawn. */
  readonly basis: Panel;
}

/**
 * The rows of X in blocks, each with its rows of Q.
 *
 * @param design - X, n×d, and Q, n×r. Not modified.
 */
export function rowBlocks(
  arena: Arena,
  { X, Q }: { readonly X: Table; readonly Q: Table },
): RowBlock[] {
  const { rows: n, columns: d } = X;
  const blocks: RowBlock[] = [];
  for (let first = 0; first < n; first += BLOCK) {
    const block = emptyBlock(arena, Math.min(BLOCK, n - first), d, Q.columns);
    const { samples, Xt, basis } = block;
    for (let i = 0; i < samples; i++) {
      const row = first + i;
      for (let j = 0; j < d; j++) Xt.data[j * Xt.width + i] = X.entries[row * d + j]!;
      basis.data.set(Q.entries.subarray(row * Q.columns, (row + 1) * Q.columns), i * basis.width);
    }
    blocks.push(block);
  }
  return blocks;
}

/** Room for `samples` rows of d features with a basis of r columns. */
export const emptyBlock = (arena: Arena, samples: number, d: number, r: number): RowBlock => ({
  samples,
  Xt: arena.allocate(d, samples),
  basis: arena.allocate(samples, r),
});

/** Writes Xᵀ from rows that are their own basis. */
export function transposeBasis({ samples, basis, Xt }: RowBlock, d: number): void {
  const [from, to] = [basis.data, Xt.data];
  for (let i = 0; i < samples; i++) {
    for (let j = 0; j < d; j++) to[j * Xt.width + i] = from[i * basis.width + j]!;
  }
}

/** G += XᵀX over a block of rows that are their own basis; G is d×d. */
export function addGram(arena: Arena, G: Panel, { samples, basis, Xt }: RowBlock, d: number): void {
  arena.addProduct(G, Xt, basis, d, samples);
}
