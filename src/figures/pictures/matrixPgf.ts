import { texLabel, texList } from '../labels/texLabel.js';
import { columnsOf, outerWidth, type Span } from '../width.js';
import { lettered } from './lettered.js';
import { type Matrices, matrixAcross, matrixHeight } from './matrices.js';
import { MOST_WRITTEN, shown } from './matrixLabels.js';
import { cellMark, coloured } from './pgfCells.js';
import { pgfPicture } from './pgfplots.js';

/** Room in points for the labels of the models and, once a panel, for the bar of colours. */
const LABELS = 90;
const BAR = 48;

/** A pgfplots picture of matrices; the names stand beside the first column of panels and below the last row. */
export function matrixPgf(file: string, span: Span, matrices: Matrices): string {
  const { rowLabels, columnLabels, panels } = matrices;
  const across = matrixAcross(matrices, columnsOf(span));
  const [rows, tasks] = [rowLabels.length, columnLabels.length];
  const width = Math.floor((outerWidth(span) - LABELS) / across - BAR);
  const height = matrixHeight(matrices, width);
  const every = Math.ceil(7 / (height / rows));
  const ticks = (labels: readonly string[]) =>
    labels.map((_, i) => i).filter((i) => i % every === 0);
  const titles = lettered(panels.map(({ title }) => title));
  const axes = panels.map(({ cells, colors, text }, panel) => {
    const { log, domain } = colors.axis;
    const [low, high] = domain.map((x) => (log ? Math.log10(x) : x)) as [number, number];
    const fitted = rows > MOST_WRITTEN ? null : shown(cells.flat(), text, width / tasks);
    const middle = (value: number) => ((log ? Math.log10(value) : value) - low) / (high - low);
    const dark = (value: number | null) =>
      value !== null &&
      (colors.scheme === 'viridis' ? middle(value) < 0.6 : Math.abs(middle(value) - 0.5) > 0.33);
    const names = (labels: readonly string[], named: boolean) =>
      named ? ticks(labels).map((i) => labels[i]!) : [];
    return {
      title: titles[panel]!,
      xlabel: panel + across >= panels.length ? matrices.columnTitle : '',
      ylabel: panel % across === 0 ? matrices.rowTitle : '',
      options: [
        `width=${width}pt, height=${height}pt`,
        `xmin=-0.5, xmax=${tasks - 0.5}, ymin=-0.5, ymax=${rows - 0.5}, y dir=reverse`,
        `xtick={${ticks(columnLabels)}}, ytick={${ticks(rowLabels)}}, tick style={draw=none}`,
        `xticklabels=${texList(names(columnLabels, panel + across >= panels.length))}`,
        `yticklabels=${texList(names(rowLabels, panel % across === 0))}`,
        'x tick label style={rotate=90, anchor=east}',
        'axis on top, clip marker paths=true',
        colors.scheme === 'viridis'
          ? 'colormap name=viridis'
          : 'colormap={diverging}{rgb255=(82,48,135) rgb255=(247,247,247) rgb255=(158,79,6)}',
        `point meta min=${low}, point meta max=${high}`,
        'colorbar',
        `colorbar style={width=6pt, scaled ticks=false, ytick={${colors.axis.ticks.map((x) => (log ? Math.log10(x) : x)).join(',')}}, yticklabels=${texList(colors.axis.labels)}}`,
      ],
      plots: [
        {
          where: { part: 'cell', panel },
          x: 'task',
          y: 'model',
          options: coloured(log ? 'log10(\\thisrow{value})' : '\\thisrow{value}'),
        },
      ],
      after: (fitted?.texts ?? []).map((one, i) => {
        const [model, task] = [Math.floor(i / tasks), i % tasks];
        const color = dark(cells[model]![task]!) ? 'white' : 'black';
        return `\\node[text=${color}, inner sep=0pt, font=\\fontsize{${fitted!.size}}{8}\\selectfont] at (axis cs:${task},${model}) {${texLabel(one)}};`;
      }),
    };
  });
  return `${cellMark(width / tasks, height / rows)}\n${pgfPicture(file, span, across, axes)}`;
}
