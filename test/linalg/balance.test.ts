import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from '../../src/linalg/balance.js';
import { fromRows, identity } from '../../src/linalg/matrix.js';
import { matrices } from '../support/matrixArbitraries.js';

describe('balance', () => {
  it('leaves a matrix alone whose rows and columns already have like norms', () => {
    const A = fromRows([
      [1, 2],
      [2, 1],
    ]);
    expect(balance(A)).toEqual({ balanced: A, scale: Float64Array.of(1, 1) });
    expect(balance(identity(3)).balanced).toEqual(identity(3));
  });

  it('brings the norms of [[1, 10⁸], [10⁻⁸, 1]] together', () => {
    const { balanced } = balance(
      fromRows([
        [1, 1e8],
        [1e-8, 1],
      ]),
    );
    expect(balanced.get(0, 1)).toBeGreaterThan(0.5);
    expect(balanced.get(0, 1)).toBeLessThan(2);
    expect(balanced.get(0, 1) * balanced.get(1, 0)).toBeCloseTo(1, 14);
  });

  it('keeps D within 2^±400, so that a chain of 1 and 10⁻³⁰⁰ does not overflow', () => {
    const n = 6;
    const chain = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (__, j) => (j === i + 1 ? 1 : j === i - 1 ? 1e-300 : 0)),
    );
    const { balanced, scale } = balance(fromRows(chain));
    for (const s of scale) expect(Math.abs(Math.log2(s))).toBeLessThanOrEqual(400);
    for (const x of balanced.data) expect(Number.isFinite(x)).toBe(true);
  });

  it('is D⁻¹AD exactly, D powers of two, and never larger than A', () => {
    const square = fc.integer({ min: 1, max: 6 }).chain((n) => matrices(n, n));
    const input = fc.tuple(
      square,
      fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 6, maxLength: 6 }),
    );
    fc.assert(
      fc.property(input, ([X, powers]) => {
        const A = fromRows(
          X.to2DArray().map((row, i) => row.map((x, j) => x * 2 ** (powers[i]! - powers[j]!))),
        );
        const { balanced, scale } = balance(A);
        for (const s of scale) expect(Number.isInteger(Math.log2(s))).toBe(true);
        const undone = balanced
          .to2DArray()
          .map((row, i) => row.map((x, j) => (x * scale[i]!) / scale[j]!));
        expect(undone).toEqual(A.to2DArray());
        expect(sum(balanced.to1DArray())).toBeLessThanOrEqual(sum(A.to1DArray()));
      }),
    );
  });
});

// Helpers
const sum = (entries: readonly number[]): number => entries.reduce((s, x) => s + Math.abs(x), 0);
