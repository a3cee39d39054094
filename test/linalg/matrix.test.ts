import fc from 'fast-check';
import { Matrix as RowMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import {
  add,
  columnVector,
  copyOf,
  fromRows,
  identity,
  Matrix,
  rowOf,
  scaled,
  subtract,
  symmetricPart,
  transposed,
  zeros,
} from '../../src/linalg/matrix.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';

const A = fromRows([
  [1, 2, 3],
  [4, 5, 6],
]);

describe('Matrix', () => {
  it('keeps entry (i, j) at i · columns + j', () => {
    expect(A.get(1, 0)).toBe(4);
    expect([...A.data]).toEqual([1, 2, 3, 4, 5, 6]);
    expect(A.to2DArray()).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('refuses as many entries as do not fill it', () => {
    expect(() => new Matrix(2, 2, new Float64Array(3))).toThrow(
      new ShapeError('Matrix: 2×2 must have 4 entries, found 3.'),
    );
  });

  it('may be empty', () => {
    expect(new Matrix(0, 3).to2DArray()).toEqual([]);
    expect(transposed(new Matrix(0, 3))).toMatchObject({ rows: 3, columns: 0 });
  });
});

describe('zeros, identity, columnVector, fromRows, rowOf', () => {
  it('make what they are named for', () => {
    expect(zeros(1, 2).to2DArray()).toEqual([[0, 0]]);
    expect(identity(2).to2DArray()).toEqual([
      [1, 0],
      [0, 1],
    ]);
    expect(columnVector([7, 8]).to2DArray()).toEqual([[7], [8]]);
    expect(rowOf(A, 1).to2DArray()).toEqual([[4, 5, 6]]);
    expect(fromRows([], 4)).toMatchObject({ rows: 0, columns: 4 });
  });

  it('copy: a change of the result does not reach the argument', () => {
    const values = [1, 2];
    const before = [...A.data];
    columnVector(values).set(0, 0, 9);
    for (const copy of [rowOf(A, 0), copyOf(A)]) copy.set(0, 0, 9);
    expect(values).toEqual([1, 2]);
    expect([...A.data]).toEqual(before);
  });

  it('fromRows refuses rows that differ in length', () => {
    expect(() => fromRows([[1, 2], [3]])).toThrow(
      new ShapeError('fromRows: row 1 must have 2 numbers, found 1.'),
    );
  });
});

describe('copyOf', () => {
  it('takes the entries of any ml-matrix matrix', () => {
    expect(copyOf(new RowMatrix([[1, 2]]))).toEqual(fromRows([[1, 2]]));
  });
});

describe('add, subtract, scaled', () => {
  it('A + B − B = A and cA + cB = c(A + B), entry by entry (quarters are exact)', () => {
    const pair = fc.tuple(matrices(3, 4), matrices(3, 4), fc.integer({ min: -8, max: 8 }));
    fc.assert(
      fc.property(pair, ([X, Y, c]) => {
        expect(matrixGap(subtract(add(X, Y), Y), X)).toBe(0);
        expect(matrixGap(add(scaled(X, c), scaled(Y, c)), scaled(add(X, Y), c))).toBe(0);
        expect(add(X, Y).get(2, 1)).toBe(X.get(2, 1) + Y.get(2, 1));
      }),
    );
  });

  it('refuse shapes that differ', () => {
    expect(() => add(A, transposed(A))).toThrow(
      new ShapeError('add: both must have one shape, found 2×3 and 3×2.'),
    );
    expect(() => subtract(A, identity(3))).toThrow(ShapeError);
  });
});

describe('transposed', () => {
  it('(Aᵀ)_ij = A_ji, and (Aᵀ)ᵀ = A', () => {
    fc.assert(
      fc.property(matrices(3, 5), (X) => {
        const T = transposed(X);
        expect(T).toMatchObject({ rows: 5, columns: 3 });
        expect(T.get(4, 1)).toBe(X.get(1, 4));
        expect(transposed(T)).toEqual(X);
      }),
    );
  });
});

describe('symmetricPart', () => {
  it('(A + Aᵀ)/2 is symmetric to the last bit and differs from A by an antisymmetric matrix', () => {
    const entries = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), {
      minLength: 16,
      maxLength: 16,
    });
    fc.assert(
      fc.property(entries, (list) => {
        const X = new Matrix(4, 4, Float64Array.from(list));
        const S = symmetricPart(X);
        expect(transposed(S)).toEqual(S);
        expect(S.get(0, 3)).toBe((X.get(0, 3) + X.get(3, 0)) / 2);
      }),
    );
  });
});
