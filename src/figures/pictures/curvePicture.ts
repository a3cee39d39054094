import type { Picture, Row } from '../figure.js';
import { curvePgf } from './curvePgf.js';
import { curveSpec } from './curveSpec.js';
import { type Curves, curveNames } from './curves.js';

/**
 * Curves as a figure holds them: their table, and what draws it.
 *
 * @param rows - from `curveRow`.
 */
export const curvePicture = (curves: Curves, rows: readonly Row[]): Picture => ({
  rows,
  names: curveNames(curves),
  spec: (room) => curveSpec(curves, room),
  pgfplots: (file, columns) => curvePgf(file, columns, curves),
});
