import { maximum } from '../linalg/norms.js';
/** Rows of cells as lines of text, every column as wide as its widest cell, two spaces apart. */
export function alignedColumns(
  rows: readonly (readonly string[])[],
  sides: readonly ('left' | 'right')[],
): string {
  const widths = sides.map((_, c) =>
    maximum(
      rows.map((row) => width(row[c] ?? '')),
      0,
    ),
  );
  return rows
    .map((row) =>
      sides
        .map((side, c) => {
          const cell = row[c] ?? '';
          const fill = ' '.repeat(widths[c]! - width(cell));
          return side === 'left' ? cell + fill : fill + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** Every line two spaces in. */
export const indented = (text: string): string => text.replace(/^/gm, '  ');

/** Columns a text takes on a terminal; combining marks such as the hat of θ̂ take none. */
const width = (text: string): number => [...text.replace(/\p{Mark}/gu, '')].length;
