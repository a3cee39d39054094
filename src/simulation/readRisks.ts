import type { Arena, Panel } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction } from './interaction.js';
import type { ReadBatch, ReadingsLayout } from './readings.js';
import type { Table } from './table.js';

/** Reads the risks (θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j) = ‖F_jᵀθ̂_k − F_jᵀθ_j‖² on the data of every kind j and of the public. */
export function riskReader(
  arena: Arena,
  world: Interaction,
  { estimates }: BatchState,
  { individuals: K, features, kinds, risks }: ReadingsLayout,
): ReadBatch {
  const tasks = [
    ...world.kinds.map(({ private: own, truth }) =>
      task(arena, own.riskFactor, truth, estimates.rows),
    ),
    task(arena, world.public.riskFactor, world.truth, estimates.rows),
  ];
  return (values, count) => {
    tasks.forEach(({ F, target, seen }, j) => {
      const { data, width } = seen;
      for (let k = 0; k < K; k++) data.set(target, k * target.length);
      arena.addProduct(seen, estimates, F, seen.rows, features);
      for (let k = 0; k < K; k++) {
        const to = (risks + k * (kinds + 1) + j) * BATCH;
        writeSquaredNorms(values, to, data, k * BATCH * width, width, count);
      }
    });
  };
}

/** What the data of a task show of an error: Fᵀ(θ̂ − θ). */
interface Task {
  readonly F: Panel;
  /** −θᵀF, once for each replicate of a batch. */
  readonly target: Float64Array;
  /** FᵀΘ − Fᵀθ, a row for every row of the estimates. */
  readonly seen: Panel;
}

function task(arena: Arena, factor: Table, truth: Float64Array, rows: number): Task {
  const { rows: d, columns: rank, entries } = factor;
  const F = arena.allocate(d, rank);
  const seen = arena.allocate(rows, rank);
  const target = new Float64Array(BATCH * seen.width);
  for (let i = 0; i < d; i++) {
    F.data.set(entries.subarray(i * rank, (i + 1) * rank), i * F.width);
    for (let j = 0; j < rank; j++) target[j]! -= truth[i]! * entries[i * rank + j]!;
  }
  for (let b = 1; b < BATCH; b++) target.copyWithin(b * seen.width, 0, seen.width);
  return { F, target, seen };
}

/** Σ x² of each of `count` rows, whose length is a multiple of 4: what pads a row is zero. */
function writeSquaredNorms(
  norms: Float64Array,
  to: number,
  rows: Float64Array,
  from: number,
  width: number,
  count: number,
): void {
  for (let b = 0, at = from; b < count; b++) {
    let [even, odd] = [0, 0];
    for (const end = at + width; at < end; at += 4) {
      even += rows[at]! * rows[at]! + rows[at + 2]! * rows[at + 2]!;
      odd += rows[at + 1]! * rows[at + 1]! + rows[at + 3]! * rows[at + 3]!;
    }
    norms[to + b] = even + odd;
  }
}
