import { describe, expect, it } from 'vitest';
import { irreducibleOrder } from '../../src/linalg/irreducibleOrder.js';
import { identity, type Matrix, zeros } from '../../src/linalg/matrix.js';
import { matrixOf, numbers } from '../support/eigenFamilies.js';

/** Whether j can be reached from i along entries that are not zero: Warshall's closure. */
function closure(A: Matrix): boolean[][] {
  const reach = A.to2DArray().map((row, i) => row.map((x, j) => i === j || x !== 0));
  for (let k = 0; k < A.rows; k++) {
    for (const row of reach) {
      if (row[k]) for (let j = 0; j < A.rows; j++) row[j] ||= reach[k]![j]!;
    }
  }
  return reach;
}

describe('irreducibleOrder', () => {
  it('of lower triangular matrices: backwards, so that they become upper triangular', () => {
    expect([...irreducibleOrder(matrixOf(4, (i, j) => (i >= j ? 1 : 0)))]).toEqual([3, 2, 1, 0]);
  });

  it('is a permutation, of nothing and of all zeros too', () => {
    expect([...irreducibleOrder(zeros(0, 0))]).toEqual([]);
    expect([...irreducibleOrder(identity(3))].sort()).toEqual([0, 1, 2]);
  });

  it('makes blocks that reach each other neighbours, and leads from earlier to later ones only', () => {
    for (let draw = 0; draw < 400; draw++) {
      const n = 1 + (draw % 9);
      const A = matrixOf(n, () => (numbers.uniform() < 0.25 ? 1 : 0));
      const order = [...irreducibleOrder(A)];
      expect([...order].sort((a, b) => a - b)).toEqual(order.map((_, i) => i));
      const reach = closure(A);
      order.forEach((i, at) => {
        order.slice(0, at).forEach((earlier, from) => {
          if (!reach[i]![earlier]) return;
          // One block, whole: whatever stands between belongs to it.
          for (const between of order.slice(from, at)) {
            expect(reach[between]![i] && reach[i]![between]).toBe(true);
          }
        });
      });
    }
  });

  it('does not recurse: a chain of 3,000 coordinates', () => {
    const n = 3000;
    const order = irreducibleOrder(matrixOf(n, (i, j) => (j === i + 1 ? 1 : 0)));
    expect(order[0]).toBe(0);
    expect(order[n - 1]).toBe(n - 1);
  });
});
