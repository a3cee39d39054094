import { Matrix } from 'ml-matrix';

/** Block (p, q) of a matrix made of d×d blocks; with one column, the p-th segment of d numbers. */
export function block(A: Matrix, d: number, p: number, q = 0): Matrix {
  const width = Math.min(d, A.columns);
  return A.subMatrix(p * d, (p + 1) * d - 1, q * width, (q + 1) * width - 1);
}

/** The matrix of d×e blocks, row of blocks by row of blocks. */
export function fromBlocks(blocks: readonly (readonly Matrix[])[]): Matrix {
  const d = blocks[0]?.[0]?.rows ?? 0;
  const e = blocks[0]?.[0]?.columns ?? 0;
  const whole = Matrix.zeros(blocks.length * d, (blocks[0]?.length ?? 0) * e);
  blocks.forEach((row, p) => {
    row.forEach((B, q) => {
      whole.setSubMatrix(B, p * d, q * e);
    });
  });
  return whole;
}
