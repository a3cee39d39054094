import type { TopLevelSpec } from 'vega-lite';
import type { Room } from '../figure.js';
import { type EfficiencyPoint, type EfficiencyTable, series } from '../kinds/efficiency.js';
import type { EfficiencyScale } from '../kinds/efficiencyScale.js';
import { decimal } from '../labels/numberLabel.js';
import { ink, onDark, onLight } from '../palette.js';
import { labelSize } from '../theme.js';
import { isoLineLayers, overlap } from './mapRows.js';
import { type Layers, panelWidths } from './panel.js';

/** Height in points of a single panel where two columns give more width than a square needs. */
const TALLEST = 230;
/** Titles stand over the highest label of the left axis, which reaches over its map. */
const OVER_LABELS = 3;
const LABEL_OVERHANG = 4;
/** Panels beside each other in one column and in two. */
const ACROSS = { 1: 2, 2: 4 } as const;

/** Fill and shape of every series: marks are white on any ground; cells without a limit are grey. */
export const looks = {
  optimum: { fill: onDark, shape: 'diamond' },
  paper: { fill: onDark, shape: 'circle' },
  diverges: { fill: '#9a9a9a', shape: 'square' },
  marginal: { fill: '#d2d2d2', shape: 'square' },
  imprecise: { fill: '#b6b6b6', shape: 'square' },
} as const;

/** Outline of marks and of the cells' legend. */
export const outline = onLight;

/** Two decimals, and none where none are needed. */
export const hundredths = (x: number): string => String(Number(x.toFixed(2)));

/** What every series is called in the legend. */
export function seriesLabels({ panels }: EfficiencyTable): string[] {
  const [only, another] = panels;
  const single = another === undefined ? only : undefined;
  const at = ({ alpha, beta }: { alpha: number; beta: number }) =>
    `*α* = ${hundredths(alpha)}, *β* = ${hundredths(beta)}`;
  return [
    single?.optimum
      ? `optimum: ${decimal(single.optimum.value)} at ${at(single.optimum)}`
      : 'optimum',
    `*α* = *β* = 0.5${single ? `: ${single.paper.value === null ? 'no limit' : decimal(single.paper.value)}` : ''}`,
    'no limit: diverges, *ρ* > 1',
    'no limit: models drift, *ρ* = 1',
    'no limit to float64, *ρ* ≈ 1',
  ];
}

/** What the colours mean. */
export const quantityTitle = ({ quantity }: EfficiencyTable): string =>
  quantity === 'mse' ? 'mean squared error of a model' : 'mean relative efficiency';

/** Short where there are several maps. */
export const axisTitles = ({
  panels,
}: EfficiencyTable): { readonly x: string; readonly y: string } =>
  panels.length > 1
    ? { x: 'synthetic, *α*', y: 'private, *β*' }
    : { x: 'weight of synthetic data, *α*', y: 'weight of private data, *β*' };

/** The series that occur. */
export const seriesOf = ({ panels }: EfficiencyTable): (typeof series)[number][] =>
  series.filter(
    (name) =>
      name === 'paper' ||
      (name === 'optimum' && panels.some(({ optimum }) => optimum !== null)) ||
      panels.some(({ reasons }) => reasons.some((reason) => reason === name)),
  );

/** The specification of the efficiency figure. */
export const efficiencySpec =
  (table: EfficiencyTable, scale: EfficiencyScale) =>
  ({ panel, columns }: Room): TopLevelSpec => {
    const { panels } = table;
    const several = panels.length > 1;
    const across = several ? Math.min(ACROSS[columns], panels.length) : 1;
    const height = several ? Math.floor(panel) : Math.min(panel, TALLEST);
    const orient = columns === 1 && several ? 'bottom' : 'right';
    const widths = panelWidths(panel, across);
    const map = (which: number): Layers =>
      layers(table, scale, {
        which,
        orient,
        height,
        isLeft: which % across === 0,
        isLowest: which + across >= panels.length,
      });
    if (!several) return { data: { name: 'table' }, width: panel, height, layer: map(0) };
    return {
      data: { name: 'table' },
      columns: across,
      // Room for what stands between maps, which `flush` does not count.
      bounds: 'flush',
      spacing: { row: 38, column: 12 },
      concat: panels.map(({ label, optimum }, which) => ({
        title: {
          ...{ text: label, subtitle: optimumText(optimum), ...subtitle },
          offset: which % across === 0 ? OVER_LABELS : OVER_LABELS + LABEL_OVERHANG,
        },
        width: widths[which % across]!,
        height,
        layer: map(which),
      })),
    };
  };

