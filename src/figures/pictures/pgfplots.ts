import { texLabel } from '../labels/texLabel.js';
import { outerWidth, type Span } from '../width.js';

/** One curve or set of points of a pgfplots figure, read from the figure's CSV. */
export interface PgfPlot {
  /** Columns of the CSV and the values that a row must have to be drawn. Numbers or plain ASCII words. */
  readonly where: Readonly<Record<string, string | number>>;
  readonly x: string;
  readonly y: string;
  /** Columns that hold the ends of error bars. */
  readonly bar?: { readonly low: string; readonly high: string };
  /** pgfplots options, such as `only marks` or `dashed`. */
  readonly options: readonly string[];
  /** Markup of figure labels. */
  readonly legend?: string;
}

/** One panel. */
export interface PgfAxis {
  readonly title?: string;
  readonly xlabel: string;
  readonly ylabel: string;
  readonly options: readonly string[];
  readonly plots: readonly PgfPlot[];
  /** pgfplots commands before the plots, for what lies behind them. */
  readonly before?: readonly string[];
  /** pgfplots commands after the plots, such as nodes. */
  readonly after?: readonly string[];
}

/** Colour of a plot: `pgfColor('#0072b2')`. */
export const pgfColor = (hex: string): string => {
  const [r, g, b] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
  return `{rgb,255:red,${r};green,${g};blue,${b}}`;
};

/** What a document needs before it can hold these pictures. */
const PREAMBLE = [
  '% Needs in the preamble:',
  '%   \\usepackage{pgfplots} \\usepgfplotslibrary{groupplots} \\pgfplotsset{compat=1.18}',
  '% and this CSV beside it: ',
];

/** Draws only the rows whose column holds a value. */
const FILTER = String.raw`\pgfplotsset{only rows/.style 2 args={x filter/.append code={%
  \edef\found{\thisrow{#1}}\edef\wanted{#2}\ifx\found\wanted\else\def\pgfmathresult{nan}\fi}}}`;

/**
 * A pgfplots picture of one or several panels.
 *
 * @param file - name of the CSV, as the document will find it.
 * @param span - how wide it is.
 * @param across - panels side by side.
 * @param axes - the panels, row by row.
 */
export function pgfPicture(
  file: string,
  span: Span,
  across: number,
  axes: readonly PgfAxis[],
): string {
  const down = Math.ceil(axes.length / across);
  const width = Math.round(outerWidth(span) / across - 42);
  return [
    ...PREAMBLE.slice(0, 2),
    `${PREAMBLE[2]}${file}`,
    '\\begin{tikzpicture}',
    FILTER,
    '\\begin{groupplot}[',
    `  group style={group size=${across} by ${down}, horizontal sep=38pt, vertical sep=50pt},`,
    `  scale only axis, width=${width}pt, height=${Math.round(Math.min(width * 0.75, 180))}pt,`,
    '  tick label style={font=\\fontsize{7}{8}\\selectfont}, label style={font=\\fontsize{8}{9}\\selectfont},',
    '  title style={font=\\fontsize{8}{9}\\selectfont},',
    '  legend style={font=\\fontsize{7}{8}\\selectfont, draw=none, fill=none, cells={anchor=west}},',
    // Names in the CSV may hold any sign: quoted commas are read as such, and what TeX would act on is passed over.
    String.raw`  table/col sep=comma, table/format=file, table/text indicator={"}, table/ignore chars={\\,\{,\},\#,\%,\~,\^,\$,\&},`,
    '  unbounded coords=discard]',
    ...axes.flatMap((axis) => panel(file, axis)),
    '\\end{groupplot}',
    '\\end{tikzpicture}',
    '',
  ].join('\n');
}

function panel(file: string, axis: PgfAxis) {
  const { title, xlabel, ylabel, options, plots, before = [], after = [] } = axis;
  const own = [
    ...(title === undefined ? [] : [`title={${texLabel(title)}}`]),
    `xlabel={${texLabel(xlabel)}}`,
    `ylabel={${texLabel(ylabel)}}`,
    ...options,
  ];
  return [
    `\\nextgroupplot[${own.join(', ')}]`,
    ...before,
    ...plots.flatMap((plot) => curve(file, plot)),
    ...after,
  ];
}

function curve(file: string, plot: PgfPlot): string[] {
  const { where, x, y, bar, options, legend } = plot;
  const filters = Object.entries(where).map(([column, value]) => `only rows={${column}}{${value}}`);
  const bars = bar ? ['error bars/.cd', 'y dir=both', 'y explicit'] : [];
  const all = [...options, ...filters, ...(legend === undefined ? ['forget plot'] : []), ...bars];
  const columns = [`x=${x}`, `y=${y}`, ...(bar === undefined ? [] : barEnds(y, bar))];
  return [
    `\\addplot[${all.join(', ')}] table[${columns.join(', ')}] {${file}};`,
    ...(legend === undefined ? [] : [`\\addlegendentry{${texLabel(legend)}}`]),
  ];
}

const barEnds = (y: string, { low, high }: NonNullable<PgfPlot['bar']>): string[] => [
  `y error minus expr=\\thisrow{${y}}-\\thisrow{${low}}`,
  `y error plus expr=\\thisrow{${high}}-\\thisrow{${y}}`,
];
