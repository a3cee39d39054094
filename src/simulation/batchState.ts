import type { Arena, Panel } from './arena.js';
import { type Interaction, individuals } from './interaction.js';

/** Replicates simulated side by side: a multiple of 4, few enough that their labels stay in a near cache. */
export const BATCH = 32;

/** What a batch of replicates remembers from one generation to the next. */
export interface BatchState {
  /** Kind of each individual. */
  readonly kindOf: readonly number[];
  /** θ̂ of every individual and replicate, Kb×d: row k·b + r for replicate r of b = `BATCH`. */
  readonly estimates: Panel;
  /** The rows of every individual among the estimates, b×d each. */
  readonly models: readonly Panel[];
  /** What the real data of an individual give its models after generation 0, b×d each. */
  readonly real: readonly Panel[];
}

/** Room for a batch. */
export function batchState(arena: Arena, world: Interaction): BatchState {
  const kindOf = individuals(world);
  const estimates = arena.allocate(kindOf.length * BATCH, world.features);
  return {
    kindOf,
    estimates,
    models: kindOf.map((_, k) =>
      arena.view(estimates, k * BATCH * estimates.width, BATCH, estimates.width),
    ),
    real: kindOf.map(() => arena.allocate(BATCH, world.features)),
  };
}
