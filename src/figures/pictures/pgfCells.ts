/**
 * A plot mark that fills a cell.
 *
 * @param width - of a cell in points.
 */
export const cellMark = (width: number, height: number): string =>
  String.raw`\pgfdeclareplotmark{map cell}{\pgfpathrectangle{\pgfpoint{${-width / 2}pt}{${-height / 2}pt}}{\pgfpoint{${width}pt}{${height}pt}}\pgfusepathqfill}`;

/** Options of cells that are coloured by an expression. */
export const coloured = (meta: string): string[] => [
  'scatter',
  'only marks',
  'mark=map cell',
  `point meta={${meta}}`,
];
