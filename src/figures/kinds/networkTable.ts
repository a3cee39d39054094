import type { ModelKind } from '../labels/kindLabels.js';

/** An arrow of the network. */
export interface NetworkEdge {
  /** Positions in `kinds` or `pools`. */
  readonly kind: number;
  readonly pool: number;
  /** Share of all copies in what is published there, or weight of the pool in what one copy crawls; 0 … 1. */
  readonly weight: number;
}

/** What the network figure shows. */
export interface NetworkTable {
  readonly scenario: string;
  readonly kinds: readonly ModelKind[];
  readonly pools: readonly {
    readonly name: string;
    /** Share of people in every batch; 0 without. */
    readonly people: number;
  }[];
  readonly publish: readonly NetworkEdge[];
  readonly crawl: readonly NetworkEdge[];
  /** For every kind, the weight of public data drawn again every generation in what it trains on; 0 without. */
  readonly freshPublic: readonly number[];
  /** For every kind its risk on its own task; null without such a task. */
  readonly risk: readonly (number | null)[];
  /** The generation the risk is of; null for the limit. */
  readonly generation: number | null;
}
