import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { innerProducts, matrixProduct } from '../../src/linalg/innerProducts.js';

const inner = (X: Float64Array, m: number, Y: Float64Array, l: number, n: number) =>
  innerProducts({ data: X, rows: m, columns: n }, { data: Y, rows: l, columns: n });

// One pass takes 64 rows of X, 1024 rows of Y and a depth of 256; panels are four rows wide.
const EDGES: readonly [number, number, number][] = [
  [63, 5, 255],
  [64, 4, 256],
  [65, 7, 257],
  [129, 1, 513],
  [1, 1023, 3],
  [3, 1024, 2],
  [2, 1025, 258],
  [67, 1027, 1],
  [5, 2049, 5],
];

describe('innerProducts', () => {
  it('out[i·l + j] = Σ_k X[i·n + k] Y[j·n + k] for two rows each', () => {
    const X = Float64Array.of(1, 2, 3, 4);
    const Y = Float64Array.of(5, 6, 7, 8);
    expect([...inner(X, 2, Y, 2, 2)]).toEqual([17, 23, 39, 53]);
  });

  it('is empty without rows and zero without depth', () => {
    const none = new Float64Array(0);
    expect(inner(none, 0, Float64Array.of(1), 1, 1)).toHaveLength(0);
    expect(inner(Float64Array.of(1), 1, none, 0, 1)).toHaveLength(0);
    expect([...inner(none, 2, none, 2, 0)]).toEqual([0, 0, 0, 0]);
  });

  // Small whole numbers, whose sums are exact in any order: not one digit may differ.
  it('equals the triple loop to the last bit, for every shape below 10×10×10', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, size, fc.nat(), (m, l, n, seed) => {
        const [X, Y] = [whole(m * n, seed), whole(l * n, seed + 1)];
        expect(inner(X, m, Y, l, n)).toEqual(byLoops(X, m, Y, l, n));
      }),
    );
  });

  it.each(EDGES)(
    'equals the triple loop across the edges of its blocks: %d×%d, depth %d',
    (m, l, n) => {
      const [X, Y] = [whole(m * n, 1), whole(l * n, 2)];
      expect(inner(X, m, Y, l, n)).toEqual(byLoops(X, m, Y, l, n));
    },
  );

  it('leaves nothing of one product in the next: a small one after a large one', () => {
    const large = whole(70 * 300, 3);
    inner(large, 70, large, 70, 300);
    const [X, Y] = [whole(6, 4), whole(9, 5)];
    expect(inner(X, 2, Y, 3, 3)).toEqual(byLoops(X, 2, Y, 3, 3));
  });

  it('carries NaN and ∞ into the products of their rows alone', () => {
    const X = Float64Array.of(1, Number.NaN, 2, 3, Number.POSITIVE_INFINITY, 1);
    const out = inner(X, 3, Float64Array.of(1, 1), 1, 2);
    expect([...out]).toEqual([Number.NaN, 5, Number.POSITIVE_INFINITY]);
  });
});

describe('matrixProduct', () => {
  const product = (X: Float64Array, m: number, Y: Float64Array, l: number, n: number) =>
    matrixProduct({ data: X, rows: m, columns: n }, { data: turned(Y, l, n), rows: n, columns: l });

  it('equals the triple loop to the last bit, for every shape below 10×10×10', () => {
    const size = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(size, size, size, fc.nat(), (m, l, n, seed) => {
        const [X, Y] = [whole(m * n, seed), whole(l * n, seed + 1)];
        expect(product(X, m, Y, l, n)).toEqual(byLoops(X, m, Y, l, n));
      }),
    );
  });

  it.each(EDGES)(
    'equals the triple loop across the edges of its blocks: %d×%d, depth %d',
    (m, l, n) => {
      const [X, Y] = [whole(m * n, 1), whole(l * n, 2)];
      expect(product(X, m, Y, l, n)).toEqual(byLoops(X, m, Y, l, n));
    },
  );

  it('leaves nothing of one product in the next: a small one after a large one', () => {
    const large = whole(70 * 300, 3);
    product(large, 70, large, 70, 300);
    const [X, Y] = [whole(6, 4), whole(9, 5)];
    expect(product(X, 2, Y, 3, 3)).toEqual(byLoops(X, 2, Y, 3, 3));
  });
});

// Helpers
/** The transpose of l×n numbers. */
const turned = (Y: Float64Array, l: number, n: number): Float64Array =>
  Float64Array.from({ length: l * n }, (_, i) => Y[(i % l) * n + Math.floor(i / l)]!);

/** Whole numbers from −8 to 8. */
function whole(length: number, seed: number): Float64Array {
  let state = (seed * 2654435761 + 12345) >>> 0;
  return Float64Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (Math.floor(state / 2 ** 16) % 17) - 8;
  });
}

function byLoops(X: Float64Array, m: number, Y: Float64Array, l: number, n: number): Float64Array {
  const out = new Float64Array(m * l);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < l; j++) {
      for (let k = 0; k < n; k++) out[i * l + j]! += X[i * n + k]! * Y[j * n + k]!;
    }
  }
  return out;
}
