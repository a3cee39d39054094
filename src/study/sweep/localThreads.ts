import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
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
const AHEAD = 64;
/** Milliseconds of work that are written at a time: what a kill costs at most, beside the cell at work. */
const TURN = 50;

/** Worker threads that compute cells of a plan. */
export interface CellPool {
  readonly compute: (task: CellTask) => Promise<SweepRow>;
  readonly destroy: () => Promise<void>;
}

/** What a worker thread answers: a mistake in the plan is no row. */
export type WorkerAnswer = SweepRow | { readonly mistake: string };

/** Worker threads that compute cells of a plan; this thread, from sources that were not built. */
export function cellPool(complete: CompletePlan, workers: number): CellPool {
  if (!existsSync(WORKER)) {
    return {
      compute: ({ cell, attempt }) => computeCell(complete, cell, attempt),
      destroy: async () => {},
    };
  }
  const pool = new Piscina<CellTask, WorkerAnswer>({
    filename: fileURLToPath(WORKER),
    minThreads: workers,
    maxThreads: workers,
    workerData: complete,
  });
  return {
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

/** Computes cells on that many threads of this machine: on the calling one, for one worker. */
export const localThreads =
  (workers: number): CellEngine =>
  (complete, tasks, signal) => {
    const threads = Math.min(workers, tasks.length);
    return threads > 1
      ? onThreads(complete, tasks, signal, threads)
      : onThisThread(complete, tasks, signal);
  };

async function* onThisThread(
  complete: CompletePlan,
  tasks: readonly CellTask[],
  signal: AbortSignal,
): AsyncGenerator<SweepRow[]> {
  for (let next = 0; next < tasks.length; ) {
    signal.throwIfAborted();
    const rows: SweepRow[] = [];
    const turnEnds = performance.now() + TURN;
    do {
      const { cell, attempt } = tasks[next++]!;
      rows.push(await computeCell(complete, cell, attempt));
    } while (next < tasks.length && performance.now() < turnEnds);
    yield rows;
  }
}

async function* onThreads(
  complete: CompletePlan,
  tasks: readonly CellTask[],
  signal: AbortSignal,
  threads: number,
): AsyncGenerator<SweepRow[]> {
  const pool = cellPool(complete, threads);
  let ready: SweepRow[] = [];
  let failure: { readonly error: unknown } | undefined;
  let wake = () => {};
  let running = 0;
  const start = async (task: CellTask) => {
    running++;
    try {
      const row = await pool.compute(task);
      ready.push(row);
    } catch (error) {
      failure ??= { error };
    }
    running--;
    wake();
  };
  try {
    for (let next = 0; next < tasks.length || running > 0 || ready.length > 0; ) {
      signal.throwIfAborted();
      while (next < tasks.length && running < AHEAD * threads) start(tasks[next++]!);
      if (ready.length === 0 && failure === undefined) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        // What is ready within a turn is written together.
        await pause(TURN);
      }
      const rows = ready;
      ready = [];
      if (rows.length > 0) yield rows;
      if (failure !== undefined) throw failure.error;
    }
  } finally {
    await pool.destroy();
  }
}
