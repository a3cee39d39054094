import { isFiltered } from '../../ecosystem/crawled.js';
import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { blocksOf } from './memory.js';

/** A part of a pool in the state. */
export interface Channel {
  readonly pool: number;
  /** Everything in it, or, where a detector tells them apart, what models or what people wrote. */
  readonly part: 'all' | 'models' | 'people';
  /** Its blocks: one, or those of a window, newest first. */
  readonly blocks: readonly number[];
}

/** Where everything stands in the state, in blocks of d numbers. */
export interface StateLayout {
  readonly channels: readonly Channel[];
  /** The block of public data that are labelled again in every generation; null where they are not. */
  readonly freshPublic: number | null;
  /** The block of every kind's model, without what its own real data add to it; null where models are refitted. */
  readonly models: readonly (number | null)[];
  /** B. */
  readonly blocks: number;
}

/** The blocks of the pooled form: pools first, as they are listed, then fresh public data, then fine-tuned models. */
export function stateLayout(ecosystem: Ecosystem): StateLayout {
  let blocks = 0;
  const next = () => blocks++;
  const filtered = isFiltered(ecosystem);
  const channels = ecosystem.pools.flatMap(({ memory, people }, pool): Channel[] => {
    const parts =
      filtered && people !== null ? (['models', 'people'] as const) : (['all'] as const);
    return parts.map((part) => ({
      pool,
      part,
      blocks: Array.from({ length: blocksOf(memory) }, next),
    }));
  });
  const freshPublic = ecosystem.public.fresh ? next() : null;
  const models = ecosystem.entities.map(({ update }) => (update.kind === 'steps' ? next() : null));
  return { channels, freshPublic, models, blocks };
}
