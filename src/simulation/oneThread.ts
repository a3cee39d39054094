import { type BatchRecord, batchCount, batches, type Task } from './batches.js';

/** Milliseconds after which waiting timers, signals and input get their turn. */
const TURN = 50;

/** Simulates all batches in this thread, and lets the program breathe between them. */
export async function* oneThread(
  task: Task,
  signal: AbortSignal | undefined,
): AsyncGenerator<BatchRecord> {
  const simulateBatch = batches(task);
  let turnEnds = performance.now() + TURN;
  for (let index = 0; index < batchCount(task); index++) {
    if (performance.now() > turnEnds) {
      await new Promise((resolve) => setTimeout(resolve));
      turnEnds = performance.now() + TURN;
    }
    signal?.throwIfAborted();
    yield simulateBatch(index);
  }
}
