import type { Quantity } from '../answer/reportRows.js';
import { plainText, runsOf } from '../figures/labels/markup.js';
import { decimal } from '../figures/labels/numberLabel.js';
import { texLabel } from '../figures/labels/texLabel.js';

/** One column of a table. */
export interface Column {
  readonly title: string;
  readonly side: 'left' | 'right';
  /** For sentences: the part of a printed line that they are broken to. */
  readonly share?: number;
}

/** A table of a report; titles and cells are in the markup of labels. */
export interface ReportTable {
  readonly title: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A number for a cell, in the markup of labels; – where there is none. */
export const labelOfNumber = (value: Quantity): string => (value === null ? '–' : decimal(value));

/** The table in Markdown, GitHub's dialect. */
export function markdownTable({ title, columns, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    `**${markdownText(title)}**`,
    '',
    line(columns.map((column) => markdownText(column.title))),
    line(columns.map(({ side }) => (side === 'left' ? ':--' : '--:'))),
    ...rows.map((row) => line(row.map(markdownText))),
    '',
  ].join('\n');
}

/** The table in LaTeX with booktabs rules: a `table` environment to \input. */
export function latexTable({ title, columns, rows }: ReportTable): string {
  const line = (cells: readonly string[]) => `${cells.map(texLabel).join(' & ')} \\\\`;
  return [
    '% Needs in the preamble: \\usepackage{booktabs}',
    '\\begin{table}',
    '\\centering',
    `\\caption{${texLabel(title)}}`,
    `\\begin{tabular}{${columns.map(latexColumn).join('')}}`,
    '\\toprule',
    line(columns.map((column) => column.title)),
    '\\midrule',
    ...rows.map(line),
    '\\bottomrule',
    '\\end{tabular}',
    '\\end{table}',
    '',
  ].join('\n');
}

const latexColumn = ({ side, share }: Column): string =>
  share === undefined ? side.slice(0, 1) : `p{${share}\\linewidth}`;

/** The table in HTML. */
export function htmlTable({ title, columns, rows }: ReportTable): string {
  const cell = (tag: string, c: number, text: string) =>
    `<${tag} class="${columns[c]!.side}">${htmlText(text)}</${tag.slice(0, 2)}>`;
  const head = columns.map(({ title: column }, c) => cell('th scope="col"', c, column)).join('');
  // The first column names its row.
  const cells = (row: readonly string[]) =>
    row.map((text, c) => cell(c === 0 ? 'th scope="row"' : 'td', c, text)).join('');
  return [
    `<div class="scroll" tabindex="0" role="group" aria-label="${escaped(plainText(title))}"><table>`,
    `<caption>${htmlText(title)}</caption>`,
    `<thead><tr>${head}</tr></thead>`,
    '<tbody>',
    ...rows.map((row) => `<tr>${cells(row)}</tr>`),
    '</tbody></table></div>',
  ].join('\n');
}

const HAT = '\u0302';
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** Text as HTML shows it. */
export const escaped = (plain: string): string =>
  plain.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);

/** A label in HTML. */
export const htmlText = (label: string): string =>
  runsOf(label)
    .map(({ text: run, italic, level, over }) => {
      if (over) return HAT;
      const styled = italic ? `<i>${escaped(run)}</i>` : escaped(run);
      if (level === 0) return styled;
      return level < 0 ? `<sub>${styled}</sub>` : `<sup>${styled}</sup>`;
    })
    .join('');

/** A label in Markdown: signs that mean something there are escaped. */
const markdownText = (label: string): string =>
  runsOf(label)
    .map(({ text: run, italic, level, over }) => {
      if (over) return HAT;
      const plain = run.replace(/[\\`*_|<>[\]]/g, '\\$&');
      const styled = italic ? `*${plain}*` : plain;
      if (level === 0) return styled;
      return level < 0 ? `<sub>${styled}</sub>` : `<sup>${styled}</sup>`;
    })
    .join('');
