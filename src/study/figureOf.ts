import { DomainError } from '../errors.js';
import type { Figure } from '../figures/figure.js';
import { efficiencyFigure } from '../figures/kinds/efficiency.js';
import { frontierFigure } from '../figures/kinds/frontier.js';
import { homogenizationFigure } from '../figures/kinds/homogenization.js';
import { influenceFigure } from '../figures/kinds/influence.js';
import { phaseFigure } from '../figures/kinds/phase.js';
import { spectrumFigure } from '../figures/kinds/spectrum.js';
import { trajectoryFigure } from '../figures/kinds/trajectory.js';
import { transferFigure } from '../figures/kinds/transfer.js';
import { ecosystem } from '../scenario/ecosystem.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { printable } from '../scenario/printable.js';
import type { Engine } from '../simulation/simulate.js';
import { efficiencyTable } from './kinds/efficiency.js';
import { frontierTable } from './kinds/frontier.js';
import { homogenizationTable } from './kinds/homogenization.js';
import { influenceTable } from './kinds/influence.js';
import { phaseTable } from './kinds/phase.js';
import { spectrumTable } from './kinds/spectrum.js';
import { trajectoryTable } from './kinds/trajectory.js';
import { transferTable } from './kinds/transfer.js';
import { parseOver, variants } from './variants.js';

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
export const figureKinds = [
  'efficiency',
  'trajectory',
  'homogenization',
  'transfer',
  'influence',
  'frontier',
  'spectrum',
  'phase',
] as const;

/** The name of a kind of figure. */
export type FigureKind = (typeof figureKinds)[number];

type Draw = (scenario: Scenario, options: FigureOptions) => Figure | Promise<Figure>;

/** From a scenario to its table to its figure. */
const draw: Readonly<Record<FigureKind, Draw>> = {
  efficiency: (scenario, { grid, over }) => {
    const panels =
      over === undefined ? [{ label: '', scenario }] : variants(scenario, parseOver(over));
    return efficiencyFigure(efficiencyTable(ecosystem(scenario).name, panels, grid));
  },
  trajectory: async (scenario, options) =>
    trajectoryFigure(await trajectoryTable(scenario, options)),
  homogenization: async (scenario, options) =>
    homogenizationFigure(await homogenizationTable(scenario, options)),
  transfer: (scenario, options) => transferFigure(transferTable(scenario, options)),
  influence: (scenario) => influenceFigure(influenceTable(scenario)),
  frontier: (scenario) => frontierFigure(frontierTable(scenario)),
  spectrum: (scenario) => spectrumFigure(spectrumTable(scenario)),
  phase: (scenario, { grid }) => phaseFigure(phaseTable(scenario, grid)),
};

/**
 * Computes one figure of a scenario.
 *
 * @throws what `solve` and `simulate` throw of the scenario; DomainError if `over` is given for another kind than
 *   efficiency.
 */
export async function figureOf(
  kind: FigureKind,
  scenario: Scenario,
  options: FigureOptions,
): Promise<Figure> {
  if (options.over !== undefined && kind !== 'efficiency') {
    throw new DomainError(
      `figureOf: over must be left out for every kind but efficiency, found ${kind} over ${printable(options.over)}. Draw one figure for each value with --set.`,
    );
  }
  return draw[kind](scenario, options);
}
