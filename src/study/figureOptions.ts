import type { RunOptions } from '../simulation/options.js';

/** How a figure is computed. */
export interface FigureOptions extends Omit<RunOptions, 'synthetic'> {
  /** Draws the theory alone (default: false). */
  readonly theoryOnly?: boolean;
  /** Points on each side of the (α, β) grid. */
  readonly grid?: number;
  /** One panel for each value of a setting: `public.samples=50,200`. Efficiency only. */
  readonly over?: string;
}

/** What `figureOf` assumes unless told otherwise. */
export const figureDefaults = { generations: 15, replicates: 400, seed: 1, grid: 41 } as const;

/** The same with nothing left open. */
export interface CompleteFigureOptions extends FigureOptions {
  readonly generations: number;
  readonly replicates: number;
  readonly seed: number;
  readonly grid: number;
}
