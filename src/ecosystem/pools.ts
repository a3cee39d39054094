import { over, type Real } from '../linalg/doubleDouble.js';
import type { Precision } from '../linalg/matrix.js';
import { stated } from './stated.js';

/** Who publishes what share of every pool, and who crawls what share of it. */
export interface Pools {
  /** G: a row for every pool, a share for one copy of every kind. */
  readonly publish: readonly (readonly Real[])[];
  /** F: a row for every kind, a weight for every pool. */
  readonly crawl: readonly (readonly Real[])[];
}

/** The paper's interaction: one pool, equal shares, crawled by all. */
export function onePool(
  entities: readonly { readonly copies: number }[],
  precision: Precision,
): Pools {
  const population = entities.reduce((sum, { copies }) => sum + copies, 0);
  const share = over(stated(1, precision), population);
  return { publish: [entities.map(() => share)], crawl: entities.map(() => [1]) };
}
