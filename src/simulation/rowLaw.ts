import type { RandomStream } from '../random/stream.js';
import type { Arena, Panel } from './arena.js';
import type { SyntheticRows, Table } from './interaction.js';
import { BLOCK, emptyBlock, type RowBlock, transpose } from './rowBlocks.js';

/** Draws rows of a design anew, block by block. */
export interface RowLaw {
  /** Rows in each block, n in all. */
  readonly blocks: readonly RowBlock[];
  /** Writes new rows into a block. */
  readonly draw: (block: RowBlock, stream: RandomStream) => void;
}

/**
 * The law of a design's rows: N(0, S) for a design given by its Gram matrix S, a bootstrap of its rows (each
 * drawn with equal chance, with replacement) for a design given by rows.
 */
export function rowLaw(arena: Arena, { X, factor }: SyntheticRows): RowLaw {
  const { rows: n, columns: d } = X;
  const whole = n >= BLOCK ? emptyBlock(arena, BLOCK, d) : undefined;
  const rest = n % BLOCK > 0 ? emptyBlock(arena, n % BLOCK, d) : undefined;
  const blocks = Array.from({ length: Math.ceil(n / BLOCK) }, (_, i) =>
    whole !== undefined && (i + 1) * BLOCK <= n ? whole : rest!,
  );
  const write = factor === null ? bootstrap(X) : gaussian(arena, factor);
  return {
    blocks,
    draw: (block, stream) => {
      write(block, stream);
      transpose(block, d);
    },
  };
}

function bootstrap({ rows: n, columns: d, entries }: Table): RowLaw['draw'] {
  return ({ samples, X }, { below }) => {
    const to = X.data;
    for (let i = 0; i < samples; i++) {
      const from = below(n) * d;
      for (let j = 0; j < d; j++) to[i * X.width + j] = entries[from + j]!;
    }
  };
}

function gaussian(arena: Arena, factor: Table): RowLaw['draw'] {
  const rank = factor.columns;
  // Without gaps, so that one call fills a block.
  const Z = arena.view(arena.allocate(BLOCK, rank), 0, BLOCK, rank);
  const Ft = transposed(arena, factor);
  return ({ samples, X }, { fillNormal }) => {
    fillNormal(Z.data, 1, 0, samples * rank);
    X.data.fill(0);
    arena.addProduct(X, Z, Ft, samples, rank);
  };
}

function transposed(arena: Arena, { rows, columns, entries }: Table): Panel {
  const panel = arena.allocate(columns, rows);
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < columns; j++) panel.data[j * panel.width + i] = entries[i * columns + j]!;
  }
  return panel;
}
