import type { Replication } from './simulatedTrajectory.js';

/** How a figure is computed. */
export interface FigureOptions extends Replication {
  /** Points on each side of the (α, β) grid. */
  readonly grid: number;
  /** One panel for each value of a setting: `public.samples=50,200`. Efficiency only. */
  readonly over?: string;
}

/** What is computed unless said otherwise. */
export const figureDefaults = { generations: 15, replicates: 400, seed: 1, grid: 41 } as const;
