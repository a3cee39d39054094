import type { RandomStream } from '../random/stream.js';
import type { Arena } from './arena.js';
import { panelOf } from './panels.js';
import { BLOCK, emptyBlock, type RowBlock, transposeBasis } from './rowBlocks.js';
import { type Table, transposedTable } from './table.js';

/** Draws rows of a design, block by block. */
export interface RowLaw {
  /** Rows in each block, n in all. */
  readonly blocks: readonly RowBlock[];
  /** Writes new rows into a block. */
  readonly draw: (block: RowBlock, stream: RandomStream) => void;
}

/**
 * The law of a design's rows: N(0, FFᵀ) for a design given by its Gram matrix, a bootstrap of its rows (each
 * drawn with equal chance, with replacement) for a design given by rows.
 *
 * @param X - n×d: how many rows there are, and the rows that a bootstrap draws from.
 * @param factor - F, d×r; null for a bootstrap.
 */
export function rowLaw(
  arena: Arena,
  { X, factor }: { readonly X: Table; readonly factor: Table | null },
): RowLaw {
  const { rows: n, columns: d } = X;
  const whole = n >= BLOCK ? emptyBlock(arena, BLOCK, d, d) : undefined;
  const rest = n % BLOCK > 0 ? emptyBlock(arena, n % BLOCK, d, d) : undefined;
  const blocks = Array.from({ length: Math.ceil(n / BLOCK) }, (_, i) =>
    whole !== undefined && (i + 1) * BLOCK <= n ? whole : rest!,
  );
  const write = factor === null ? bootstrap(X) : gaussian(arena, factor);
  return {
    blocks,
    draw: (block, stream) => {
      write(block, stream);
      transposeBasis(block, d);
    },
  };
}

function bootstrap({ rows: n, columns: d, entries }: Table): RowLaw['draw'] {
  return ({ samples, basis }, { below }) => {
    const to = basis.data;
    for (let i = 0; i < samples; i++) {
      const from = below(n) * d;
      for (let j = 0; j < d; j++) to[i * basis.width + j] = entries[from + j]!;
    }
  };
}

function gaussian(arena: Arena, factor: Table): RowLaw['draw'] {
  const rank = factor.columns;
  // Without gaps, so that one call fills a block.
  const Z = arena.view(arena.allocate(BLOCK, rank), 0, BLOCK, rank);
  const Ft = panelOf(arena, transposedTable(factor));
  return ({ samples, basis }, { fillNormal }) => {
    fillNormal(Z.data, 1, 0, samples * rank);
    basis.data.fill(0);
    arena.addProduct(basis, Z, Ft, samples, rank);
  };
}
