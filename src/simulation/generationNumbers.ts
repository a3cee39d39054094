import { valueAt } from '../scenario/expression.js';
import type { Interaction } from './interaction.js';

/** The numbers of a kind in one generation. */
export interface KindNumbers {
  readonly alpha: number;
  readonly beta: number;
  /** Standard deviation of the noise in a label that goes everywhere. */
  readonly noise: number;
  /** Of the noise in a label for one pool alone; null where there are none. */
  readonly noises: readonly (number | null)[];
}

/** What may change from one generation to the next. */
export interface GenerationNumbers {
  readonly kinds: readonly KindNumbers[];
  /** h of every pool, 0 where nobody but models writes. */
  readonly people: readonly number[];
}

/**
 * The numbers of generation t. As many samples as n_t are simulated by the n rows there are, with labels whose noise is
 * √(n/n_t) times as large: their normal vector has the same law.
 */
export function generationNumbers(world: Interaction, t: number): GenerationNumbers {
  const kinds = world.kinds.map(({ alpha, beta, syntheticNoise, publications }) => ({
    alpha,
    beta,
    noise: syntheticNoise,
    noises: publications.map((own) => own?.noise ?? null),
  }));
  const people = world.pools.map((pool) => pool.people?.share ?? 0);
  for (const scheduled of world.schedule) {
    const value = valueAt(scheduled.value, t);
    if (scheduled.key === 'people') {
      people[scheduled.pool] = value;
      continue;
    }
    const [kind, numbers] = [world.kinds[scheduled.entity]!, kinds[scheduled.entity]!];
    if (scheduled.key !== 'samples') numbers[scheduled.key] = value;
    else if (scheduled.pool === null) {
      numbers.noise = kind.syntheticNoise * Math.sqrt(kind.synthetic.X.rows / value);
    } else {
      const { rows, noise } = kind.publications[scheduled.pool]!;
      numbers.noises[scheduled.pool] = noise * Math.sqrt(rows.X.rows / value);
    }
  }
  return { kinds, people };
}
