import type { Real } from '../linalg/doubleDouble.js';
import type { DataSet } from './dataSet.js';

/**
 * How a pool remembers, u_t from u_{t−1} and the batch f_t of generation t ≥ 1:
 *
 *     replace      u_t = f_t
 *     accumulate   u_t = u_{t−1} + (f_t − u_{t−1})/t
 *     decay δ      u_1 = f_1, u_t = (1 − δ)u_{t−1} + δf_t
 *     window W     u_t = the mean of the last min(t, W) batches
 */
export type Memory =
  | { readonly kind: 'replace' }
  | { readonly kind: 'accumulate' }
  | { readonly kind: 'decay'; readonly rate: number }
  | { readonly kind: 'window'; readonly batches: number };

/** People who write in a pool: real data, fresh in every generation, labelled by the global truth and noise. */
export interface People {
  /** h: their weight in every batch, 0 … 1; 1 − h is that of the models. */
  readonly share: number;
  readonly data: DataSet;
}

/** A platform: what is published there is what those who crawl it train on. */
export interface Pool {
  readonly name: string;
  readonly memory: Memory;
  /** null where nobody but models writes. */
  readonly people: People | null;
  /** One published data set that all read (`shared`), or labels drawn again for every reader (`own`). */
  readonly labels: 'shared' | 'own';
}

/** The paper's pool: it holds what was published last. */
export const plainPool: Pool = {
  name: 'pool',
  memory: { kind: 'replace' },
  people: null,
  labels: 'shared',
};

/** Who publishes what share of every pool, and who crawls what share of it. */
export interface Flows {
  readonly pools: readonly Pool[];
  /** G: a row for every pool, a share for one copy of every kind; Σ_j copies_j G_mj = 1, or 0 where no model publishes. */
  readonly publish: readonly (readonly Real[])[];
  /** F: a row for every kind, a weight for every pool; Σ_m F_km = 1. */
  readonly crawl: readonly (readonly Real[])[];
}
