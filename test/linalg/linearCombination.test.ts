import { describe, expect, it } from 'vitest';
import { accumulate, linearCombination } from '../../src/linalg/linearCombination.js';
import { fromRows, identity, zeros } from '../../src/linalg/matrix.js';

describe('accumulate', () => {
  it('target += weight · A; weight 0 leaves the target alone, also where A is not finite', () => {
    const target = identity(2);
    accumulate(
      target,
      0.5,
      fromRows([
        [2, 4],
        [6, 8],
      ]),
    );
    expect(target.to2DArray()).toEqual([
      [2, 2],
      [3, 5],
    ]);
    accumulate(
      target,
      0,
      fromRows([
        [Number.NaN, Number.POSITIVE_INFINITY],
        [0, 0],
      ]),
    );
    expect(target.to2DArray()).toEqual([
      [2, 2],
      [3, 5],
    ]);
  });
});

describe('linearCombination', () => {
  it('is Σ w_k A_k in a new matrix', () => {
    const I = identity(2);
    const sum = linearCombination(2, 2, [
      [2, I],
      [
        -0.5,
        fromRows([
          [0, 2],
          [4, 2],
        ]),
      ],
    ]);
    expect(sum.to2DArray()).toEqual([
      [2, -1],
      [-2, 1],
    ]);
    expect(I).toEqual(identity(2));
  });

  it('is zero of the shape asked for when there are no terms', () => {
    expect(linearCombination(2, 3, [])).toEqual(zeros(2, 3));
  });
});
