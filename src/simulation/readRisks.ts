import type { Arena, Panel } from './arena.js';
import { BATCH, type BatchState } from './batchState.js';
import type { Interaction, Table } from './interaction.js';
import type { ReadBatch, ReadingsLayout } from './readings.js';

/** Reads the risks (θ̂_k − θ_j)ᵀS̃_j(θ̂_k − θ_j) = ‖F_jᵀθ̂_k − F_jᵀθ_j‖² on the data of every kind j and of the public. */
export function riskReader(
  arena: Arena,
  world: Interaction,
  { estimates, kindOf }: Pick<BatchState, 'estimates' | 'kindOf'>,
  { features, risk }: ReadingsLayout,
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
      for (let k = 0; k < kindOf.length; k++) data.set(target, k * target.length);
      arena.addProduct(seen, estimates, F, seen.rows, features);
      for (let k = 0; k < kindOf.length; k++) {
        const [from, to] = [k * BATCH * width, risk(k, j) * BATCH];
        for (let b = 0; b < count; b++) values[to + b] = squaredNorm(data, from + b * width, width);
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

/** Σ x² over a length that is a multiple of 4: what pads a row is zero. */
function squaredNorm(entries: Float64Array, from: number, length: number): number {
  let [even, odd] = [0, 0];
  for (let i = from; i < from + length; i += 4) {
    even += entries[i]! * entries[i]! + entries[i + 2]! * entries[i + 2]!;
    odd += entries[i + 1]! * entries[i + 1]! + entries[i + 3]! * entries[i + 3]!;
  }
  return even + odd;
}
