import { workerData } from 'piscina';
import { type PartRecord, parts, type Task } from './parts.js';

const simulatePart: (index: number) => PartRecord = parts(workerData as Task);

/** Simulates parts, by their index, of the task this thread was started with. */
export default simulatePart;
