import fc from 'fast-check';
import { Matrix as RowMatrix } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { ShapeError } from '../../src/errors.js';
import { extended } from '../../src/linalg/doubleDouble.js';
import {
  add,
  CoarseLow,
  CoarserLow,
  coarsenessOf,
  columnVector,
  copyOf,
  fromRows,
  identity,
  inPrecision,
  keptBits,
  lowOf,
  lowOfAll,
  Matrix,
  type Precision,
  precisionOf,
  realAt,
  rescaled,
  rowOf,
  scaled,
  spectralNormBound,
  stackedRows,
  store,
  subtract,
  symmetricPart,
  traceOfReal,
  transposed,
  zeros,
} from '../../src/linalg/matrix.js';
import { rational } from '../../src/rational/rational.js';
import { entryOf, trace } from '../../src/rational/rationalMatrix.js';
import { exactMatrix, exactReal, extendedMatrices, relativeError } from '../support/exactReals.js';
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

describe('real, setReal, set, realAt', () => {
  it('read and write entries with all their bits, and make room for them where there is none', () => {
    const X = zeros(1, 2);
    expect(X.real(0, 1)).toBe(0);
    X.setReal(0, 1, { hi: 1, lo: 2 ** -60 });
    expect(precisionOf(X)).toBe('extended');
    expect([X.real(0, 0), X.real(0, 1), realAt(X, 1)]).toEqual([
      { hi: 0, lo: 0 },
      { hi: 1, lo: 2 ** -60 },
      { hi: 1, lo: 2 ** -60 },
    ]);
    X.setReal(0, 1, 5);
    expect(X.real(0, 1)).toEqual({ hi: 5, lo: 0 });
  });

  it('set leaves no low part of the number before', () => {
    const X = new Matrix(1, 1, Float64Array.of(1), Float64Array.of(2 ** -60));
    X.set(0, 0, 3);
    expect(X.real(0, 0)).toEqual({ hi: 3, lo: 0 });
  });

  it('low parts must be as many as the entries', () => {
    expect(() => new Matrix(1, 2, Float64Array.of(1, 2), Float64Array.of(0))).toThrow(ShapeError);
  });
});

describe('inPrecision, precisionOf, lowOf, lowOfAll', () => {
  const third = new Matrix(1, 1, Float64Array.of(1 / 3), Float64Array.of(1 / 3 / 2 ** 54));
  const precisions: readonly Precision[] = ['double', 'coarser', 'coarse', 'extended'];

  it('a matrix lifted or lowered carries the bits asked for', () => {
    for (const precision of precisions) {
      expect(precisionOf(inPrecision(third, precision))).toBe(precision);
      expect(precisionOf(inPrecision(identity(2), precision))).toBe(precision);
    }
    expect(inPrecision(third, 'extended')).toBe(third);
    expect(inPrecision(identity(1), 'double').low).toBeNull();
  });

  it('rounds a third to 2⁻⁵⁴, about 2⁻⁷⁴ and 2⁻⁷⁷, and not at all: fractions tell', () => {
    const right = entryOf(exactMatrix(third), 0, 0);
    const errorIn = (precision: Precision) =>
      relativeError(exactReal(inPrecision(third, precision).real(0, 0)), right);
    expect(errorIn('extended')).toBe(0);
    expect(errorIn('coarse')).toBeGreaterThan(2 ** -84);
    expect(errorIn('coarse')).toBeLessThanOrEqual(2 ** -76);
    expect(errorIn('coarser')).toBeGreaterThan(errorIn('coarse'));
    expect(errorIn('coarser')).toBeLessThanOrEqual(2 ** -73);
    expect(errorIn('double')).toBe(2 ** -54);
  });

  it('a result has the precision of its most precise operand, or is coarse where one of them is', () => {
    const [fine, coarse, coarser] = [
      third,
      inPrecision(third, 'coarse'),
      inPrecision(third, 'coarser'),
    ];
    const double = identity(1);
    const precisionWith = (
      ...operands: Parameters<typeof lowOf> extends [number, ...infer R] ? R : never
    ) => precisionOf(new Matrix(1, 1, undefined, lowOf(1, ...operands)));
    expect(precisionWith(double, 2)).toBe('double');
    expect(precisionWith(double, extended(2))).toBe('extended');
    expect(precisionWith(double, fine)).toBe('extended');
    expect(precisionWith(fine, coarse)).toBe('coarse');
    expect(precisionWith(coarser, fine)).toBe('coarser');
    expect(lowOfAll(3, [double, fine])).toHaveLength(3);
    expect(lowOfAll(3, [])).toBeNull();
  });
});

