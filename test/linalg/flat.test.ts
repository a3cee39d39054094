import { Matrix as RowMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { flat } from '../../src/linalg/flat.js';
import { identity } from '../../src/linalg/matrix.js';

describe('flat', () => {
  it('is the entries row by row, in an array of their own', () => {
    const I = identity(2);
    const entries = flat(I);
    entries[0] = 9;
    expect([...entries]).toEqual([9, 0, 0, 1]);
    expect(I).toEqual(identity(2));
    expect([...flat(new RowMatrix([[1, 2, 3]]))]).toEqual([1, 2, 3]);
  });
});
