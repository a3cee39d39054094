import { describe, expect, it } from 'vitest';
import { addBlock, block, blockColumn } from '../../src/linalg/blocks.js';
import { columnVector, fromRows, identity, zeros } from '../../src/linalg/matrix.js';

const A = fromRows([
  [1, 2, 3, 4],
  [5, 6, 7, 8],
  [9, 10, 11, 12],
  [13, 14, 15, 16],
]);

describe('block', () => {
  it('is the d×d part at (p·d, q·d)', () => {
    expect(block(A, 2, 1, 0).to2DArray()).toEqual([
      [9, 10],
      [13, 14],
    ]);
    expect(block(A, 2, 0, 1).to2DArray()).toEqual([
      [3, 4],
      [7, 8],
    ]);
  });

  it('is a segment of d numbers where there is one column', () => {
    expect(block(columnVector([1, 2, 3, 4, 5, 6]), 3, 1).to2DArray()).toEqual([[4], [5], [6]]);
  });
});

describe('blockColumn', () => {
  it('is all rows of d columns', () => {
    expect(blockColumn(A, 2, 1).to2DArray()).toEqual([
      [3, 4],
      [7, 8],
      [11, 12],
      [15, 16],
    ]);
  });
});

describe('addBlock', () => {
  it('adds weight · B to one block and to nothing else', () => {
    const target = zeros(4, 4);
    addBlock(target, 2, [1, 0], 2, block(A, 2, 0, 0));
    addBlock(target, 2, [1, 0], -1, identity(2));
    expect(target.to2DArray()).toEqual([
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [1, 4, 0, 0],
      [10, 11, 0, 0],
    ]);
  });

  it('weight 0 adds nothing, not even 0 · ∞', () => {
    const target = zeros(1, 1);
    addBlock(target, 1, [0, 0], 0, fromRows([[Number.POSITIVE_INFINITY]]));
    expect(target.get(0, 0)).toBe(0);
  });
});