describe('store, keptBits, coarsenessOf', () => {
  it('keep of a low part what stands in the 24, or 21, bits after the leading part', () => {
    expect(
      [null, new Float64Array(1), new CoarseLow(1), new CoarserLow(1)].map(coarsenessOf),
    ).toEqual([0, 0, 2 ** -24, 2 ** -21]);
    // 2⁻⁷⁶ and 2⁻⁷³ are the last places kept beside 1.
    const kept = (low: Float64Array, value: number) => {
      store(low, 0, value, 1);
      return low[0];
    };
    expect(kept(new CoarseLow(1), 2 ** -54 + 2 ** -76)).toBe(2 ** -54 + 2 ** -76);
    expect(kept(new CoarseLow(1), 2 ** -54 + 2 ** -78)).toBe(2 ** -54);
    expect(kept(new CoarserLow(1), 2 ** -54 + 2 ** -75)).toBe(2 ** -54);
    expect(kept(new Float64Array(1), 2 ** -54 + 2 ** -90)).toBe(2 ** -54 + 2 ** -90);
    expect(kept(new CoarseLow(1), 2 ** -90)).toBe(0);
  });

  it('keep a low part whole where cutting it would overflow', () => {
    expect(keptBits(1, Number.POSITIVE_INFINITY, 2 ** -24)).toBe(1);
  });
});

describe('add, subtract, scaled, symmetricPart, traceOfReal in twice the precision', () => {
  it('are the fractions, to 2⁻¹⁰⁰ of their terms', () => {
    const pair = fc.tuple(extendedMatrices(3, 3), extendedMatrices(3, 3));
    fc.assert(
      fc.property(pair, ([X, Y]) => {
        const [x, y] = [exactMatrix(X), exactMatrix(Y)];
        const third = { hi: 1 / 3, lo: 1 / 3 / 2 ** 54 };
        for (let i = 0; i < 3; i++) {
          for (let j = 0; j < 3; j++) {
            const [a, b, c] = [entryOf(x, i, j), entryOf(y, i, j), entryOf(x, j, i)];
            const within = (found: Matrix, right: typeof a, size: typeof a) =>
              expect(
                relativeError(size.add(exactReal(found.real(i, j)).sub(right).abs()), size),
              ).toBeLessThan(2 ** -100); // 1,500 draws: 2^-105.5
            within(add(X, Y), a.add(b), a.abs().add(b.abs()));
            within(subtract(X, Y), a.sub(b), a.abs().add(b.abs()));
            within(scaled(X, third), a.mul(exactReal(third)), a.abs());
            within(symmetricPart(X), a.add(c).div(rational(2)), a.abs().add(c.abs()));
          }
        }
        const diagonal = [0, 1, 2].map((i) => entryOf(x, i, i));
        const size = diagonal.reduce((sum, a) => sum.add(a.abs()), rational(0));
        const apart = exactReal(traceOfReal(X)).sub(trace(x)).abs();
        expect(relativeError(size.add(apart), size)).toBeLessThan(2 ** -100);
      }),
    );
  });

  it('keep 2⁻⁷⁰ beside 1, which float64 drops', () => {
    const [X, Y] = [
      identity(1),
      inPrecision(new Matrix(1, 1, Float64Array.of(2 ** -70)), 'extended'),
    ];
    expect(add(X, Y).real(0, 0)).toEqual({ hi: 1, lo: 2 ** -70 });
    expect(subtract(add(X, Y), X).real(0, 0)).toEqual({ hi: 2 ** -70, lo: 0 });
    expect(traceOfReal(identity(2))).toBe(2);
  });
});

