import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { communicatingClasses } from '../../../src/solution/linear/communicatingClasses.js';
import { indices } from '../../support/designArbitraries.js';

const networks = fc.integer({ min: 1, max: 8 }).chain((n) =>
  fc.array(fc.array(fc.constantFrom(0, 0, 0, 1), { minLength: n, maxLength: n }), {
    minLength: n,
    maxLength: n,
  }),
);

/** Who hears whom, directly or through others, and oneself. */
function reaches(W: readonly (readonly number[])[]): boolean[][] {
  const R = W.map((row, i) => row.map((x, j) => i === j || x !== 0));
  for (const k of indices(W.length)) {
    for (const i of indices(W.length)) {
      for (const j of indices(W.length)) R[i]![j] ||= R[i]![k]! && R[k]![j]!;
    }
  }
  return R;
}

describe('communicatingClasses', () => {
  it('by hand: a circle of two listens to a third, a fourth to the circle', () => {
    const W = [
      [0, 0.5, 0.5, 0],
      [1, 0, 0, 0],
      [0, 0, 1, 0],
      [0, 1, 0, 0],
    ];
    expect(communicatingClasses(W)).toEqual([[3], [0, 1], [2]]);
  });

  it('are who hear each other, each class once, nobody hearing a class before', () => {
    fc.assert(
      fc.property(networks, (W) => {
        const classes = communicatingClasses(W);
        const R = reaches(W);
        const order = classes.flat();
        expect([...order].sort((a, b) => a - b)).toEqual(indices(W.length));
        const of = (k: number) => classes.findIndex((members) => members.includes(k));
        for (const i of order) {
          for (const j of order) {
            expect(of(i) === of(j)).toBe(R[i]![j]! && R[j]![i]!);
            if (R[i]![j]!) expect(of(i)).toBeLessThanOrEqual(of(j));
          }
        }
      }),
      { numRuns: 300, seed: 5 },
    );
  });
});
