import { maximum } from '../../linalg/norms.js';
import type { Figure, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { efficiencyPgf } from '../pictures/mapPgf.js';
import { cellRows, lineRows, uniform } from '../pictures/mapRows.js';
import { efficiencySpec, hundredths } from '../pictures/mapSpec.js';
import { efficiencyScale } from './efficiencyScale.js';

/** Why models have no limit: ρ > 1, ρ = 1, or ρ so near 1 that float64 cannot carry it. */
export type NoLimit = 'diverges' | 'marginal' | 'imprecise';

/** What a map shows of an average model in the limit. */
export type Quantity = 'relativeEfficiency' | 'mse';

/** A point of a map with its value. */
export interface EfficiencyPoint {
  readonly alpha: number;
  readonly beta: number;
  readonly value: number;
}

/** The map of one scenario. */
export interface EfficiencyPanel {
  /** Shown where there are several panels; markup. */
  readonly label: string;
  /** β by β, from α = 0 to α = 1; null where there is no limit. */
  readonly values: readonly (number | null)[];
  /** Why there is none. */
  readonly reasons: readonly (NoLimit | null)[];
  /** Null where no cell has a value. */
  readonly optimum: EfficiencyPoint | null;
  /** α = β = ½. */
  readonly paper: { readonly alpha: number; readonly beta: number; readonly value: number | null };
}

/** Mean relative efficiency, or mean squared error, over α and β. */
export interface EfficiencyTable {
  readonly scenario: string;
  readonly quantity: Quantity;
  /** Whether entities have weights of their own, which those of the map replace. */
  readonly replacesWeights: boolean;
  /** The values of α, and of β, of the grid. */
  readonly points: readonly number[];
  readonly panels: readonly EfficiencyPanel[];
}

/** Series of the marks and of the cells without a value, in the order of the legend. */
export const series = ['optimum', 'paper', 'diverges', 'marginal', 'imprecise'] as const;

/**
 * Map of the mean relative efficiency in the limit over (α, β), with iso-lines and the optimum; one panel a scenario.
 *
 * @param table - from `efficiencyTable`.
 */
export function efficiencyFigure(table: EfficiencyTable): Figure {
  const { scenario, quantity, panels, points } = table;
  const scale = efficiencyScale(table);
  const rows: Row[] = panels.flatMap(({ values, reasons, optimum, paper }, panel) => [
    ...cellRows({ xs: points, ys: points, values }).map((cell, i) => {
      const reason = reasons[i] ?? null;
      return { ...cell, panel, series: reason && series.indexOf(reason) };
    }),
    ...lineRows({ xs: points, ys: points, values }, scale.levels, { height: scale }).map((row) => ({
      ...row,
      panel,
    })),
    markRow(paper, panel, 'paper'),
    ...(optimum === null ? [] : [markRow(optimum, panel, 'optimum')]),
  ]);
  return {
    kind: 'efficiency',
    title: `${scenario}: ${quantity === 'mse' ? 'mean squared error' : 'mean relative efficiency'} over α and β`,
    caption: captionOf(table),
    rows: uniform(rows),
    names: { panel: panels.map(({ label }) => label), series },
    spec: efficiencySpec(table, scale),
    pgfplots: efficiencyPgf(table, scale),
  };
}

const markRow = (
  { alpha, beta, value }: EfficiencyPanel['paper'],
  panel: number,
  name: (typeof series)[number],
): Row => ({ part: 'mark', x: alpha, y: beta, value, panel, series: series.indexOf(name) });

/** Efficiencies are exact to far less. */
const ROUNDING = 1e-9;

function captionOf({ quantity, replacesWeights, panels }: EfficiencyTable): string {
  const values = panels.flatMap((panel) => panel.values.filter((x) => x !== null));
  const largest = maximum(values);
  const what =
    quantity === 'mse'
      ? 'Mean squared error of an average model in the limit (lower is better): the ideal estimator makes no error here, so that the relative efficiency would be 0 everywhere'
      : 'Mean relative efficiency of the models in the limit: the error of least squares on all real data together, divided by the error of a model (higher is better)';
  const sentences = [
    `${what}, against the weight α of synthetic data and the weight β of private within real data${replacesWeights ? ', the same for all models in place of their own' : ''}.`,
    panels.length === 1
      ? optimumText(panels[0]!, quantity)
      : 'Each panel has its own optimum, written above it.',
    ...(quantity === 'relativeEfficiency' && largest > 1 + ROUNDING
      ? ['Values above 1 beat that unweighted estimator.']
      : []),
    ...(panels.some(({ reasons }) => reasons.some((reason) => reason !== null))
      ? ['Grey: no limit.']
      : []),
  ];
  return sentences.join(' ');
}

function optimumText({ optimum, paper }: EfficiencyPanel, quantity: Quantity): string {
  if (optimum === null) return 'There is no limit for any α and β.';
  const at = (value: number | null) => (value === null ? 'no limit' : decimal(value));
  const best = quantity === 'mse' ? 'lowest' : 'highest';
  return `It is ${best}, ${decimal(optimum.value)}, at α = ${hundredths(optimum.alpha)}, β = ${hundredths(optimum.beta)}; at α = β = ½ there is ${paper.value === null ? 'no limit' : `a value of ${at(paper.value)}`}.`;
}
