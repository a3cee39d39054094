import type { Row } from '../figure.js';
import { texLabel, texList } from '../labels/texLabel.js';
import { onLight } from '../palette.js';
import { columnsOf, outerWidth, type Span } from '../width.js';
import { lettered } from './lettered.js';
import { type MapColors, type MapSeries, type Maps, numbering, type Ramp } from './maps.js';
import { cellMark, coloured } from './pgfCells.js';
import { type PgfPlot, pgfColor, pgfPicture } from './pgfplots.js';
import type { ValueAxis } from './valueAxis.js';

/** Room in points beside a map for its axis, and for the colour bar. */
const BESIDE = 42;
const BAR = 50;
const TALLEST = 200;
/** Maps beside each other in one column and in two. */
const ACROSS = { 1: 2, 2: 3 } as const;
/** pgfplots places colours at whole numbers: so many to one. */
const RAMP_STEPS = 1000;

/**
 * A pgfplots picture of maps: coloured cells, iso-lines, marks.
 *
 * @param file - name of the CSV.
 * @param span - how wide it is.
 * @param rows - from `mapRows`: every iso-line is a plot of its own.
 */
export function mapPgf(file: string, span: Span, maps: Maps, rows: readonly Row[]): string {
  const { panels, x, y, colors, series } = maps;
  const across = Math.min(ACROSS[columnsOf(span)], panels.length);
  const width = Math.round((outerWidth(span) - BAR) / across - BESIDE);
  const height = Math.min(width, TALLEST);
  const titles = lettered(panels.map(({ title }) => title));
  const axes = panels.map((_, panel) => ({
    ...(panels.length > 1 ? { title: titles[panel]! } : {}),
    xlabel: x.title,
    ylabel: y.title,
    options: [
      `width=${width}pt, height=${height}pt`,
      ...(x.log ? ['xmode=log'] : []),
      `xmin=${x.domain[0]}, xmax=${x.domain[1]}, ymin=${y.domain[0]}, ymax=${y.domain[1]}`,
      ...(x.log ? logarithmicTicks(x) : []),
      'axis on top',
      'clip marker paths=true',
      ...colorOptions(colors),
      ...(panel === panels.length - 1 ? barOptions(colors) : []),
      `legend style={at={(0,0)}, anchor=north west, yshift=-32pt${series.length > 1 ? ', fill=none' : ''}}`,
    ],
    plots: plots(maps, rows, panel),
  }));
  const { xs, ys } = panels[0]!.grid;
  const cell = cellMark(width * (1 / (xs.length - 1)), height * (1 / (ys.length - 1)));
  return `${cell}\n${pgfPicture(file, span, across, axes)}`;
}

/** Powers of ten, which pgfplots would label by itself, as every other label. */
const logarithmicTicks = ({ ticks, labels }: ValueAxis): string[] => [
  `xtick={${ticks.map((x) => `1e${Math.round(Math.log10(x))}`).join(',')}}`,
  `xticklabels=${texList(labels)}`,
];

const heightIn = ({ log }: ValueAxis): ((x: number) => number) => (log ? Math.log10 : (x) => x);

function colorOptions({ axis, ramp, reverse }: MapColors): string[] {
  const [low, high] = axis.domain.map(heightIn(axis)) as [number, number];
  const viridis = reverse
    ? String.raw`colormap={falling}{indices of colormap={\pgfplotscolormaplastindexof{viridis},...,0 of viridis}}`
    : 'colormap name=viridis';
  return [
    ramp === 'viridis' ? viridis : `colormap={${ramp.name}}{${stopsOf(ramp, low).join(' ')}}`,
    `point meta min=${low}`,
    `point meta max=${high}`,
  ];
}

/** Colours at whole numbers, each above the last: where two colours meet, they are one step apart. */
function stopsOf({ stops }: Ramp, low: number): string[] {
  const places = stops.map(({ at }) => Math.round(RAMP_STEPS * (at - low)));
  return stops.map(({ color }, i) => {
    const next = places[i + 1];
    return `rgb255(${places[i] === next ? next! - 1 : places[i]})=(${rgb(color)})`;
  });
}

const rgb = (hex: string): string =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',');

const barOptions = ({ title, axis }: MapColors): string[] => [
  'colorbar',
  `colorbar style={width=8pt, scaled ticks=false, ylabel={${texLabel(title)}}, ytick={${axis.ticks.map(heightIn(axis)).join(',')}}, yticklabels=${texList(axis.labels)}}`,
];

function plots(maps: Maps, rows: readonly Row[], panel: number): PgfPlot[] {
  const { colors, series, lines, panels } = maps;
  const place = { x: 'x', y: 'y' };
  const numbered = series.map((one, index) => ({ ...one, index }));
  const shown = numbered.filter(({ occurs }) => occurs);
  const legendOf = ({ label }: MapSeries) => (panel === panels.length - 1 ? { legend: label } : {});
  const meta = `\\thisrow{${colors.column}}`;
  const levels = rows.filter(
    (row) => row.part === 'line' && row.order === 0 && (row.panel ?? panel) === panel,
  );
  return [
    {
      where: {
        part: 'cell',
        ...numbering(maps, { panel }),
        ...(maps.numbered ? { series: '' } : {}),
      },
      ...place,
      options: coloured(colors.axis.log ? `log10(${meta})` : meta),
    },
    ...shown
      .filter(({ shape }) => shape === 'square')
      .map((one) => ({
        where: { part: 'cell', ...numbering(maps, { panel, series: one.index }) },
        ...place,
        options: [
          'only marks',
          'mark=map cell',
          `color=${pgfColor(one.fill)}`,
          'legend image code/.code={\\fill (0,-2pt) rectangle (6pt,4pt);}',
        ],
        ...legendOf(one),
      })),
    ...levels.map(({ level, line }) => {
      const look = lines.find((one) => one.levels.includes(Number(level)))!;
      return {
        where: { part: 'line', ...numbering(maps, { panel }), line: Number(line) },
        ...place,
        options: ['no marks', look.tex, `color=${pgfColor(look.ink)}`],
      };
    }),
    ...shown
      .filter(({ shape }) => shape !== 'square')
      .map((one) => ({
        where: { part: 'mark', ...numbering(maps, { panel, series: one.index }) },
        ...place,
        options: [
          'only marks',
          `mark=${one.shape === 'diamond' ? 'diamond*' : '*'}`,
          `mark options={fill=${pgfColor(one.fill)}, draw=${pgfColor(onLight)}}`,
        ],
        ...legendOf(one),
      })),
  ];
}
