import { type RandomStream, randomStream } from '../random/stream.js';
import { type Arena, arena } from './arena.js';
import { BATCH, batchState } from './batchState.js';
import { extendedRows } from './extendedRows.js';
import { fixedRows, type Generations } from './fixedRows.js';
import type { Interaction } from './interaction.js';
import { labeller } from './labelling.js';
import { beyondPlain } from './plainInteraction.js';
import { batchReader } from './readBatch.js';
import { readingsLayout, readingsOfBatch } from './readings.js';
import { realFits } from './realFits.js';
import { redrawnRows } from './redrawnRows.js';
import {
  areFinite,
  mergeMoments,
  noMoments,
  type Pairs,
  type RunningMoments,
  writeMoments,
} from './runningMoments.js';
import type { Table } from './table.js';

/** What is simulated, as plain data that can be sent to a worker thread. */
export interface Task {
  /** @internal */
  readonly world: Interaction;
  readonly synthetic: 'fixed' | 'redrawn';
  readonly seed: number;
  readonly replicates: number;
  /** Generations whose readings are kept, rising; the last one ends the simulation unless moments need more. */
  readonly record: readonly number[];
  /** Generations at which moments of the stacked estimates are kept, rising. */
  readonly moments: readonly number[];
  /**
   * Rows are the functionals of the stacked estimates to keep moments of, q×Kd; null for the estimates themselves.
   *
   * @internal
   */
  readonly functionals: Table | null;
}

/** Batches that are added up before they are passed on: fewer messages between threads, for the same bytes. */
const PART = 4;

/** Replicates in a part; the last one may have fewer. */
export const PART_REPLICATES = PART * BATCH;

/** What is kept of some replicates: one entry for each generation asked for. */
export interface PartRecord {
  /** @internal */
  readonly readings: RunningMoments[];
  /** @internal */
  readonly moments: RunningMoments[];
  /** The first generation whose numbers overflow; what else is here then stops before it. */
  readonly overflow: number | null;
}

/** How many parts a task has. */
export const partCount = ({ replicates }: Task): number => Math.ceil(replicates / PART_REPLICATES);

/** All pairs (i, j), i < j < length, row by row. */
export function allPairs(length: number): Pairs {
  const pairs = new Int32Array(length * (length - 1));
  let at = 0;
  for (let i = 0; i < length; i++) {
    for (let j = i + 1; j < length; j++) {
      pairs[at++] = i;
      pairs[at++] = j;
    }
  }
  return pairs;
}

/** How many numbers moments are kept of. */
export const momentsLength = ({ world, functionals }: Task): number =>
  functionals?.rows ?? world.kinds.reduce((sum, { copies }) => sum + copies, 0) * world.features;

/**
 * Sets up a task once; the answer simulates any of its parts, each replicate from its own stream, so the record
 * of a part does not depend on who simulates it, when, or after what.
 *
 * @param memory - working memory, used by nothing else.
 */
export function parts(task: Task, memory: Arena = arena()): (index: number) => PartRecord {
  const { world, record, moments } = task;
  const state = batchState(memory, world);
  const label = labeller(memory, BATCH, world.features);
  const real = realFits(memory, world, state, label);
  const last = Math.max(record.at(-1) ?? 0, moments.at(-1) ?? 0);
  const generations = (): Generations => {
    if (task.synthetic === 'redrawn') return redrawnRows(memory, world, state, real);
    if (beyondPlain(world) === null) return fixedRows(memory, world, state, label, real);
    return extendedRows(memory, world, state, label, real, last);
  };
  const { start, advance } = generations();
  const layout = readingsLayout(world);
  const read = batchReader(memory, world, state, layout);
  const values = readingsOfBatch(layout);
  const stackedLength = momentsLength(task);
  const stackedPairs = moments.length > 0 ? allPairs(stackedLength) : new Int32Array(0);
  const [batchReadings] = noMoments(layout.length, layout.pairs, 1);
  const [batchStacked] = noMoments(stackedLength, stackedPairs, 1);

  const move = (streams: readonly RandomStream[], t: number) => {
    if (t > 0) return advance(streams);
    real.fit(streams);
    if (last > 0) start(streams.length);
  };
  const readBatch = (count: number): boolean => {
    read(values, count);
    writeMoments(batchReadings!, values, BATCH, count, layout.pairs);
    return areFinite(batchReadings!);
  };
  // Stream 0 of a seed belongs to designs drawn from a scenario's own seed.
  const streamsOf = (first: number, count: number) =>
    Array.from({ length: count }, (_, b) => randomStream(task.seed, first + b + 1));

  /** Adds a batch of replicates. @returns false when a reading overflows. */
  const addBatch = (kept: PartRecord, first: number, count: number): boolean => {
    const streams = streamsOf(first, count);
    let [nextReading, nextMoment] = [0, 0];
    for (let t = 0; t <= last; t++) {
      move(streams, t);
      const [reads, stacks] = [record[nextReading] === t, moments[nextMoment] === t];
      if (!(reads || stacks)) continue;
      if (!readBatch(count)) return false;
      if (stacks) {
        const stacked = stackedValues(values, task.functionals, stackedLength, count);
        writeMoments(batchStacked!, stacked, BATCH, count, stackedPairs);
        mergeMoments(kept.moments[nextMoment++]!, batchStacked!, stackedPairs);
      }
      if (reads) mergeMoments(kept.readings[nextReading++]!, batchReadings!, layout.pairs);
    }
    return true;
  };

  /** The first generation of a batch whose readings overflow, recorded or not. */
  const overflowOf = (first: number, count: number): number => {
    const streams = streamsOf(first, count);
    for (let t = 0; ; t++) {
      move(streams, t);
      if (!readBatch(count)) return t;
    }
  };

  return (index) => {
    const kept = {
      readings: noMoments(layout.length, layout.pairs, record.length),
      moments: noMoments(stackedLength, stackedPairs, moments.length),
      overflow: null,
    };
    const from = index * PART_REPLICATES;
    const to = Math.min(task.replicates, from + PART_REPLICATES);
    for (let b = from; b < to; b += BATCH) {
      const count = Math.min(BATCH, to - b);
      if (!addBatch(kept, b, count)) return { ...kept, overflow: overflowOf(b, count) };
    }
    return kept;
  };
}

/** The stacked estimates, first of all readings, or functionals of them, one row of a batch for each. */
function stackedValues(
  values: Float64Array,
  functionals: Table | null,
  length: number,
  count: number,
): Float64Array {
  if (functionals === null) return values;
  const { columns, entries } = functionals;
  const stacked = new Float64Array(length * BATCH);
  for (let q = 0; q < length; q++) {
    for (let i = 0; i < columns; i++) {
      const weight = entries[q * columns + i]!;
      for (let b = 0; b < count; b++) stacked[q * BATCH + b]! += weight * values[i * BATCH + b]!;
    }
  }
  return stacked;
}
