import type { CellTask } from '../run.js';

/** The hash of Redis that holds the open plans by their hashes, for workers to find. */
export const OPEN_PLANS = 'monoculture:plans';

/** The queue of a plan: each has its own, so that sweeps do not see each other's results. */
export const queueName = (plan: string): string => `monoculture-${plan.slice(0, 16)}`;

/** The name of a job: the same for the same cell, so that it is queued once. Colons mean something to BullMQ. */
export const jobName = ({ cell, attempt }: CellTask): string => `cell-${cell.index}-${attempt}`;

/** What a job holds: the worker has the plan. */
export interface CellJob {
  readonly cell: number;
  readonly attempt: number;
}

/** What a job answers: the line of its row, or what is wrong with the plan. */
export type JobAnswer = { readonly line: string } | { readonly mistake: string };
