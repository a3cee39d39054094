import { panelKernel } from './panelKernel.js';

/** Rows of X, rows of Y and depth of one pass: its panels then stay in the caches. Multiples of 4. */
const ROWS = 64;
const COLUMNS = 1024;
const DEPTH = 256;
/** Width of a panel. */
const PANEL = 4;

const kernel = panelKernel();
const memory = new Float64Array(kernel.memory.buffer);
const X_AT = 0;
const Y_AT = X_AT + ROWS * DEPTH;
const OUT_AT = Y_AT + COLUMNS * DEPTH;

/** A factor of a product: its numbers row by row, and how many of them make a row. */
export interface Factor {
  readonly data: Float64Array;
  readonly rows: number;
  readonly columns: number;
}

/**
 * X Yᵀ: all inner products of the rows of X with the rows of Y.
 *
 * The one kernel under every matrix product here: blocks packed into panels of four rows, multiplied two lanes
 * at a time in WebAssembly (panelKernel.ts). The order of summation is fixed, so the bytes are the same everywhere.
 *
 * @param X - m×n. Not modified.
 * @param Y - l×n. Not modified.
 * @returns m×l, row by row.
 */
export const innerProducts = (X: Factor, Y: Factor): Float64Array =>
  multiply(X, Y.rows, (row, rows, column, depth) => {
    packRows(Y, row, rows, column, depth, Y_AT);
  });

/**
 * X Y.
 *
 * @param X - m×n. Not modified.
 * @param Y - n×l. Not modified.
 * @returns m×l, row by row.
 */
export const matrixProduct = (X: Factor, Y: Factor): Float64Array =>
  multiply(X, Y.columns, (column, columns, row, depth) => {
    packColumns(Y, column, columns, row, depth, Y_AT);
  });

/** The product of X with l vectors that `packRight` packs, from vector j on, entries k on. */
function multiply(
  X: Factor,
  l: number,
  packRight: (j: number, vectors: number, k: number, depth: number) => void,
): Float64Array {
  const { rows: m, columns: n } = X;
  const out = new Float64Array(m * l);
  for (let j = 0; j < l; j += COLUMNS) {
    const columns = Math.min(COLUMNS, l - j);
    for (let k = 0; k < n; k += DEPTH) {
      const depth = Math.min(DEPTH, n - k);
      packRight(j, columns, k, depth);
      for (let i = 0; i < m; i += ROWS) {
        const rows = Math.min(ROWS, m - i);
        packRows(X, i, rows, k, depth, X_AT);
        const [rowPanels, columnPanels] = [panels(rows), panels(columns)];
        kernel.multiply(8 * X_AT, rowPanels, 8 * Y_AT, columnPanels, depth, 8 * OUT_AT);
        for (let r = 0; r < rows; r++) {
          let from = OUT_AT + r * columnPanels * PANEL;
          let to = (i + r) * l + j;
          for (let c = 0; c < columns; c++) out[to++]! += memory[from++]!;
        }
      }
    }
  }
  return out;
}

const panels = (rows: number): number => Math.ceil(rows / PANEL);

/** Panels of four rows, column by column; the last one is filled up with zeros. */
function packRows(
  { data, columns: n }: Factor,
  row: number,
  rows: number,
  column: number,
  depth: number,
  at: number,
): void {
  let to = at;
  const whole = rows - (rows % PANEL);
  for (let r = 0; r < whole; r += PANEL) {
    let a = (row + r) * n + column;
    let b = a + n;
    let c = b + n;
    let d = c + n;
    for (let k = 0; k < depth; k++) {
      memory[to] = data[a++]!;
      memory[to + 1] = data[b++]!;
      memory[to + 2] = data[c++]!;
      memory[to + 3] = data[d++]!;
      to += PANEL;
    }
  }
  if (whole === rows) return;
  memory.fill(0, to, to + PANEL * depth);
  for (let r = whole; r < rows; r++) {
    const from = (row + r) * n + column;
    for (let k = 0; k < depth; k++) memory[to + PANEL * k + (r - whole)] = data[from + k]!;
  }
}

/** Panels of four columns, row by row; the last one is filled up with zeros. */
function packColumns(
  { data, columns: n }: Factor,
  column: number,
  columns: number,
  row: number,
  depth: number,
  at: number,
): void {
  let to = at;
  const whole = columns - (columns % PANEL);
  for (let c = 0; c < whole; c += PANEL) {
    let from = row * n + column + c;
    for (let k = 0; k < depth; k++, from += n, to += PANEL) {
      memory[to] = data[from]!;
      memory[to + 1] = data[from + 1]!;
      memory[to + 2] = data[from + 2]!;
      memory[to + 3] = data[from + 3]!;
    }
  }
  if (whole === columns) return;
  memory.fill(0, to, to + PANEL * depth);
  for (let c = whole; c < columns; c++) {
    let from = row * n + column + c;
    for (let k = 0; k < depth; k++, from += n) memory[to + PANEL * k + (c - whole)] = data[from]!;
  }
}
