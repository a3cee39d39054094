import fc from 'fast-check';
import { EigenvalueDecomposition } from 'ml-matrix';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { balance } from '../../src/linalg/balance.js';
import {
  type EigenPair,
  eigenPairs,
  eigenSystem,
  modulus,
  symmetricEigenPairs,
  symmetricEigenvalues,
} from '../../src/linalg/eigen.js';
import {
  add,
  fromRows,
  identity,
  type Matrix,
  scaled,
  symmetricPart,
  zeros,
} from '../../src/linalg/matrix.js';
import { product, productTransposed } from '../../src/linalg/product.js';
import { cycler, families, matrixOf, numbers } from '../support/eigenFamilies.js';
import { matrixGap } from '../support/gaps.js';
import { matrices } from '../support/matrixArbitraries.js';
import { apply } from '../support/oracles.js';

const square = fc.integer({ min: 1, max: 6 }).chain((n) => matrices(n, n));

describe('eigenPairs', () => {
  it('of a rotation by 90° scaled by 2: 2i, then −2i', () => {
    const values = eigenPairs(
      fromRows([
        [0, -2],
        [2, 0],
      ]),
    ).map(({ value }) => value);
    expect(values).toEqual([
      { re: expect.closeTo(0, 15), im: expect.closeTo(2, 15) },
      { re: expect.closeTo(0, 15), im: expect.closeTo(-2, 15) },
    ]);
  });

  it('of a diagonal matrix: its entries, largest modulus first', () => {
    const pairs = eigenPairs(
      fromRows([
        [0.5, 0, 0],
        [0, -3, 0],
        [0, 0, 2],
      ]),
    );
    expect(pairs.map(({ value }) => value.re)).toEqual([-3, 2, 0.5]);
    expect([...pairs[0]!.vector.re].map(Math.abs)).toEqual([0, 1, 0]);
  });

  it('of nothing: nothing', () => {
    expect(eigenPairs(zeros(0, 0))).toEqual([]);
  });

  it('A(u + iv) = λ(u + iv), ‖u + iv‖ = 1, moduli fall, conjugates are neighbours', () => {
    fc.assert(
      fc.property(square, (A) => {
        const pairs = eigenPairs(A);
        expect(pairs).toHaveLength(A.rows);
        for (const pair of pairs) {
          expect(defect(A, pair)).toBeLessThanOrEqual(1e-12); // 20,000 draws: 9.8e-15
          const { re, im } = pair.vector;
          expect(Math.hypot(...re, ...im)).toBeCloseTo(1, 12);
        }
        const moduli = pairs.map(({ value }) => modulus(value));
        expect(moduli).toEqual([...moduli].sort((a, b) => b - a));
        const total = pairs.reduce((sum, { value }) => sum + value.re, 0);
        expect(total).toBeCloseTo(A.trace(), 9);
        pairs.forEach(({ value: { re, im }, vector }, i) => {
          if (!(im > 0)) return;
          const next = pairs[i + 1]!;
          expect(next.value).toEqual({ re, im: -im });
          expect([...next.vector.im]).toEqual([...vector.im].map((x) => -x));
        });
      }),
    );
  });

  it('loses no digits to the units of the features: D⁻¹AD has the eigenvalues of A', () => {
    const D = [1e9, 1e-9, 1, 1e5];
    const A = [
      [0.5, 0.25, 0.1, 0.2],
      [0.2, 0.4, 0.3, 0.1],
      [0.1, 0.1, 0.6, 0.05],
      [0.3, 0.2, 0.1, 0.7],
    ];
    const B = A.map((row, i) => row.map((x, j) => (x * D[j]!) / D[i]!));
    const [a, b] = [A, B].map((X) => eigenPairs(fromRows(X)));
    a!.forEach(({ value }, i) => {
      expect(b![i]!.value.re).toBeCloseTo(value.re, 12);
    });
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses an entry %d', (x) => {
    expect(() =>
      eigenPairs(
        fromRows([
          [1, x],
          [0, 1],
        ]),
      ),
    ).toThrow(NumericalError);
  });
});