describe('transposed, rowOf, copyOf, stackedRows with low parts', () => {
  it('carry every bit along', () => {
    fc.assert(
      fc.property(extendedMatrices(2, 3), (X) => {
        expect(transposed(X).real(2, 1)).toEqual(X.real(1, 2));
        expect(transposed(transposed(X))).toEqual(X);
        expect(rowOf(X, 1).real(0, 2)).toEqual(X.real(1, 2));
        expect(copyOf(X)).toEqual(X);
        const stacked = stackedRows([rowOf(X, 1), X, identity(3)], 3);
        expect([stacked.rows, stacked.columns]).toEqual([6, 3]);
        expect(stacked.real(0, 1)).toEqual(X.real(1, 1));
        expect(stacked.real(2, 2)).toEqual(X.real(1, 2));
        expect(stacked.real(5, 2)).toEqual({ hi: 1, lo: 0 });
      }),
    );
  });

  it('stackedRows counts a column as a row, and of nothing is empty', () => {
    expect(stackedRows([columnVector([1, 2]), columnVector([3, 4])], 2).to2DArray()).toEqual([
      [1, 2],
      [3, 4],
    ]);
    expect(stackedRows([], 2)).toMatchObject({ rows: 0, columns: 2 });
  });
});

describe('rescaled', () => {
  it('diag(rows) A diag(columns), repeated for every block, exact for powers of two', () => {
    fc.assert(
      fc.property(extendedMatrices(4, 2), (X) => {
        const scaledRows = rescaled(X, Float64Array.of(2, 0.5), Float64Array.of(4, 1));
        const right = exactMatrix(X);
        const found = exactMatrix(scaledRows);
        for (let i = 0; i < 4; i++) {
          for (let j = 0; j < 2; j++) {
            const factor = rational(i % 2 === 0 ? 4 : 1, 2).mul(rational(j === 0 ? 4 : 1));
            expect(entryOf(found, i, j).equals(entryOf(right, i, j).mul(factor))).toBe(true);
          }
        }
      }),
    );
  });

  it('is A itself for units of 1, and undone by the reciprocal units', () => {
    const units = Float64Array.of(2 ** 40, 2 ** -30);
    expect(rescaled(A, Float64Array.of(1, 1))).toBe(A);
    const there = rescaled(A, units);
    expect(there.to2DArray()).toEqual([
      [2 ** 40, 2 ** 41, 3 * 2 ** 40],
      [2 ** -28, 5 * 2 ** -30, 6 * 2 ** -30],
    ]);
    expect(
      rescaled(
        there,
        units.map((x) => 1 / x),
      ),
    ).toEqual(A);
  });
});

describe('spectralNormBound', () => {
  it('√(‖A‖₁‖A‖_∞): √(9 · 15) of [[1, 2, 3], [4, 5, 6]]', () => {
    expect(spectralNormBound(A)).toBeCloseTo(Math.sqrt(9 * 15), 14);
    expect(spectralNormBound(zeros(2, 2))).toBe(0);
  });

  it('is at least ‖Ax‖/‖x‖ of every x, without overflow', () => {
    fc.assert(
      fc.property(matrices(3, 3), matrices(3, 1), (X, x) => {
        const image = X.mmul(x).norm();
        expect(image).toBeLessThanOrEqual(spectralNormBound(X) * x.norm() * (1 + 1e-14));
      }),
    );
    expect(spectralNormBound(scaled(identity(2), 1e200))).toBe(1e200);
  });
});
