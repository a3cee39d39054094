import type { TopLevelSpec } from 'vega-lite';
import { minimum } from '../../linalg/norms.js';
import type { Room, Row } from '../figure.js';
import { decimal } from '../labels/numberLabel.js';
import { categorical, faint, ink, paper } from '../palette.js';
import { axisOf, scaleOf } from '../pictures/drawnAxis.js';
import type { Layers } from '../pictures/panel.js';
import { roundLevels } from '../pictures/roundLevels.js';
import { type ValueAxis, valueAxis } from '../pictures/valueAxis.js';
import type { FrontierTable } from './frontierTable.js';

/** Height in points of the panel in one column and in two. */
const HEIGHT = { 1: 170, 2: 220 } as const;
/** Gains that span more than this are shown on a logarithmic axis. */
const LOG_FROM = 4;
/** Room beyond the extreme values, as a share of the axis. */
const PAD = 0.04;
const MOST_TICKS = 7;

/** Dashes of the curves, which go with the colours. */
export const dashes = [[], [6, 2], [2, 2], [6, 2, 2, 2], [10, 3]] as const;
/** Outline and fill of the two marks: on a dark page they are exchanged together. */
export const markShapes = ['diamond', 'circle'] as const;

export const titles = {
  x: 'homogenization in the limit',
  y: 'gain on others’ tasks',
} as const;

/** What the curves and the two marks are called. */
export const curveLabels = ({ curves, betaMatters }: FrontierTable): string[] =>
  curves.map(({ beta }) => (betaMatters ? `*β* = ${beta}` : 'all *β*'));
export const markLabels = ({ betaMatters, quantity }: FrontierTable): string[] => [
  quantity === 'mse' ? 'least error' : 'best efficiency',
  betaMatters ? '*α* = *β* = 0.5' : '*α* = 0.5',
];

/** The axes that show every row. */
export function frontierAxes(rows: readonly Row[]): {
  readonly x: ValueAxis;
  readonly y: ValueAxis;
} {
  const column = (name: string) =>
    rows.map((row) => row[name]).filter((value) => typeof value === 'number');
  const least = minimum(column('x'), 0);
  const [low, high] = [least - PAD * (1 - least), 1 + PAD * (1 - least)];
  const ticks = roundLevels(low, high, MOST_TICKS);
  return {
    x: { log: false, domain: [low, high], ticks, labels: ticks.map(decimal) },
    y: valueAxis([1, ...column('y')], {
      logFrom: LOG_FROM,
      fromZero: false,
    }),
  };
}

/** The specification of the frontier figure. */
export const frontierSpec =
  (table: FrontierTable, rows: readonly Row[]) =>
  ({ panel, columns }: Room): TopLevelSpec => {
    const axes = frontierAxes(rows);
    return {
      data: { name: 'table' },
      width: panel,
      height: HEIGHT[columns],
      layer: [
        {
          data: { values: [{}] },
          mark: { type: 'rule', stroke: faint },
          encoding: { y: { datum: 1 } },
        },
        ...curveLayers(table, axes, columns),
        ...markLayers(table, columns),
      ],
    };
  };

const legend = (columns: Room['columns']) => ({
  title: null,
  orient: columns === 1 ? ('bottom' as const) : ('right' as const),
  direction: 'vertical' as const,
  ...(columns === 1 ? { columns: 2 } : {}),
});

function curveLayers(
  table: FrontierTable,
  axes: ReturnType<typeof frontierAxes>,
  columns: Room['columns'],
): Layers {
  const labels = curveLabels(table);
  const named = { calculate: `${JSON.stringify(labels)}[datum.series]`, as: 'curve' };
  const place = {
    x: {
      field: 'x',
      type: 'quantitative',
      title: titles.x,
      scale: scaleOf(axes.x),
      axis: axisOf(axes.x),
    },
    y: {
      field: 'y',
      type: 'quantitative',
      title: titles.y,
      scale: scaleOf(axes.y),
      axis: axisOf(axes.y),
    },
  } as const;
  const range = labels.map((_, i) => categorical[i]!);
  const color = {
    field: 'curve',
    type: 'nominal',
    scale: { domain: labels, range },
    legend: { ...legend(columns), symbolType: 'stroke', symbolSize: 250, rowPadding: -5 },
  } as const;
  const strokeDash = {
    field: 'curve',
    type: 'nominal',
    scale: { domain: labels, range: labels.map((_, i) => [...dashes[i]!]) },
    legend: color.legend,
  } as const;

  return [
    {
      transform: [{ filter: "datum.part == 'curve'" }, named],
      mark: { type: 'line', clip: true },
      encoding: {
        ...place,
        color,
        strokeDash,
        detail: { field: 'stretch', type: 'nominal' },
        order: { field: 'alpha', type: 'quantitative' },
      },
    },
    ...range.flatMap((fill, series) =>
      [
        { part: 'dot', shape: 'circle', size: 10 },
        { part: 'end', shape: 'square', size: 14 },
      ].map(({ part, shape, size }) => ({
        transform: [{ filter: `datum.part == '${part}' && datum.series == ${series}` }],
        mark: { type: 'point' as const, shape, size, fill, opacity: 1, strokeWidth: 0 },
        encoding: place,
      })),
    ),
  ];
}

function markLayers(table: FrontierTable, columns: Room['columns']): Layers {
  const labels = markLabels(table);
  const channel = (range: readonly string[]) => ({
    field: 'name',
    type: 'nominal' as const,
    scale: { domain: labels, range: [...range] },
    legend: { ...legend(columns), columns: 1, symbolSize: 34 },
  });
  return [
    {
      transform: [
        { filter: "datum.part == 'mark'" },
        { calculate: `${JSON.stringify(labels)}[datum.mark]`, as: 'name' },
      ],
      mark: { type: 'point', filled: true, size: 34, strokeWidth: 0.8, opacity: 1 },
      encoding: {
        x: { field: 'x', type: 'quantitative' },
        y: { field: 'y', type: 'quantitative' },
        fill: channel(labels.map(() => paper)),
        stroke: channel(labels.map(() => ink)),
        shape: channel(markShapes),
      },
    },
  ];
}
