import { decimal, hundredths } from '../labels/numberLabel.js';
import { ink, onDark } from '../palette.js';
import type { MapSeries } from '../pictures/maps.js';
import type { EfficiencyMark, EfficiencyTable } from './efficiencyTable.js';

/** Series of the marks and of the cells without a value, in the order of the legend. */
export const series = [
  'optimum',
  'paper',
  'own',
  'diverges',
  'marginal',
  'imprecise',
  'unsettled',
] as const;

/** Marks are white on any ground; cells without a limit are grey. */
const LOOKS = {
  optimum: { fill: onDark, shape: 'diamond' },
  paper: { fill: onDark, shape: 'circle' },
  own: { fill: ink, shape: 'circle' },
  diverges: { fill: '#9a9a9a', shape: 'square' },
  marginal: { fill: '#d2d2d2', shape: 'square' },
  imprecise: { fill: '#b6b6b6', shape: 'square' },
  unsettled: { fill: '#c4c4c4', shape: 'square' },
} as const;

/** What is marked on the map, and why cells have no value. */
export function efficiencySeries(table: EfficiencyTable): MapSeries[] {
  const labels = labelsOf(table);
  return series.map((name) => ({
    name,
    label: labels[name],
    ...LOOKS[name],
    occurs: occurs(table, name),
  }));
}

function labelsOf({ panels }: EfficiencyTable): Record<(typeof series)[number], string> {
  const [only, another] = panels;
  const single = another === undefined ? only : undefined;
  const at = ({ alpha, beta }: { alpha: number; beta: number }) =>
    `*α* = ${hundredths(alpha)}, *β* = ${hundredths(beta)}`;
  return {
    optimum: single?.optimum
      ? `optimum: ${decimal(single.optimum.value)} at ${at(single.optimum)}`
      : 'optimum',
    paper: `*α* = *β* = 0.5${single ? `: ${valueAt(single.paper)}` : ''}`,
    own: single?.own
      ? `this scenario: ${valueAt(single.own)} at ${at(single.own)}`
      : 'this scenario',
    diverges: 'no limit: diverges, *ρ* > 1',
    marginal: 'no limit: models drift, *ρ* = 1',
    imprecise: 'no limit to float64, *ρ* ≈ 1',
    unsettled: 'no limit: the schedule does not settle',
  };
}

const occurs = ({ panels }: EfficiencyTable, name: (typeof series)[number]): boolean =>
  name === 'paper' ||
  (name === 'own' && panels.some(({ own }) => own !== null)) ||
  (name === 'optimum' && panels.some(({ optimum }) => optimum !== null)) ||
  panels.some(({ reasons }) => reasons.some((reason) => reason === name));

const valueAt = ({ value }: EfficiencyMark): string =>
  value === null ? 'no limit' : decimal(value);
