import { workerData } from 'piscina';
import type { CompletePlan } from './completePlan.js';
import { computeCell } from './computeCell.js';
import type { WorkerAnswer } from './localThreads.js';
import type { CellTask } from './run.js';
import { UnknownScalar } from './scalars.js';

/** Computes a cell of the plan that this thread was started with. */
export default async function cellWorker({ cell, attempt }: CellTask): Promise<WorkerAnswer> {
  try {
    return await computeCell(workerData as CompletePlan, cell, attempt);
  } catch (error) {
    if (error instanceof UnknownScalar) return { mistake: error.message };
    throw error;
  }
}
