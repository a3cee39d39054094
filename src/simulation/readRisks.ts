import type { Arena, Panel } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction, Table } from './interaction.js';
import type { ReadBatch, ReadingsLayout } from './readings.js';

/** Reads the risks (θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j) = ‖F_jᵀθ̂_k − F_jᵀθ_j‖² on the data of every kind j and of the public. */
export function riskReader(
  arena: Arena,
  world: Interaction,
  { models }: BatchState,
  { features, risk }: ReadingsLayout,
): ReadBatch {
  const tasks = [
    ...world.kinds.map(({ private: own, truth }) => task(arena, own.riskFactor, truth)),
    task(arena, world.public.riskFactor, world.truth),
  ];
  return (values, count) => {
    tasks.forEach(({ F, rank, target, seen }, j) => {
      const { data, width } = seen;
      models.forEach((model, k) => {
        data.set(target);
        arena.addProduct(seen, model, F, count, features);
        const to = risk(k, j) * BATCH;
        for (let b = 0; b < count; b++) values[to + b] = squaredNorm(data, b * width, rank);
      });
    });
  };
}

/** What the data of a task show of an error: Fᵀ(θ̂ − θ). */
interface Task {
  readonly F: Panel;
  readonly rank: number;
  /** −θᵀF, once for each replicate of a batch. */
  readonly target: Float64Array;
  readonly seen: Panel;
}

function task(arena: Arena, factor: Table, truth: Float64Array): Task {
  const { rows: d, columns: rank, entries } = factor;
  const F = arena.allocate(d, rank);
  const seen = arena.allocate(BATCH, rank);
  const target = new Float64Array(BATCH * seen.width);
  for (let i = 0; i < d; i++) {
    F.data.set(entries.subarray(i * rank, (i + 1) * rank), i * F.width);
    for (let j = 0; j < rank; j++) target[j]! -= truth[i]! * entries[i * rank + j]!;
  }
  for (let b = 1; b < BATCH; b++) target.copyWithin(b * seen.width, 0, seen.width);
  return { F, rank, target, seen };
}

function squaredNorm(entries: Float64Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += entries[i]! * entries[i]!;
  return sum;
}
