import { type EfficiencyTable, series } from '../kinds/efficiency.js';
import type { EfficiencyScale } from '../kinds/efficiencyScale.js';
import { decimal } from '../labels/numberLabel.js';
import { texLabel, texList } from '../labels/texLabel.js';
import type { Columns } from '../theme.js';
import { cellMark, coloured, inkAt, mapSize } from './heatmapPgf.js';
import { lineRows } from './mapRows.js';
import { axisTitles, looks, outline, quantityTitle, seriesLabels, seriesOf } from './mapSpec.js';
import { type PgfPlot, pgfColor, pgfPicture } from './pgfplots.js';

/** Body of the pgfplots document of the efficiency figure: coloured cells, iso-lines, marks. */
export const efficiencyPgf =
  (table: EfficiencyTable, scale: EfficiencyScale) =>
  (file: string, columns: Columns): string => {
    const { panels, points } = table;
    const titles = axisTitles(table);
    const [low, high] = scale.domain.map(scale.to) as [number, number];
    const ticks = [...(scale.type === 'linear' ? [0] : []), ...scale.levels];
    const bar = [
      'colorbar',
      `colorbar style={width=8pt, scaled ticks=false, ylabel={${texLabel(quantityTitle(table))}}, ytick={${ticks.map(scale.to).join(',')}}, yticklabels=${texList(ticks.map(decimal))}}`,
    ];
    const across = columns === 1 ? Math.min(2, panels.length) : Math.min(3, panels.length);
    const { width, height } = mapSize(columns, across);
    const step = 1 / (points.length - 1);
    const axes = panels.map(({ label }, panel) => ({
      ...(panels.length > 1 ? { title: label } : {}),
      xlabel: titles.x,
      ylabel: titles.y,
      options: [
        ...[
          `width=${width}pt, height=${height}pt`,
          'xmin=0, xmax=1, ymin=0, ymax=1',
          'axis on top',
          'clip marker paths=true',
        ],
        scale.reverse
          ? String.raw`colormap={falling}{indices of colormap={\pgfplotscolormaplastindexof{viridis},...,0 of viridis}}`
          : 'colormap name=viridis',
        `point meta min=${low}`,
        `point meta max=${high}`,
        ...(panel === panels.length - 1 ? bar : []),
        `legend style={at={(0,0)}, anchor=north west, yshift=-32pt, fill=none}`,
      ],
      plots: plots(table, scale, panel),
    }));
    return `${cellMark(width * step, height * step)}\n${pgfPicture(file, columns, across, axes)}`;
  };

function plots(table: EfficiencyTable, scale: EfficiencyScale, panel: number): PgfPlot[] {
  const { points, panels } = table;
  const labels = seriesLabels(table);
  const place = { x: 'x', y: 'y' };
  const named = seriesOf(table).map((name) => ({
    name,
    index: series.indexOf(name),
    legend: labels[series.indexOf(name)]!,
    fill: pgfColor(looks[name].fill),
  }));
  const legendOf = (legend: string) => (panel === panels.length - 1 ? { legend } : {});
  const lines = linesOf(points, panels[panel]!.values, scale);
  return [
    {
      where: { part: 'cell', panel, series: '' },
      ...place,
      options: coloured(scale.type === 'log' ? 'log10(\\thisrow{value})' : '\\thisrow{value}'),
    },
    ...named
      .filter(({ name }) => looks[name].shape === 'square')
      .map(({ index, legend, fill }) => ({
        where: { part: 'cell', panel, series: index },
        ...place,
        options: [
          'only marks',
          'mark=map cell',
          `color=${fill}`,
          'legend image code/.code={\\fill (0,-2pt) rectangle (6pt,4pt);}',
        ],
        ...legendOf(legend),
      })),
    ...lines.map((level, line) => ({
      where: { part: 'line', panel, line },
      ...place,
      options: [
        'no marks',
        'thin',
        `color=${pgfColor(inkAt(level, scale.middle, !scale.reverse))}`,
      ],
    })),
    ...named
      .filter(({ name }) => looks[name].shape !== 'square')
      .map(({ name, index, legend, fill }) => ({
        where: { part: 'mark', panel, series: index },
        ...place,
        options: [
          'only marks',
          `mark=${looks[name].shape === 'diamond' ? 'diamond*' : '*'}`,
          `mark options={fill=${fill}, draw=${pgfColor(outline)}}`,
        ],
        ...legendOf(legend),
      })),
  ];
}

/** The level of every iso-line of a map, in the order of their numbers. */
const linesOf = (
  points: readonly number[],
  values: readonly (number | null)[],
  scale: EfficiencyScale,
): number[] =>
  lineRows({ xs: points, ys: points, values }, scale.levels, { height: scale })
    .filter(({ order }) => order === 0)
    .map(({ level }) => level);