describe('eigenSystem', () => {
  it('of sI + c[[0, −1, 0], [1, 0, 1], [0, −1, 0]]: s and s ± i√2c, of any scale', () => {
    for (let draw = 0; draw < 5000; draw++) {
      const s = draw % 5 === 0 ? 0.5 : numbers.normal() * 10 ** (6 * numbers.normal());
      const c = draw % 3 === 0 ? 0.25 : numbers.normal() * 10 ** (6 * numbers.normal());
      const { pairs } = eigenSystem(cycler(s, c));
      const size = Math.hypot(s, c);
      const [, middle, last] = pairs.map(({ value }) => value).sort((a, b) => a.im - b.im);
      expect(Math.abs(last!.re - s)).toBeLessThanOrEqual(1e-15 * 4 * size);
      expect(Math.abs(last!.im - Math.SQRT2 * Math.abs(c))).toBeLessThanOrEqual(1e-15 * 4 * size);
      expect(Math.abs(middle!.re - s)).toBeLessThanOrEqual(1e-15 * 4 * size);
    }
  });

  it.each(Object.entries(families))('A x = λ x and tr A = Σλ up to n = 60: %s', (name, family) => {
    // Where magnitudes differ by 10⁶⁰⁰, A x = λ x holds to rounding in the balanced coordinates only.
    const most = name === 'of all magnitudes' ? 1 : 1e-13;
    for (let n = 2; n <= 60; n += n < 8 ? 1 : 13) {
      const A = family(n);
      const unit = Math.max(...A.data.map(Math.abs), Number.MIN_VALUE * 2 ** 52);
      const { pairs, norm } = eigenSystem(A);
      const scale = 1 / unit;
      const B = scaled(A, scale);
      let trace = 0;
      for (const pair of pairs) {
        const value = { re: pair.value.re * scale, im: pair.value.im * scale };
        expect(defect(B, { ...pair, value })).toBeLessThanOrEqual(most * n);
        expect(pair.condition).toBeGreaterThanOrEqual(1 - 1e-12);
        trace += value.re;
      }
      expect(Math.abs(trace - B.trace())).toBeLessThanOrEqual(1e-13 * n);
      expect(norm).toBeLessThanOrEqual(n * unit);
    }
  });

  it('of triangular matrices, in any order of their coordinates, the diagonal to the last bit', () => {
    for (let draw = 0; draw < 200; draw++) {
      const n = 2 + (draw % 9);
      const order = [...Array(n).keys()].sort(() => numbers.uniform() - 0.5);
      const A = matrixOf(n, (i, j) => (order[i]! <= order[j]! ? numbers.below(7) / 3 : 0));
      const found = eigenSystem(A).pairs.map(({ value }) => value);
      expect(found.map(({ im }) => im)).toEqual(found.map(() => 0));
      const sorted = (values: number[]) => values.sort((a, b) => a - b);
      expect(sorted(found.map(({ re }) => re))).toEqual(sorted(A.diagonal()));
    }
    const multiple = eigenSystem(scaled(identity(30), 0.7)).pairs;
    for (const { value, condition } of multiple) {
      expect({ value, condition }).toEqual({ value: { re: 0.7, im: 0 }, condition: 1 });
    }
  });

  it('agrees with ml-matrix, where that ends, to the condition of the eigenvalues', () => {
    for (let n = 1; n <= 40; n += 3) {
      const A = matrixOf(n, () => numbers.normal());
      const { realEigenvalues: re, imaginaryEigenvalues: im } = new EigenvalueDecomposition(A, {
        assumeSymmetric: false,
      });
      const { pairs, norm } = eigenSystem(A);
      for (const { value, condition } of pairs) {
        const gaps = re.map((x, j) => Math.hypot(x - value.re, im[j]! - value.im));
        expect(Math.min(...gaps)).toBeLessThanOrEqual(1e-14 * norm * condition);
      }
    }
  });

  it('condition: no small change moves an eigenvalue further than it says, and some change that far', () => {
    let nearest = 0;
    for (let draw = 0; draw < 200; draw++) {
      const n = 2 + (draw % 5);
      const A = matrixOf(n, (i, j) => (i <= j ? 1 : 0.05) * numbers.normal());
      const { scale } = balance(A);
      const G = matrixOf(n, () => numbers.normal());
      const E = matrixOf(n, (i, j) => (scale[i]! * G.get(i, j)) / scale[j]!);
      const size = 1e-7; // of the change in balanced coordinates
      const moved = eigenSystem(add(A, scaled(E, size / G.norm()))).pairs;
      for (const { value, condition } of eigenSystem(A).pairs) {
        if (condition > 100) continue; // beyond first order
        const gap = Math.min(
          ...moved.map((m) => Math.hypot(m.value.re - value.re, m.value.im - value.im)),
        );
        expect(gap).toBeLessThanOrEqual(1.001 * size * condition);
        nearest = Math.max(nearest, gap / (size * condition));
      }
    }
    expect(nearest).toBeGreaterThan(0.3);
  });

  it('condition of [[1, 3], [0, 2]] is √10, of [[1, 1], [0, 1 + δ]] about 1/δ', () => {
    const upper = (b: number, d: number) =>
      fromRows([
        [1, b],
        [0, d],
      ]);
    const [pair] = eigenSystem(upper(1, 1 + 2 ** -10)).pairs;
    expect(pair!.condition / 1024).toBeCloseTo(1, 5);
    expect(eigenSystem(upper(3, 2)).pairs[0]!.condition).toBeCloseTo(Math.sqrt(10), 12);
  });

  it('condition is Infinity for defective eigenvalues, and 1 for multiple ones of symmetric matrices', () => {
    const jordan = fromRows([
      [0.5, 1, 0],
      [0, 0.5, 0],
      [0, 0, 0.25],
    ]);
    expect(eigenSystem(jordan).pairs.map(({ condition }) => condition)).toEqual([
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      1,
    ]);
    const ones = matrixOf(5, (i, j) => (i === j ? 2 : 1));
    for (const { condition } of eigenSystem(ones).pairs) expect(condition).toBeLessThan(10);
  });

  it.each(['skew', 'skew tridiagonal', 'cyclic permutation'])(
    'condition is 1 for normal matrices: %s',
    (name) => {
      for (const n of [2, 3, 8, 21]) {
        for (const { condition } of eigenSystem(families[name]!(n)).pairs) {
          expect(condition).toBeLessThanOrEqual(1 + 1e-9);
        }
      }
    },
  );

  it('gives the same bytes twice', () => {
    const A = matrixOf(20, () => numbers.normal());
    expect(eigenSystem(A)).toEqual(eigenSystem(A));
  });

  it('refuses an eigenvalue that overflows', () => {
    expect(() => eigenSystem(matrixOf(3, () => 1.5e308))).toThrow(NumericalError);
  });
});

