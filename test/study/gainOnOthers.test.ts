import { describe, expect, it } from 'vitest';
import { fromRows } from '../../src/linalg/matrix.js';
import { gainOnOthers } from '../../src/study/gainOnOthers.js';

describe('gainOnOthers', () => {
  it('leaves out own tasks and the public task', () => {
    const transfer = fromRows([
      [100, 2, 9],
      [8, 100, 9],
    ]);
    expect(gainOnOthers(transfer, [1, 1])).toBeCloseTo(4, 14);
  });
  it('counts copies: two of a kind learn from each other', () => {
    const transfer = fromRows([
      [3, 2, 9],
      [5, 7, 9],
    ]);
    // Pairs: 2 within the kind, 2 from it, 2 to it.
    expect(gainOnOthers(transfer, [2, 1])).toBeCloseTo((3 ** 2 * 2 ** 2 * 5 ** 2) ** (1 / 6), 13);
  });
  it('passes over tasks without data, and is NaN where no pair is left', () => {
    const transfer = fromRows([
      [1, Number.NaN, 1],
      [6, 1, 1],
    ]);
    expect(gainOnOthers(transfer, [1, 1])).toBeCloseTo(6, 14);
    expect(gainOnOthers(fromRows([[2, 3]]), [1])).toBeNaN();
  });
});
