import type { Figure } from '../figures/figure.js';
import { spectrumFigure } from '../figures/spectrum.js';
import type { Scenario } from '../scenario/parseScenario.js';
import type { Engine } from '../simulation/simulate.js';
import { spectrumTable } from './spectrumTable.js';

/** How a figure is computed. */
export interface FigureOptions {
  /** T: figures over generations show 0 … T. */
  readonly generations: number;
  /** Simulated runs behind every point with error bars. */
  readonly replicates: number;
  readonly seed: number;
  /** Points on each side of the (α, β) grid. */
  readonly grid: number;
  /** One panel for each value of a setting: `public.samples=50,200`. Efficiency only. */
  readonly over?: string;
  /** Where simulations run; this thread unless given. */
  readonly engine?: Engine;
  readonly signal?: AbortSignal;
}

/** What is computed unless said otherwise. */
export const figureDefaults = { generations: 15, replicates: 400, seed: 1, grid: 41 } as const;

/** Every kind of figure, in the order of a report. */
export const figureKinds = ['spectrum'] as const;

/** The name of a kind of figure. */
export type FigureKind = (typeof figureKinds)[number];

type Draw = (scenario: Scenario, options: FigureOptions) => Figure | Promise<Figure>;

/** From a scenario to its table to its figure. */
const draw: Readonly<Record<FigureKind, Draw>> = {
  spectrum: (scenario) => spectrumFigure(spectrumTable(scenario)),
};

/**
 * Computes one figure of a scenario.
 *
 * @throws what `solve` and `simulate` throw of the scenario.
 */
export const figureOf = async (
  kind: FigureKind,
  scenario: Scenario,
  options: FigureOptions,
): Promise<Figure> => draw[kind](scenario, options);
