import { type PartRecord, partCount, parts, type Task } from './parts.js';

/** Milliseconds after which waiting timers, signals and input get their turn. */
const TURN = 50;

/** Simulates all parts in this thread, and lets the program breathe between them. */
export async function* oneThread(
  task: Task,
  signal: AbortSignal | undefined,
): AsyncGenerator<PartRecord> {
  const simulatePart = parts(task);
  let turnEnds = performance.now() + TURN;
  for (let index = 0; index < partCount(task); index++) {
    if (performance.now() > turnEnds) {
      await new Promise((resolve) => setTimeout(resolve));
      turnEnds = performance.now() + TURN;
    }
    signal?.throwIfAborted();
    yield simulatePart(index);
  }
}
