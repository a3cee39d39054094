import type { Expression } from '../scenario/expression.js';

/** One number of an ecosystem that changes with the generation, and where it stands. */
export type Scheduled = {
  readonly value: Expression;
  /** Its place in the scenario file: `entities[0].alpha`. */
  readonly path: string;
} & (
  | { readonly key: 'alpha' | 'beta'; readonly entity: number }
  /** Of what the entity publishes; `pool` where it publishes rows of its own there, else null. */
  | { readonly key: 'samples'; readonly entity: number; readonly pool: number | null }
  | { readonly key: 'people'; readonly pool: number }
);
