import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisValues } from '../../../src/study/sweep/axis.js';

describe('axisValues', () => {
  it('takes a list as it is', () => {
    expect(axisValues([0.5, 'isotropic', [1, 2]])).toEqual([0.5, 'isotropic', [1, 2]]);
  });

  it('spaces numbers evenly, both ends included, without binary tails', () => {
    expect(axisValues({ from: 0, to: 0.9, steps: 10 })).toEqual([
      0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9,
    ]);
    expect(axisValues({ from: 3, to: 1, steps: 3 })).toEqual([3, 2, 1]);
  });

  it('spaces numbers by equal factors', () => {
    expect(axisValues({ log: [1, 1000], steps: 4 })).toEqual([1, 10, 100, 1000]);
    expect(axisValues({ log: [1, 1000], steps: 7 })).toEqual([
      1, 3.16227766017, 10, 31.6227766017, 100, 316.227766017, 1000,
    ]);
  });

  it('keeps both ends to the last bit, whatever they are', () => {
    const end = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(end, end, fc.integer({ min: 2, max: 50 }), (a, b, steps) => {
        for (const axis of [
          { from: a, to: b, steps },
          { log: [a, b] as [number, number], steps },
        ]) {
          const values = axisValues(axis);
          expect([values.length, values[0], values.at(-1)]).toEqual([steps, a, b]);
        }
      }),
    );
  });
});
