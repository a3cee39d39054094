import { maximum } from '../../linalg/norms.js';
import { onDark, onLight } from '../palette.js';
import { labelSize } from '../theme.js';
import { axisOf } from './drawnAxis.js';
import type { Matrices, MatrixColors } from './matrices.js';
import { MOST_WRITTEN, shown } from './matrixLabels.js';
import type { Layers } from './panel.js';

/** Room an upright name needs, in points. */
const NARROWEST_CELL = 7;
/** Cells reach this far into the next, in points, so that no hairline shows between them. */
const OVERLAP = 0.3;
/** Frames of own cells stand this far inside, in points. */
const INSET = 0.7;

/** Layers of one matrix: coloured cells, frames of own tasks, values. */
export function matrixLayers(
  matrices: Matrices,
  index: number,
  width: number,
  height: number,
  at: { readonly left: boolean; readonly bottom: boolean },
): Layers {
  const { rowLabels, columnLabels, panels } = matrices;
  const { cells, colors, text, legend } = panels[index]!;
  const [rows, columns] = [rowLabels.length, columnLabels.length];
  const cell = width / columns;
  const fitted = rows > MOST_WRITTEN ? null : shown(cells.flat(), text, cell);
  const values = JSON.stringify(fitted?.texts ?? []);
  const only = { filter: `datum.part == 'cell' && datum.panel == ${index}` };
  const scale = (most: number, reverse: boolean) => ({
    domain: [0, most],
    nice: false,
    zero: false,
    reverse,
  });
  const x = {
    field: 'left',
    type: 'quantitative' as const,
    scale: scale(columns, false),
    title: at.bottom ? matrices.columnTitle : null,
    axis: labelAxis(columnLabels, at.bottom, cell, NARROWEST_CELL, cell < longest(columnLabels)),
  };
  const y = {
    field: 'top',
    type: 'quantitative' as const,
    scale: scale(rows, true),
    title: at.left ? matrices.rowTitle : null,
    axis: labelAxis(rowLabels, at.left, height / rows, labelSize, false),
  };
  const place = (acrossBy: number, downBy: number, overlap: number) => [
    { calculate: `datum.task + ${acrossBy}`, as: 'left' },
    { calculate: `datum.task + ${1 + overlap / cell - acrossBy}`, as: 'right' },
    { calculate: `datum.model + ${downBy}`, as: 'top' },
    { calculate: `datum.model + ${1 + (overlap * rows) / height - downBy}`, as: 'bottom' },
  ];
  const inset = rows > MOST_WRITTEN ? 0 : INSET;
  const frame = place(inset / cell, (inset * rows) / height, 0);
  const shade = (dark: boolean) => `${dark ? '' : '!'}(${darkTest(colors)})`;
  return [
    {
      transform: [only, ...place(0, 0, OVERLAP)],
      mark: { type: 'rect', clip: true },
      encoding: {
        x,
        x2: { field: 'right' },
        y,
        y2: { field: 'bottom' },
        color: {
          field: 'value',
          type: 'quantitative',
          scale: {
            type: colors.axis.log ? 'log' : 'linear',
            domain: [...colors.axis.domain],
            nice: false,
            clamp: true,
            scheme: colors.scheme,
            ...(colors.axis.log ? {} : { zero: false }),
          },
          legend: legend
            ? {
                type: 'gradient',
                orient: 'bottom',
                direction: 'horizontal',
                title: colors.title,
                gradientLength: Math.min(width, 160),
                gradientThickness: 7,
                ...axisOf(colors.axis),
              }
            : null,
        },
      },
    },
    ...([true, false].map((dark) => ({
      transform: [only, { filter: `datum.model == datum.task && ${shade(dark)}` }, ...frame],
      mark: {
        type: 'rect',
        filled: false,
        stroke: dark ? onDark : onLight,
        strokeWidth: rows > MOST_WRITTEN ? 0.3 : 1,
      },
      encoding: { x, x2: { field: 'right' }, y, y2: { field: 'bottom' } },
    })) as Layers),
    {
      transform: [
        { filter: `datum.part == 'none' && datum.panel == ${index}` },
        ...place(0.5, 0.5, 0),
      ],
      mark: { type: 'text', text: '–', fontSize: Math.min(labelSize, height / rows) },
      encoding: { x, y },
    },
    ...(fitted === null
      ? []
      : ([true, false].map((dark) => ({
          transform: [
            only,
            { filter: shade(dark) },
            { calculate: `${values}[datum.model * ${columns} + datum.task]`, as: 'text' },
            ...place(0.5, 0.5, 0),
          ],
          mark: { type: 'text', fontSize: fitted.size, color: dark ? onDark : onLight },
          encoding: { x, y, text: { field: 'text', type: 'nominal' } },
        })) as Layers)),
  ];
}

/** Where a colour is so dark that white letters read better: most of viridis, both ends of a diverging scheme. */
function darkTest({ scheme, axis: { log, domain } }: MatrixColors): string {
  const [low, high] = domain.map((x) => (log ? Math.log(x) : x)) as [number, number];
  const value = log ? 'log(datum.value)' : 'datum.value';
  const share = `((${value} - ${low}) / ${high - low})`;
  const dark = scheme === 'viridis' ? `${share} < 0.6` : `abs(${share} - 0.5) > 0.33`;
  return dark;
}

/** An axis of names in the middle of their cells; not every name where cells are low. */
function labelAxis(
  labels: readonly string[],
  named: boolean,
  cell: number,
  needed: number,
  upright: boolean,
) {
  const every = Math.ceil(needed / cell);
  const first = Math.floor(every / 2);
  const chosen = labels.flatMap((label, i) =>
    i % every === first ? [{ label, at: i + 0.5 }] : [],
  );
  return named
    ? {
        ...axisOf({ ticks: chosen.map(({ at }) => at), labels: chosen.map(({ label }) => label) }),
        ticks: false,
        labelAngle: upright ? -90 : 0,
        labelPadding: 3,
      }
    : { labels: false, ticks: false };
}

/** Width of the longest label in points, roughly. */
const longest = (labels: readonly string[]): number =>
  maximum(labels.map((label) => [...label].length)) * labelSize * 0.55;
