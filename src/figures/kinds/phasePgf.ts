import type { Row } from '../figure.js';
import { texLabel, texList } from '../labels/texLabel.js';
import { cellMark, coloured, mapSize } from '../pictures/heatmapPgf.js';
import { type PgfPlot, pgfColor, pgfPicture } from '../pictures/pgfplots.js';
import type { Columns } from '../theme.js';
import type { PhaseTable } from './phase.js';
import {
  colors,
  decades,
  lineInk,
  markFill,
  ownLabel,
  phaseBar,
  powerLabel,
  titles,
} from './phaseSpec.js';

/** Body of the pgfplots document of the stability map. */
export const phasePgf =
  (table: PhaseTable, own: number, rows: readonly Row[]) =>
  (file: string, columns: Columns): string => {
    const { anchorings, mismatches } = table;
    const { low, high, ticks, labels } = phaseBar(table);
    const { width, height } = mapSize(columns, 1);
    const place = { x: 'x', y: 'y' };
    const powers = decades(table);
    const [cold, cool, warm, hot] = colors.map((color) => rgb(color));
    const lines = rows
      .filter((row) => row.part === 'line' && row.order === 0)
      .map(
        ({ line, level }): PgfPlot => ({
          where: { part: 'line', line: Number(line) },
          ...place,
          options: [
            'no marks',
            level === 1 ? 'line width=1.6pt' : 'very thin',
            `color=${pgfColor(lineInk)}`,
          ],
        }),
      );
    const picture = pgfPicture(file, columns, 1, [
      {
        xlabel: titles.x,
        ylabel: titles.y,
        options: [
          `width=${width}pt, height=${height}pt`,
          'xmode=log',
          `xmin=${anchorings[0]}, xmax=${anchorings.at(-1)}, ymin=0, ymax=1`,
          `xtick={${powers.map((power) => `1e${power}`).join(',')}}`,
          `xticklabels=${texList(powers.map(powerLabel))}`,
          'axis on top',
          'clip marker paths=true',
          `colormap={phase}{rgb255(0)=(${cold}) rgb255(${Math.round(-1000 * low) - 1})=(${cool}) rgb255(${Math.round(-1000 * low)})=(${warm}) rgb255(${Math.round(1000 * (high - low))})=(${hot})}`,
          `point meta min=${low}`,
          `point meta max=${high}`,
          'colorbar',
          `colorbar style={width=8pt, scaled ticks=false, ylabel={${texLabel(titles.color)}}, ytick={${ticks.join(',')}}, yticklabels=${texList(labels)}}`,
          'legend style={at={(0,0)}, anchor=north west, yshift=-32pt}',
        ],
        plots: [
          { where: { part: 'cell' }, ...place, options: coloured('\\thisrow{log}') },
          ...lines,
          {
            where: { part: 'mark' },
            ...place,
            options: [
              'only marks',
              'mark=*',
              `mark options={fill=${pgfColor(markFill)}, draw=${pgfColor(lineInk)}}`,
            ],
            legend: ownLabel(own),
          },
        ],
      },
    ]);
    const cell = [width / (anchorings.length - 1), height / (mismatches.length - 1)] as const;
    return `${cellMark(...cell)}\n${picture}`;
  };

const rgb = (hex: string): string =>
  [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)).join(',');
