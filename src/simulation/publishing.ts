import type { RandomStream } from '../random/stream.js';
import type { Arena, Panel } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { GenerationNumbers } from './generationNumbers.js';
import type { Interaction, Rows } from './interaction.js';
import type { Labeller } from './labelling.js';
import { pooledRows } from './pooledRows.js';
import { type RowBlock, rowBlocks } from './rowBlocks.js';
import type { Table } from './table.js';

/** What models publish: the rows they label, and how the labels meet in pools. */
export interface Publishing {
  /** R of what models publish in every pool, r×d. */
  readonly triangles: readonly Table[];
  /**
   * All models label their rows, once for all pools where they publish the same and once for every pool where they
   * publish rows of their own; not where nobody reads those labels.
   */
  readonly publish: (numbers: GenerationNumbers, streams: readonly RandomStream[]) => void;
  /** Writes z of pool m from what was published last, b×r. */
  readonly collect: (z: Panel, m: number, count: number) => void;
  /** Writes z of pool m from labels that all models give to one reader. */
  readonly answer: (
    z: Panel,
    m: number,
    numbers: GenerationNumbers,
    streams: readonly RandomStream[],
  ) => void;
}

/** @param state - its `models` label the rows. Not modified. */
export function publishing(
  arena: Arena,
  world: Interaction,
  state: BatchState,
  { addLabelled }: Labeller,
): Publishing {
  const { kinds, pools, publish } = world;
  const source = (rows: Rows): Source => ({
    rows,
    blocks: rowBlocks(arena, rows),
    sum: arena.allocate(BATCH, rows.R.rows),
  });
  const everywhere = kinds.map(({ synthetic }) => source(synthetic));
  const apart = kinds.map(({ publications }) => publications.map((own) => own && source(own.rows)));
  const sourceOf = (j: number, m: number) => apart[j]![m] ?? everywhere[j]!;
  const pooled = pools.map((_, m) =>
    pooledRows(
      arena,
      kinds,
      kinds.map((_kind, j) => sourceOf(j, m).rows),
      publish[m]!,
    ),
  );
  const sources = [...everywhere, ...apart.flat().filter((one) => one !== null)];
  const empty = () => {
    for (const { sum } of sources) sum.data.fill(0);
  };
  const collect = (z: Panel, m: number, count: number) => {
    z.data.fill(0);
    pooled[m]!.ofKinds.forEach((map, j) => {
      const { sum, rows } = sourceOf(j, m);
      arena.addProduct(z, sum, map, count, rows.R.rows);
    });
  };
  return {
    triangles: pooled.map(({ R }) => R),
    publish: (numbers, streams) => {
      empty();
      state.kindOf.forEach((j, k) => {
        const { noise, noises } = numbers.kinds[j]!;
        const label = ({ sum, blocks }: Source, deviation: number) =>
          addLabelled(sum, blocks, state.models[k]!, deviation, streams);
        const read = pools.map(({ labels }, m) => labels === 'shared' && publish[m]![j]! > 0);
        if (read.some((yes, m) => yes && apart[j]![m] === null)) label(everywhere[j]!, noise);
        apart[j]!.forEach((own, m) => {
          if (own !== null && read[m]) label(own, noises[m]!);
        });
      });
    },
    collect,
    answer: (z, m, numbers, streams) => {
      empty();
      state.kindOf.forEach((j, k) => {
        if (publish[m]![j] === 0) return;
        const { sum, blocks } = sourceOf(j, m);
        const { noise, noises } = numbers.kinds[j]!;
        addLabelled(sum, blocks, state.models[k]!, noises[m] ?? noise, streams);
      });
      collect(z, m, streams.length);
    },
  };
}

/** Rows that every copy of a kind labels. */
interface Source {
  readonly rows: Rows;
  readonly blocks: readonly RowBlock[];
  /** Σ Qᵀy over copies, b×r. */
  readonly sum: Panel;
}
