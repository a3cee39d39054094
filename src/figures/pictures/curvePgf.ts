import { texLabel, texList } from '../labels/texLabel.js';
import { faint } from '../palette.js';
import { columnsOf, type Span } from '../width.js';
import { acrossOf, type CurveSeries, type Curves, MARKS_TEXT } from './curves.js';
import { pgfAxisOptions } from './drawnAxis.js';
import { lettered } from './lettered.js';
import { type PgfPlot, pgfColor, pgfPicture } from './pgfplots.js';

const MARKS = {
  circle: 'o',
  square: 'square',
  'triangle-up': 'triangle',
  diamond: 'diamond',
  'triangle-down': 'triangle',
  cross: '+',
} as const;

/**
 * A pgfplots picture of small multiples of curves.
 *
 * @param file - name of the CSV.
 * @param span - how wide it is.
 */
export function curvePgf(
  file: string,
  span: Span,
  { panels, series, legend, yTitle = '', simulated = false }: Curves,
): string {
  const across = acrossOf(panels.length, columnsOf(span));
  const legendPanel = panels.length - (panels.length % across || across);
  const titles = lettered(panels.map(({ title }) => title));
  const plots = (panel: number): PgfPlot[] => [
    ...series.map(
      (one, index): PgfPlot => ({
        where: { part: 'line', panel, series: index },
        x: 'x',
        y: 'value',
        options: lineOptions(one),
      }),
    ),
    ...series.map(
      ({ color, shape }, index): PgfPlot => ({
        where: { part: 'point', panel, series: index },
        x: 'x',
        y: 'value',
        bar: { low: 'low', high: 'high' },
        options: [
          'only marks',
          `mark=${MARKS[shape]}`,
          'mark size=1.1pt',
          `color=${pgfColor(color)}`,
        ],
      }),
    ),
  ];
  return pgfPicture(
    file,
    span,
    across,
    panels.map(({ xTitle, x, y, thin, note }, index) => ({
      title: titles[index]!,
      xlabel: xTitle,
      ylabel: index % across === 0 ? yTitle : '',
      options: [
        `xmin=${x.domain[0]}`,
        `xmax=${x.domain[1]}`,
        ...(x.log ? ['xmode=log', `xticklabels=${texList(x.labels)}`, 'minor x tick num=0'] : []),
        `xtick={${x.ticks.join(',')}}`,
        ...pgfAxisOptions(y, 'y'),
        'legend columns=2',
        'legend style={at={(0,0)}, anchor=north west, yshift=-30pt}',
      ],
      before: [
        // Said here and not with the plots: pgfplots drops the entry of a plot that has no rows in this panel.
        ...(legend && index === legendPanel
          ? [...series.flatMap(legendEntry), ...(simulated ? marksEntry : [])]
          : []),
        // Written out: LaTeX would read the whole CSV once more for each of them.
        ...thin.map(thinLine),
      ],
      plots: plots(index),
      after:
        note === null
          ? []
          : [
              `\\node[anchor=north west, font=\\fontsize{7}{8}\\selectfont] at (rel axis cs:0,1) {${texLabel(note)}};`,
            ],
    })),
  );
}

const dashOf = (dash: readonly number[]): string =>
  `dash pattern=${dash.map((length, i) => `${i % 2 === 0 ? 'on' : 'off'} ${length}pt`).join(' ')}`;

const lineOptions = ({ color, dash }: CurveSeries): string[] => [
  'no marks',
  `color=${pgfColor(color)}`,
  ...(dash.length > 0 ? [dashOf(dash)] : []),
];

const legendEntry = (series: CurveSeries): string[] => [
  `\\addlegendimage{${lineOptions(series).join(', ')}}`,
  `\\addlegendentry{${texLabel(series.label)}}`,
];

const marksEntry = ['\\addlegendimage{empty legend}', `\\addlegendentry{${texLabel(MARKS_TEXT)}}`];

const thinLine = (values: readonly number[]): string =>
  `\\addplot[no marks, very thin, forget plot, color=${pgfColor(faint)}] coordinates {${values.map((value, t) => `(${t},${value})`).join(' ')}};`;
