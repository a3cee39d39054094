import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gramMatrix, rowMatrix } from '../../src/ecosystem/gramMatrix.js';
import { DomainError } from '../../src/errors.js';
import { place } from '../../src/scenario/place.js';

const here = place('test', 'gram');

describe('gramMatrix', () => {
  it('is the matrix written', () => {
    expect(
      gramMatrix(
        [
          [2, 1],
          [1, 3],
        ],
        2,
        'double',
        here,
      ).to2DArray(),
    ).toEqual([
      [2, 1],
      [1, 3],
    ]);
  });

  it('is exactly symmetric for a table that is symmetric to rounding', () => {
    const S = gramMatrix(
      [
        [1, 0.3],
        [0.1 + 0.2, 1],
      ],
      2,
      'double',
      here,
    );
    expect(S.get(0, 1)).toBe(S.get(1, 0));
  });

  it('takes moments whose product is below every float64, and refuses them where they are not PSD', () => {
    const tiny = (x: number) =>
      gramMatrix(
        [
          [4e-176, x],
          [x, 4e-176],
        ],
        2,
        'double',
        here,
      );
    expect(tiny(2e-176).get(0, 1)).toBe(2e-176);
    expect(() => tiny(5e-176)).toThrow(DomainError);
  });

  it('takes every XᵀX/n, of any rank and scale, as float64 computes it', () => {
    fc.assert(
      fc.property(
        fc
          .integer({ min: 1, max: 6 })
          .chain((d) => fc.array(row(d), { minLength: 1, maxLength: 8 })),
        fc.integer({ min: -8, max: 8 }),
        (X, power) => {
          const d = X[0]?.length ?? 0;
          const scale = 10 ** power;
          const table = indices(d).map((i) =>
            indices(d).map((j) => (scale * sum(X.map((x) => x[i]! * x[j]!))) / X.length),
          );
          expect(gramMatrix(table, d, 'double', here).rows).toBe(d);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('rejects every XᵀX/n − ε for an ε of a millionth of its trace beyond the smallest eigenvalue 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 6 }).chain(row), (x) => {
        fc.pre(x.some((entry) => entry !== 0));
        const epsilon = 1e-6 * sum(x.map((entry) => entry ** 2));
        const table = x.map((a, i) => x.map((b, j) => a * b - (i === j ? epsilon : 0)));
        expect(() => gramMatrix(table, x.length, 'double', here)).toThrow(DomainError);
      }),
    );
  });

  it('tells the worst pair of features apart from a hidden direction', () => {
    expect(() =>
      gramMatrix(
        [
          [1, 2],
          [2, 1],
        ],
        2,
        'double',
        here,
      ),
    ).toThrow('2 at [1][0], beyond √(S_ii S_jj) = 1');
  });
});

describe('rowMatrix', () => {
  it('is n×d', () => {
    expect(
      rowMatrix(
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
        3,
        here,
      ).to2DArray(),
    ).toEqual([
      [1, 2, 3],
      [4, 5, 6],
    ]);
  });

  it('names the row that is too long', () => {
    expect(() =>
      rowMatrix(
        [
          [1, 2],
          [3, 4, 5],
        ],
        2,
        here,
      ),
    ).toThrow('gram[1]: must have 2 numbers');
  });
});

// Helpers
const row = (d: number) =>
  fc.array(
    fc.integer({ min: -300, max: 300 }).map((k) => k / 100),
    { minLength: d, maxLength: d },
  );
const indices = (d: number) => Array.from({ length: d }, (_, i) => i);
const sum = (values: readonly number[]) => values.reduce((total, x) => total + x, 0);
