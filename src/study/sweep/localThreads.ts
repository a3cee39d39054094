import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import type { CompletePlan } from './completePlan.js';
import { computeCell, lostRow } from './computeCell.js';
import type { SweepRow } from './row.js';
import type { CellEngine, CellTask } from './run.js';
import { UnknownScalar } from './scalars.js';

/** Where the built package has its worker; absent where this file runs as TypeScript. */
const WORKER = new URL('./cellWorker.js', import.meta.url);
/** Cells asked for at a time, for each thread: enough to last while rows are written. */
const AHEAD = 16;

/** What computes single cells: worker threads, or this thread. */
export interface CellPool {
  readonly compute: (task: CellTask) => Promise<SweepRow>;
  /** How many cells to ask for at a time. */
  readonly ahead: number;
  readonly destroy: () => Promise<void>;
}

/** What a worker thread answers: a mistake in the plan is no row. */
export type WorkerAnswer = SweepRow | { readonly mistake: string };

/**
 * Threads that compute cells of a plan; this one for one worker, or from sources that were not built.
 *
 * @param elsewhere - not on this thread, even for one worker.
 */
export function cellPool(complete: CompletePlan, workers: number, elsewhere = false): CellPool {
  if ((workers === 1 && !elsewhere) || !existsSync(WORKER)) {
    return {
      compute: ({ cell, attempt }) => computeCell(complete, cell, attempt),
      ahead: 1,
      destroy: async () => {},
    };
  }
  const pool = new Piscina<CellTask, WorkerAnswer>({
    filename: fileURLToPath(WORKER),
    minThreads: 1,
    maxThreads: workers,
    workerData: complete,
  });
  return {
    ahead: AHEAD * workers,
    compute: async (task) => {
      let answer: WorkerAnswer;
      try {
        answer = await pool.run(task);
      } catch (error) {
        return lostRow(task.cell, task.attempt, error);
      }
      if ('mistake' in answer) throw new UnknownScalar(answer.mistake);
      return answer;
    },
    destroy: () => pool.destroy(),
  };
}

/** Computes cells on that many threads of this machine. */
export const localThreads = (workers: number): CellEngine =>
  async function* (complete, tasks, signal) {
    const pool = cellPool(complete, Math.min(workers, Math.max(1, tasks.length)));
    let ready: SweepRow[] = [];
    let failure: { readonly error: unknown } | undefined;
    let wake = () => {};
    let running = 0;
    const start = (task: CellTask) => {
      running++;
      pool
        .compute(task)
        .then((row) => ready.push(row))
        .catch((error: unknown) => {
          failure ??= { error };
        })
        .finally(() => {
          running--;
          wake();
        });
    };
    try {
      for (let next = 0; next < tasks.length || running > 0 || ready.length > 0; ) {
        signal.throwIfAborted();
        while (next < tasks.length && running < pool.ahead) start(tasks[next++]!);
        if (ready.length === 0 && failure === undefined) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        const rows = ready;
        ready = [];
        if (rows.length > 0) yield rows;
        if (failure !== undefined) throw failure.error;
      }
    } finally {
      await pool.destroy();
    }
  };
