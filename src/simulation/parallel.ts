import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { DomainError } from '../errors.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { oneThread } from './oneThread.js';
import type { SimulationOptions } from './options.js';
import { type PartRecord, partCount, type Task } from './parts.js';
import { type Engine, type Simulation, simulate } from './simulate.js';

/** Where the built package has its worker; absent where this file runs as TypeScript. */
const WORKER = new URL('./worker.js', import.meta.url);
/** Parts asked for at a time, for each thread. */
const AHEAD = 4;
/** More threads than any machine has use for. */
const MOST_WORKERS = 1024;

/** What to simulate, how often, and on how many threads. */
export interface ParallelOptions extends SimulationOptions {
  /** Threads; as many as the machine runs at once unless given. */
  readonly workers?: number;
}

/**
 * `simulate` on worker threads: the same bytes, sooner. With one worker, or from sources that were not built, the
 * calling thread does the work.
 *
 * @throws as `simulate`, and DomainError if `workers` is not a positive whole number; an abort ends the threads at
 *   once.
 */
export async function simulateInParallel(
  input: Scenario | Ecosystem,
  { workers = availableParallelism(), ...options }: ParallelOptions,
): Promise<Simulation> {
  if (!(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)) {
    throw new DomainError(
      `simulateInParallel: workers must be a whole number from 1 to ${MOST_WORKERS}, found ${workers}.`,
    );
  }
  return simulate(input, options, workerThreads(workers));
}

/** An engine of that many threads; the calling thread for one, or from sources that were not built. */
export function workerThreads(workers: number): Engine {
  if (workers === 1 || !existsSync(WORKER)) return oneThread;
  return async function* (task: Task, signal: AbortSignal | undefined) {
    const total = partCount(task);
    const threads = Math.min(workers, total);
    if (threads === 1) {
      yield* oneThread(task, signal);
      return;
    }
    const pool = new Piscina<number, PartRecord>({
      filename: fileURLToPath(WORKER),
      minThreads: threads,
      maxThreads: threads,
      workerData: task,
    });
    try {
      const running: Promise<PartRecord>[] = [];
      for (let index = 0; index < total || running.length > 0; ) {
        // Parts that were done before the signal aborted do not reject.
        signal?.throwIfAborted();
        // Some parts ahead of each thread, so that none waits and memory does not grow.
        for (; index < total && running.length < AHEAD * threads; index++) {
          running.push(unlessAborted(pool.run(index), signal));
        }
        yield await running.shift()!;
      }
    } finally {
      await pool.destroy();
    }
  };
}

/** The same answer, or as soon as the signal aborts its reason. */
function unlessAborted<T>(answer: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  const either = new Promise<T>((resolve, reject) => {
    const abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort, { once: true });
    answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', abort));
  });
  // Those never awaited, because one before them failed, must not end the program.
  either.catch(() => {});
  return either;
}
