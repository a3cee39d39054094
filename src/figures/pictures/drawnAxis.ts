import { texList } from '../labels/texLabel.js';
import type { ValueAxis } from './valueAxis.js';

/** The scale of an axis for Vega-Lite. */
export const scaleOf = ({ log, domain }: ValueAxis) => ({
  type: log ? ('log' as const) : ('linear' as const),
  domain: [...domain],
  nice: false,
  ...(log ? {} : { zero: false }),
});

/** An expression of Vega that gives a tick its label. */
export const tickLabels = ({ ticks, labels }: Pick<ValueAxis, 'ticks' | 'labels'>): string =>
  `${JSON.stringify(labels)}[indexof(${JSON.stringify(ticks)}, datum.value)]`;

/** Ticks and labels of an axis for Vega-Lite. */
export const axisOf = ({ ticks, labels }: Pick<ValueAxis, 'ticks' | 'labels'>) => ({
  values: [...ticks],
  labelExpr: tickLabels({ ticks, labels }),
  labelOverlap: false,
});

/** The axis for pgfplots: its options for the direction `x` or `y`. */
export const pgfAxisOptions = (axis: ValueAxis, direction: 'x' | 'y'): string[] => [
  `${direction}min=${axis.domain[0]}`,
  `${direction}max=${axis.domain[1]}`,
  ...(axis.log ? [`${direction}mode=log`, `minor ${direction} tick num=0`] : []),
  `scaled ${direction} ticks=false`,
  `${direction}tick={${axis.ticks.join(',')}}`,
  `${direction}ticklabels=${texList(axis.labels)}`,
];
