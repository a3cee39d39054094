import type { RandomStream } from '../random/stream.js';
import type { Arena, Panel } from './arena.js';
import type { Interaction } from './interaction.js';
import type { Labeller } from './labelling.js';
import { repeatedRows } from './panels.js';
import { rowBlocks } from './rowBlocks.js';
import { emptyTable, type Table } from './table.js';

/** What people write in pools. */
export interface PeopleWriting {
  /** R of their rows in every pool, r×d; no rows where nobody but models writes. */
  readonly triangles: readonly Table[];
  /** Writes z of new labels for pool m, b×r. */
  readonly write: (z: Panel, m: number, streams: readonly RandomStream[]) => void;
}

/** People label their rows by the truth of the ecosystem, with its noise. */
export function peopleWriting(
  arena: Arena,
  { features, pools, truth, noise }: Interaction,
  { addLabelled }: Labeller,
): PeopleWriting {
  const theta = repeatedRows(arena, truth);
  const blocks = pools.map(({ people }) => (people === null ? [] : rowBlocks(arena, people.rows)));
  return {
    triangles: pools.map(({ people }) => people?.rows.R ?? emptyTable(0, features)),
    write: (z, m, streams) => {
      z.data.fill(0);
      addLabelled(z, blocks[m]!, theta, noise, streams);
    },
  };
}
