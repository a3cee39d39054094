import type { PartRecord, Task } from './parts.js';

/**
 * Where a simulation runs: computes the parts of a task, wherever that may be, and yields their records in order.
 * `workerThreads` of `monoculture/node` makes one.
 */
export type Engine = (task: Task, signal: AbortSignal | undefined) => AsyncIterable<PartRecord>;
