import type { Picture } from '../figure.js';
import { type Matrices, matrixNames, matrixRows } from './matrices.js';
import { matrixPgf } from './matrixPgf.js';
import { matrixSpec } from './matrixSpec.js';

/** Matrices as a figure holds them: their table, and what draws it. */
export const matrixPicture = (matrices: Matrices): Picture => ({
  rows: matrixRows(matrices),
  names: matrixNames(matrices),
  spec: (room) => matrixSpec(matrices, room),
  pgfplots: (file, columns) => matrixPgf(file, columns, matrices),
});
