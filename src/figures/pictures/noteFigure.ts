import type { Figure } from '../figure.js';
import { texLabel } from '../labels/texLabel.js';
import { faint } from '../palette.js';
import { labelSize, rule } from '../theme.js';

/** Letters of 7 pt type that fit one column. */
const LONGEST_LINE = 58;
/** Height of a line and of the room around the lines, in points. */
const LEADING = 9;
const AROUND = 24;

/**
 * A figure that says in words why there is nothing to draw.
 *
 * @param text - one or two plain sentences, with markup; also the caption.
 */
export function noteFigure(kind: string, title: string, text: string): Figure {
  const lines = noteLines(text);
  return {
    kind,
    title,
    caption: text,
    rows: lines.map((line, order) => ({ part: 'note', order, text: line })),
    spec: ({ panel }) => ({
      data: { name: 'table' },
      width: panel,
      height: lines.length * LEADING + AROUND,
      view: { stroke: faint, strokeWidth: rule },
      mark: { type: 'text', align: 'center', baseline: 'middle', fontSize: labelSize },
      encoding: {
        y: {
          field: 'order',
          type: 'quantitative',
          scale: { domain: [-2, lines.length + 1], nice: false, zero: false, reverse: true },
          axis: null,
        },
        text: { field: 'text', type: 'nominal' },
      },
    }),
    pgfplots: () => `${lines.map(texLabel).join('\n')}\n`,
  };
}

/** Breaks a text into lines that fit one column of a journal. */
export function noteLines(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < LONGEST_LINE) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else lines.push(word);
  }
  return lines;
}