const subtitle = { subtitleColor: ink, subtitleFontSize: labelSize, subtitlePadding: 2 };

/** Where a map stands among several. */
interface Position {
  readonly which: number;
  /** Of the colour bar. */
  readonly orient: 'bottom' | 'right';
  readonly height: number;
  readonly isLeft: boolean;
  readonly isLowest: boolean;
}

function layers(
  table: EfficiencyTable,
  scale: EfficiencyScale,
  { which, orient, height, isLeft, isLowest }: Position,
): Layers {
  const here = (part: string) => `datum.panel == ${which} && datum.part == '${part}'`;
  const labels = seriesLabels(table);
  const used = seriesOf(table);
  const names = used.map((name) => labels[series.indexOf(name)]!);
  const ticks = [...(scale.type === 'linear' ? [0] : []), ...scale.levels];
  const named = { calculate: `${JSON.stringify(labels)}[datum.series]`, as: 'name' };
  const values = [0, 0.2, 0.4, 0.6, 0.8, 1];
  const axis = (title: string, shown: boolean) => ({
    scale: { domain: [0, 1], nice: false },
    axis: { values, format: '.1~f', labels: shown },
    title: shown ? title : null,
  });
  const titles = axisTitles(table);
  const place = {
    x: { field: 'x', type: 'quantitative', ...axis(titles.x, isLowest) },
    y: { field: 'y', type: 'quantitative', ...axis(titles.y, isLeft) },
  } as const;
  const rectangle = {
    x: { ...place.x, field: 'left' },
    x2: { field: 'right' },
    y: { ...place.y, field: 'bottom' },
    y2: { field: 'top' },
  } as const;
  const cell = { type: 'rect', clip: true, x2Offset: overlap, y2Offset: -overlap } as const;
  const nominal = { field: 'name', type: 'nominal' } as const;
  const legend = { title: null, orient: 'bottom', direction: 'vertical' } as const;
  const channel = (range: readonly string[]) => ({
    ...nominal,
    scale: { domain: names, range: [...range] },
    legend,
  });
  const fill = channel(used.map((name) => looks[name].fill));
  const shape = channel(used.map((name) => looks[name].shape));
  const stroke = channel(used.map(() => outline));
  return [
    {
      transform: [{ filter: `${here('cell')} && isValid(datum.value)` }],
      mark: cell,
      encoding: {
        ...rectangle,
        color: {
          field: 'value',
          type: 'quantitative',
          scale: {
            type: scale.type,
            domain: [...scale.domain],
            scheme: 'viridis',
            reverse: scale.reverse,
          },
          legend: {
            title: quantityTitle(table),
            orient,
            values: ticks,
            labelExpr: `${JSON.stringify(Object.fromEntries(ticks.map((x) => [x, decimal(x)])))}[datum.value]`,
            gradientThickness: 8,
            ...(orient === 'right' ? { titleOrient: 'right', gradientLength: height } : {}),
          },
        },
      },
    },
    {
      transform: [{ filter: `${here('cell')} && isValid(datum.series)` }, named],
      mark: cell,
      encoding: { ...rectangle, fill },
    },
    ...isoLineLayers(here('line'), place, scale.middle, !scale.reverse),
    {
      transform: [{ filter: here('mark') }, named],
      mark: { type: 'point', filled: true, size: 34, strokeWidth: 0.8, opacity: 1 },
      encoding: { ...place, fill, shape, stroke },
    },
  ];
}

const optimumText = (optimum: EfficiencyPoint | null): string =>
  optimum === null
    ? 'no limit'
    : `${decimal(optimum.value)} at (${hundredths(optimum.alpha)}, ${hundredths(optimum.beta)})`;
