import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/verification/holm.js';

describe('holm', () => {
  it('steps down: 0.01, 0.02, 0.04 are refuted at 0.05, 0.03 twice is not', () => {
    expect(holm([0.04, 0.01, 0.02], 0.05)).toEqual([true, true, true]);
    expect(holm([0.03, 0.03], 0.05)).toEqual([false, false]);
  });
  it('stops at the first p-value that stands, whatever follows', () => {
    expect(holm([0.001, 0.03, 0.03, 0.04], 0.05)).toEqual([true, false, false, false]);
  });
  it('refutes nothing of nothing', () => expect(holm([], 0.05)).toEqual([]));
  it('refutes all that Bonferroni does, and nothing above the level', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }), (p) => {
        const refuted = holm(p, 0.05);
        p.forEach((value, i) => {
          if (value <= 0.05 / p.length) expect(refuted[i]).toBe(true);
          if (value > 0.05) expect(refuted[i]).toBe(false);
        });
      }),
    );
  });
});