describe('symmetricEigenvalues', () => {
  it('of [[2, 1], [1, 2]]: 1 and 3, smallest first', () => {
    expect(
      symmetricEigenvalues(
        fromRows([
          [2, 1],
          [1, 2],
        ]),
      ),
    ).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
  });

  it('sum to the trace, their squares to ‖A‖², and agree with eigenPairs', () => {
    fc.assert(
      fc.property(square.map(symmetricPart), (A) => {
        const values = symmetricEigenvalues(A);
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(A.trace(), 10);
        expect(values.reduce((sum, x) => sum + x * x, 0)).toBeCloseTo(A.norm() ** 2, 9);
        const general = eigenPairs(A).map(({ value }) => value.re);
        const sorted = general.sort((a, b) => a - b);
        values.forEach((x, i) => {
          expect(sorted[i]).toBeCloseTo(x, 9);
        });
      }),
    );
  });

  it('of I are 1', () => {
    expect(symmetricEigenvalues(identity(3))).toEqual([1, 1, 1]);
  });
});

describe('symmetricEigenPairs', () => {
  it('of diag(3, 1): 1 with e₂, then 3 with e₁; of nothing nothing', () => {
    const { values, vectors } = symmetricEigenPairs(
      fromRows([
        [3, 0],
        [0, 1],
      ]),
    );
    expect(values).toEqual([1, 3]);
    expect(vectors.to1DArray().map(Math.abs)).toEqual([0, 1, 1, 0]);
    expect(symmetricEigenPairs(zeros(0, 0)).values).toEqual([]);
  });

  it('V A = Λ V with orthonormal rows, smallest eigenvalue first', () => {
    fc.assert(
      fc.property(square.map(symmetricPart), (A) => {
        const { values, vectors: V } = symmetricEigenPairs(A);
        const Lambda = fromRows(values.map((x, i) => values.map((_, j) => (i === j ? x : 0))));
        expect(values).toEqual([...values].sort((a, b) => a - b));
        expect(matrixGap(productTransposed(V, V), identity(A.rows))).toBeLessThanOrEqual(1e-13);
        expect(matrixGap(product(V, A), product(Lambda, V), 1)).toBeLessThanOrEqual(1e-12);
      }),
    );
  });
});

describe('modulus', () => {
  it('is √(re² + im²)', () => {
    expect(modulus({ re: -3, im: 4 })).toBe(5);
  });
});

// Helpers
/** Largest entry of A(u + iv) − λ(u + iv). */
function defect(A: Matrix, { value: { re, im }, vector }: EigenPair): number {
  const [u, v] = [[...vector.re], [...vector.im]];
  const [Au, Av] = [apply(A.to2DArray(), u), apply(A.to2DArray(), v)];
  return Math.max(
    ...Au.map((x, i) => Math.abs(x - (re * u[i]! - im * v[i]!))),
    ...Av.map((x, i) => Math.abs(x - (re * v[i]! + im * u[i]!))),
  );
}
