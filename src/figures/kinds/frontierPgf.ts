import type { Row } from '../figure.js';
import { texList } from '../labels/texLabel.js';
import { categorical, ink, paper } from '../palette.js';
import { pgfAxisOptions } from '../pictures/drawnAxis.js';
import { type PgfPlot, pgfColor, pgfPicture } from '../pictures/pgfplots.js';
import type { Span } from '../width.js';
import {
  curveLabels,
  dashes,
  frontierAxes,
  markLabels,
  markShapes,
  titles,
} from './frontierSpec.js';
import type { FrontierTable } from './frontierTable.js';

/** Body of the pgfplots document of the frontier figure. */
export const frontierPgf =
  (table: FrontierTable, rows: readonly Row[]) =>
  (file: string, span: Span): string => {
    const axes = frontierAxes(rows);
    const has = (part: string, column: string, value: number) =>
      rows.some((row) => row.part === part && row[column] === value);
    const place = { x: 'x', y: 'y' };
    const curves = curveLabels(table).flatMap((label, series): PgfPlot[] => {
      if (!has('curve', 'series', series)) return [];
      const color = `color=${pgfColor(categorical[series]!)}`;
      const dash = dashes[series]!;
      const pattern = dash.map((length, i) => `${i % 2 === 0 ? 'on' : 'off'} ${length}pt`);
      const stretches = new Set(
        rows.filter((row) => row.part === 'curve' && row.series === series).map((r) => r.stretch),
      );
      return [
        ...[...stretches].map((stretch, i) => ({
          where: { part: 'curve', series, stretch: Number(stretch) },
          ...place,
          options: [
            'no marks',
            color,
            ...(dash.length ? [`dash pattern=${pattern.join(' ')}`] : []),
          ],
          ...(i === 0 ? { legend: label } : {}),
        })),
        {
          where: { part: 'dot', series },
          ...place,
          options: ['only marks', 'mark size=1pt', color],
        },
        {
          where: { part: 'end', series },
          ...place,
          options: ['only marks', 'mark=square*', 'mark size=1pt', color],
        },
      ];
    });
    const marks = markLabels(table).flatMap((legend, mark): PgfPlot[] =>
      has('mark', 'mark', mark)
        ? [
            {
              where: { part: 'mark', mark },
              ...place,
              options: [
                'only marks',
                `mark=${markShapes[mark] === 'diamond' ? 'diamond*' : '*'}`,
                `mark options={fill=${pgfColor(paper)}, draw=${pgfColor(ink)}}`,
              ],
              legend,
            },
          ]
        : [],
    );
    return pgfPicture(file, span, 1, [
      {
        xlabel: titles.x,
        ylabel: titles.y,
        options: [
          ...pgfAxisOptions(axes.x, 'x'),
          ...pgfAxisOptions(axes.y, 'y'),
          `ytick={${axes.y.ticks.join(',')}}`,
          `yticklabels=${texList(axes.y.labels)}`,
          'legend style={at={(0,0)}, anchor=north west, yshift=-32pt}',
          'legend columns=3',
        ],
        plots: [...curves, ...marks],
      },
    ]);
  };
