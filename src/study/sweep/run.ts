import type { Cell } from './cells.js';
import type { CompletePlan } from './completePlan.js';
import { newJournal } from './journal.js';
import type { SweepRow } from './row.js';
import { isIn, type Share } from './share.js';
import type { Store } from './store.js';

/** A cell to compute. */
export interface CellTask {
  readonly cell: Cell;
  /** 1, or one more than that of the failure that is tried again. */
  readonly attempt: number;
}

/** What computes cells. Rows come in any order, a few at a time; those yielded are on the disk when it goes on. */
export type CellEngine = (
  complete: CompletePlan,
  tasks: readonly CellTask[],
  signal: AbortSignal,
) => AsyncIterable<readonly SweepRow[]>;

export interface SweepOptions {
  readonly engine: CellEngine;
  /** Whether to try failed cells again instead of computing missing ones. */
  readonly retry: boolean;
  readonly share: Share;
  readonly signal: AbortSignal;
  /** Called with how many cells of this run are done. */
  readonly onProgress: (done: number, total: number) => void;
}

/** The cells that are missing in a store or, to try again, that failed; of one share. */
export const tasksOf = (
  { cells, rows }: Store,
  { retry, share }: Pick<SweepOptions, 'retry' | 'share'>,
): CellTask[] =>
  cells
    .filter(({ index }) => isIn(share, index))
    .flatMap((cell) => {
      const row = rows.get(cell.index);
      if (!retry) return row === undefined ? [{ cell, attempt: 1 }] : [];
      return row?.values === null ? [{ cell, attempt: row.attempt + 1 }] : [];
    });

/**
 * Computes what is missing in a store and writes it there, row by row.
 *
 * @returns how many cells were computed.
 * @throws what the engine throws, DomainError if the store cannot be written; rows that came before are kept.
 */
export async function runSweep(store: Store, options: SweepOptions): Promise<number> {
  const { engine, share, signal, onProgress } = options;
  const tasks = tasksOf(store, options);
  const journal = newJournal(store.folder, `${share.index}-of-${share.of}`);
  let done = 0;
  onProgress(0, tasks.length);
  try {
    for await (const rows of engine(store.complete, tasks, signal)) {
      await journal.append(rows);
      done += rows.length;
      onProgress(done, tasks.length);
    }
  } finally {
    await journal.close();
  }
  if (done !== tasks.length) {
    throw new Error(`runSweep: ${done} rows came for ${tasks.length} cells`);
  }
  return done;
}
