import type { TopLevelSpec } from 'vega-lite';
import type { Room } from '../figure.js';
import { ink, onLight } from '../palette.js';
import { labelSize } from '../theme.js';
import { axisOf, scaleOf, tickLabels } from './drawnAxis.js';
import { lettered } from './lettered.js';
import type { MapColors, Maps } from './maps.js';
import { type Layers, panelWidths } from './panel.js';

/** Height in points of a single map where two columns give more width than a square needs. */
const TALLEST = 230;
/** Titles stand over the highest label of the left axis, which reaches over its map. */
const OVER_LABELS = 3;
const LABEL_OVERHANG = 4;
/** Labels within this share of the top reach over. */
const NEAR_TOP = 0.02;
/** Maps beside each other in one column and in two. */
const ACROSS = { 1: 2, 2: 4 } as const;
/** Rectangles reach this far, in points, under their neighbours, so that no hairline shows between them. */
const OVERLAP = 0.4;

/**
 * The specification of maps: coloured cells, iso-lines, marks.
 *
 * @param room - as the renderer gives it.
 */
export function mapSpec(maps: Maps, { panel, columns }: Room): TopLevelSpec {
  const { panels } = maps;
  const several = panels.length > 1;
  const across = several ? Math.min(ACROSS[columns], panels.length) : 1;
  const height = several ? Math.floor(panel) : Math.min(panel, TALLEST);
  const orient = columns === 1 && several ? 'bottom' : 'right';
  const widths = panelWidths(panel, across);
  const labelled = reachesTop(maps.y);
  const layer = (which: number): Layers =>
    layers(maps, {
      which,
      orient,
      height,
      isLeft: which % across === 0,
      isLowest: which + across >= panels.length,
    });
  if (!several) return { data: { name: 'table' }, width: panel, height, layer: layer(0) };
  const titles = lettered(panels.map(({ title }) => title));
  return {
    data: { name: 'table' },
    columns: across,
    // Room for what stands between maps, which `flush` does not count.
    bounds: 'flush',
    spacing: { row: 38, column: 12 },
    concat: panels.map(({ subtitle }, which) => ({
      title: {
        text: titles[which]!,
        subtitle,
        subtitleColor: ink,
        subtitleFontSize: labelSize,
        subtitlePadding: 2,
        offset:
          which % across === 0
            ? OVER_LABELS + (labelled ? 0 : LABEL_OVERHANG)
            : OVER_LABELS + LABEL_OVERHANG,
      },
      width: widths[which % across]!,
      height,
      layer: layer(which),
    })),
  };
}

/** Whether the highest label of an axis reaches over its map. */
const reachesTop = ({ ticks, domain: [low, high] }: Maps['y']): boolean =>
  ticks.some((tick) => tick > high - NEAR_TOP * (high - low));

/** Where a map stands among several. */
interface Position {
  readonly which: number;
  /** Of the colour bar. */
  readonly orient: 'bottom' | 'right';
  readonly height: number;
  readonly isLeft: boolean;
  readonly isLowest: boolean;
}

function layers(maps: Maps, position: Position): Layers {
  const { colors, series, lines, numbered } = maps;
  const here = (part: string) =>
    `${numbered ? `datum.panel == ${position.which} && ` : ''}datum.part == '${part}'`;
  const place = placeOf(maps, position);
  const rectangle = {
    x: { ...place.x, field: 'left' },
    x2: { field: 'right' },
    y: { ...place.y, field: 'bottom' },
    y2: { field: 'top' },
  } as const;
  const cell = { type: 'rect', clip: true, x2Offset: OVERLAP, y2Offset: -OVERLAP } as const;
  const labels = JSON.stringify(series.map(({ label }) => label));
  const named = { calculate: `${labels}[${numbered ? 'datum.series' : 0}]`, as: 'name' };
  const { fill, shape, stroke } = legends(maps);
  const ofCells = series.some((one) => one.shape === 'square');
  return [
    {
      transform: [{ filter: `${here('cell')} && isValid(datum.${colors.column})` }],
      mark: cell,
      encoding: { ...rectangle, color: colorOf(colors, position) },
    },
    ...(ofCells
      ? ([
          {
            transform: [{ filter: `${here('cell')} && isValid(datum.series)` }, named],
            mark: cell,
            encoding: { ...rectangle, fill },
          },
        ] satisfies Layers)
      : []),
    ...lines.map(({ levels, ink: color, width, opacity }) => ({
      transform: [
        { filter: `${here('line')} && indexof(${JSON.stringify(levels)}, datum.level) >= 0` },
      ],
      mark: { type: 'line' as const, clip: true, stroke: color, strokeWidth: width, opacity },
      encoding: {
        ...place,
        detail: { field: 'line', type: 'nominal' as const },
        order: { field: 'order', type: 'quantitative' as const },
      },
    })),
    {
      transform: [{ filter: here('mark') }, named],
      mark: { type: 'point', filled: true, size: 34, strokeWidth: 0.8, opacity: 1 },
      encoding: { ...place, fill, shape, stroke },
    },
  ];
}

/** Axes, labelled at the left and below the lowest maps alone. */
const placeOf = ({ x, y }: Maps, { isLeft, isLowest }: Position) =>
  ({
    x: {
      field: 'x',
      type: 'quantitative',
      scale: scaleOf(x),
      axis: { ...axisOf(x), labels: isLowest },
      title: isLowest ? x.title : null,
    },
    y: {
      field: 'y',
      type: 'quantitative',
      scale: scaleOf(y),
      axis: { ...axisOf(y), labels: isLeft },
      title: isLeft ? y.title : null,
    },
  }) as const;

/** The bar of colours, beside a map or below several. */
function colorOf({ title, column, axis, ramp, reverse }: MapColors, { orient, height }: Position) {
  const { log, domain, ticks } = axis;
  return {
    field: column,
    type: 'quantitative',
    scale: {
      type: log ? 'log' : 'linear',
      reverse,
      clamp: true,
      ...(ramp === 'viridis'
        ? { domain: [...domain], scheme: ramp }
        : {
            domain: ramp.stops.map(({ at }) => at),
            range: ramp.stops.map(({ color }) => color),
          }),
    },
    legend: {
      title,
      orient,
      values: [...ticks],
      labelExpr: tickLabels(axis),
      gradientThickness: 8,
      ...(orient === 'right' ? { titleOrient: 'right', gradientLength: height } : {}),
    },
  } as const;
}

/** The legend of the series that occur. */
function legends({ series }: Maps) {
  const shown = series.filter(({ occurs }) => occurs);
  const channel = (range: string[]) =>
    ({
      field: 'name',
      type: 'nominal',
      scale: { domain: shown.map(({ label }) => label), range },
      legend: { title: null, orient: 'bottom', direction: 'vertical' },
    }) as const;
  return {
    fill: channel(shown.map(({ fill }) => fill)),
    shape: channel(shown.map(({ shape }) => shape)),
    stroke: channel(shown.map(() => onLight)),
  };
}
