import { type Columns, outerWidth } from '../theme.js';
import { ON_DARK, ON_LIGHT } from './mapRows.js';

/**
 * A plot mark that fills a cell of a map.
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

/** The ink of an iso-line at a level, light on dark ground and dark on light. */
export const inkAt = (level: number, middle: number, darkBelow: boolean): string =>
  level < middle === darkBelow ? ON_DARK : ON_LIGHT;

/** Room in points beside a map for its axis, and for the colour bar. */
const BESIDE = 42;
const BAR = 50;
const TALLEST = 200;

/** Inner size of a map in points. */
export function mapSize(columns: Columns, across: number): { width: number; height: number } {
  const width = Math.round((outerWidth(columns) - BAR) / across - BESIDE);
  return { width, height: Math.min(width, TALLEST) };
}
