import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { DomainError } from '../errors.js';
import type { Engine } from './engine.js';
import { oneThread } from './oneThread.js';
import { type PartRecord, partCount, type Task } from './parts.js';

/** Where the built package has its worker; absent where this file runs as TypeScript. */
const WORKER = new URL('./worker.js', import.meta.url);
/** Parts asked for at a time, for each thread. */
const AHEAD = 4;
/** No machine has a use for more threads. */
const MOST_WORKERS = 1024;

/**
 * An engine of worker threads for the option `engine` of every verb that simulates: the same bytes, sooner. With one
 * thread, or from sources that were not built, the calling thread does the work.
 *
 * @param workers - number of threads, 1 … 1024 (default: one per core).
 * @returns the engine; it starts new threads for every simulation, and an abort ends them at once.
 * @throws DomainError if `workers` is not a whole number in that range.
 * @example
 * import { simulate } from 'monoculture';
 * import { readScenario, workerThreads } from 'monoculture/node';
 * const { trajectory } = await simulate(readScenario('twins'), { engine: workerThreads(2) });
 * console.log(trajectory.length);
 */
export function workerThreads(workers = availableParallelism()): Engine {
  if (!(Number.isInteger(workers) && workers >= 1 && workers <= MOST_WORKERS)) {
    throw new DomainError(
      `workerThreads: workers must be a whole number from 1 to ${MOST_WORKERS}, found ${workers}.`,
    );
  }
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
    const interruption = interrupted(signal);
    try {
      const running: Promise<PartRecord>[] = [];
      for (let index = 0; index < total || running.length > 0; ) {
        // Parts that were done before the signal aborted do not reject.
        signal?.throwIfAborted();
        // A few parts ahead of each thread: no thread waits, and memory does not grow.
        for (; index < total && running.length < AHEAD * threads; index++) {
          running.push(unlessAborted(pool.run(index), interruption.promise));
        }
        yield await running.shift()!;
      }
    } finally {
      interruption.forget();
      await pool.destroy();
    }
  };
}

/** A promise that rejects with the signal's reason when it aborts: one listener, however many parts wait for it. */
function interrupted(signal: AbortSignal | undefined): {
  readonly promise: Promise<never>;
  readonly forget: () => void;
} {
  let abort = () => {};
  const promise = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
  });
  promise.catch(() => {});
  signal?.addEventListener('abort', abort, { once: true });
  return { promise, forget: () => signal?.removeEventListener('abort', abort) };
}

/** The same answer, or the reason of an interruption as soon as there is one. */
function unlessAborted<T>(answer: Promise<T>, interruption: Promise<never>): Promise<T> {
  const either = Promise.race([answer, interruption]);
  // Those never awaited, because one before them failed, must not end the program.
  either.catch(() => {});
  return either;
}
