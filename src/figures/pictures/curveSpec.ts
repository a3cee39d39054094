import type { TopLevelSpec } from 'vega-lite';
import type { Room } from '../figure.js';
import { faint, ink, paper } from '../palette.js';
import { labelSize } from '../theme.js';
import { acrossOf, type CurvePanel, type Curves, MARKS_TEXT } from './curves.js';
import { axisOf, scaleOf } from './drawnAxis.js';
import { lettered } from './lettered.js';
import { type Layers, type PanelSpec, panelWidths } from './panel.js';

/** Height of a panel for its width, beside others and alone in its row. */
const SHAPE = 0.72;
const FLAT = 0.42;
const TALLEST = 130;
/** Points between the upper left corner and the note. */
const INSET = 4;

/**
 * The specification of small multiples.
 *
 * @param room - as the renderer gives it.
 */
export function curveSpec(curves: Curves, { panel: width, columns }: Room): TopLevelSpec {
  const { panels, series } = curves;
  const across = acrossOf(panels.length, columns);
  const height = Math.round(Math.min(width * (across === 1 ? FLAT : SHAPE), TALLEST));
  const widths = panelWidths(width, across);
  const titles = lettered(panels.map(({ title }) => title));
  return {
    data: { name: 'table' },
    transform: [
      {
        calculate: `${JSON.stringify(series.map(({ label }) => label))}[datum.series]`,
        as: 'name',
      },
    ],
    concat: panels.map(
      (panel, index): PanelSpec => ({
        width: widths[index % across]!,
        height,
        title: { text: titles[index]!, anchor: 'middle' },
        layer: layers(panel, index, curves, columns),
      }),
    ),
    columns: across,
    align: 'each',
    spacing: { row: 8, column: 8 },
    resolve: { scale: { color: 'shared', strokeDash: 'shared', shape: 'shared' } },
  };
}

function layers(
  panel: CurvePanel,
  index: number,
  { panels, series, legend, yTitle, simulated = false }: Curves,
  columns: 1 | 2,
): Layers {
  const isLeft = index % acrossOf(panels.length, columns) === 0;
  const part = (name: string) => ({
    filter: `datum.part == '${name}' && datum.panel == ${index}${panel.y.log ? ` && datum.value >= ${panel.y.domain[0]}` : ''}`,
  });
  const domain = series.map(({ label }) => label);
  const key = {
    title: simulated ? MARKS_TEXT : null,
    titleFontSize: labelSize,
    orient: 'bottom' as const,
    columns: columns === 1 ? 2 : 4,
    symbolType: 'stroke',
    symbolStrokeWidth: 1.1,
    symbolSize: 180,
  };
  const color = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain, range: series.map((one) => one.color) },
    legend: legend ? key : null,
  };
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: panel.x.log
      ? { type: 'log' as const, domain: [...panel.x.domain], nice: false }
      : { domain: [...panel.x.domain], nice: false, zero: false },
    axis: axisOf(panel.x),
    title: panel.xTitle,
  });
  const y = {
    field: 'value',
    type: 'quantitative' as const,
    scale: scaleOf(panel.y),
    axis: axisOf(panel.y),
    title: isLeft ? (yTitle ?? null) : null,
  };
  const strokeDash = {
    field: 'name',
    type: 'nominal' as const,
    scale: { domain, range: series.map(({ dash }) => [...dash]) },
    legend: legend ? key : null,
  };
  return [
    {
      transform: [part('faint')],
      mark: { type: 'line', color: faint, strokeWidth: 0.4, opacity: 0.6, clip: true },
      encoding: { x: x('x'), y, detail: { field: 'series' }, order: { field: 'x' } },
    },
    {
      transform: [part('line')],
      mark: { type: 'line', clip: true },
      encoding: {
        x: x('x'),
        y,
        color,
        strokeDash,
        order: { field: 'x' },
      },
    },
    {
      transform: [part('point')],
      mark: { type: 'rule', strokeWidth: 0.7, clip: true },
      encoding: {
        x: x('x'),
        y: { ...y, field: 'low' },
        y2: { field: 'high' },
        color,
      },
    },
    {
      transform: [part('point')],
      mark: { type: 'point', filled: false, fill: paper, size: 7, strokeWidth: 0.7 },
      encoding: {
        x: x('x'),
        y,
        color,
        shape: {
          field: 'series',
          type: 'nominal',
          scale: { domain: series.map((_, i) => i), range: series.map(({ shape }) => shape) },
          legend: null,
        },
      },
    },
    ...(panel.note === null
      ? []
      : ([
          {
            data: { values: [{ note: panel.note }] },
            mark: {
              type: 'text',
              align: 'left',
              baseline: 'top',
              fontSize: labelSize,
              color: ink,
              x: INSET,
              y: INSET,
            },
            encoding: { text: { field: 'note', type: 'nominal' } },
          },
        ] satisfies Layers)),
  ];
}
