import { maximum } from '../../linalg/norms.js';
import type { Figure } from '../figure.js';
import { decimal, hundredths } from '../labels/numberLabel.js';
import { unitAxis } from '../pictures/knownAxes.js';
import { mapPicture } from '../pictures/mapPicture.js';
import type { MapPanel, Maps } from '../pictures/maps.js';
import { efficiencyScale } from './efficiencyScale.js';
import { efficiencySeries, series } from './efficiencySeries.js';
import type {
  EfficiencyMark,
  EfficiencyPanel,
  EfficiencyPoint,
  EfficiencyTable,
  MappedQuantity,
} from './efficiencyTable.js';

/**
 * Map of the mean relative efficiency in the limit over (α, β), with iso-lines and the optimum; one panel a scenario.
 *
 * @param table - from `efficiencyTable`.
 */
export function efficiencyFigure(table: EfficiencyTable): Figure {
  const { scenario, quantity, panels, points } = table;
  const several = panels.length > 1;
  const maps: Maps = {
    ...efficiencyScale(table),
    x: { ...unitAxis, title: several ? 'synthetic, *α*' : 'weight of synthetic data, *α*' },
    y: { ...unitAxis, title: several ? 'private, *β*' : 'weight of private data, *β*' },
    series: efficiencySeries(table),
    numbered: true,
    panels: panels.map((panel) => mapPanel(panel, points)),
  };
  return {
    kind: 'efficiency',
    title: `${scenario}: ${quantity === 'mse' ? 'mean squared error' : 'mean relative efficiency'} over α and β`,
    caption: captionOf(table),
    ...mapPicture(maps),
  };
}

const mapPanel = (
  { label, values, reasons, optimum, paper, own }: EfficiencyPanel,
  points: readonly number[],
): MapPanel => ({
  title: label,
  subtitle: subtitleOf(optimum),
  grid: { xs: points, ys: points, values },
  reasons: reasons.map((reason) => reason && series.indexOf(reason)),
  marks: [
    markAt(paper, 'paper'),
    ...(own === null ? [] : [markAt(own, 'own')]),
    ...(optimum === null ? [] : [markAt(optimum, 'optimum')]),
  ],
});

const markAt = (
  { alpha, beta, value }: EfficiencyMark,
  name: (typeof series)[number],
): MapPanel['marks'][number] => ({ x: alpha, y: beta, value, series: series.indexOf(name) });

const subtitleOf = (optimum: EfficiencyPoint | null): string =>
  optimum === null
    ? 'no limit'
    : `${decimal(optimum.value)} at (${hundredths(optimum.alpha)}, ${hundredths(optimum.beta)})`;

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
    'Iso-lines are at the ticks of the colour bar.',
  ];
  return sentences.join(' ');
}

function optimumText({ optimum, paper, own }: EfficiencyPanel, quantity: MappedQuantity): string {
  if (optimum === null) return 'There is no limit for any α and β.';
  const best = quantity === 'mse' ? 'lowest' : 'highest';
  return `It is ${best}, ${decimal(optimum.value)}, at α = ${hundredths(optimum.alpha)}, β = ${hundredths(optimum.beta)}; at α = β = ½ ${valueText(paper)}${own === null ? '' : `, and at its own α = ${hundredths(own.alpha)}, β = ${hundredths(own.beta)} ${valueText(own)}`}.`;
}

const valueText = ({ value }: EfficiencyMark): string =>
  value === null ? 'there is no limit' : `it is ${decimal(value)}`;
