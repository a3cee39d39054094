import { workerData } from 'piscina';
import { type BatchRecord, batches, type Task } from './batches.js';

const simulateBatch = batches(workerData as Task);

/** Simulates batches `from`, …, `to` − 1 of the task this thread was started with. */
export default ({ from, to }: { readonly from: number; readonly to: number }): BatchRecord[] =>
  Array.from({ length: to - from }, (_, i) => simulateBatch(from + i));
