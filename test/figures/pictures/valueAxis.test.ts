import { describe, expect, it } from 'vitest';
import { niceStep, valueAxis } from '../../../src/figures/pictures/valueAxis.js';

describe('valueAxis', () => {
  it('is linear from 0 up to a factor of 20, logarithmic beyond', () => {
    const linear = valueAxis([1, 20]);
    expect([linear.log, linear.domain[0]]).toEqual([false, 0]);
    const log = valueAxis([1, 20.1]);
    expect(log.log).toBe(true);
    expect(log.domain[0]).toBeLessThan(1);
    expect(log.domain[1]).toBeGreaterThan(20.1);
  });

  it('labels decades with powers, less than two with 1, 2 and 5', () => {
    expect(valueAxis([1e-3, 1e2]).labels).toContain('10^{−2}');
    expect(valueAxis([2, 9], { logFrom: 1 }).labels).toEqual(['2', '5']);
  });

  it('shows values and has several ticks inside, whatever the size', () => {
    for (const size of [1e-200, 1e-7, 1, 5e4, 1e200]) {
      for (const values of [
        [1, 3],
        [1, 1],
        [1e-3, 1],
        [0, 1],
        [0, 1e-5, 1],
      ]) {
        const scaled = values.map((x) => x * size);
        const { domain, ticks, labels } = valueAxis(scaled);
        const most = Math.max(...scaled);
        expect(domain[0]).toBeLessThan(most);
        expect(domain[1]).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(9);
        expect(labels).toHaveLength(ticks.length);
        expect(new Set(labels).size).toBe(labels.length);
        for (const tick of ticks) {
          expect(tick).toBeGreaterThanOrEqual(domain[0]);
          expect(tick).toBeLessThan(domain[1]);
        }
      }
    }
  });

  it('shows what grows from its start on, over hundreds of decades, with few ticks', () => {
    for (const top of [20, 50, 100, 200, 300, 308]) {
      const values = Array.from({ length: 101 }, (_, t) => 10 ** ((top * t) / 100));
      const { domain, ticks, labels } = valueAxis(values, { start: 1 });
      expect(domain[0]).toBeGreaterThan(0);
      expect(domain[0]).toBeLessThanOrEqual(1);
      expect(domain[1]).toBeGreaterThanOrEqual(values.at(-1)!);
      expect(Number.isFinite(domain[1])).toBe(true);
      expect(ticks.length).toBeGreaterThan(2);
      expect(ticks.length).toBeLessThan(8);
      expect(ticks).toContain(1);
      expect(labels).toContain('10^{0}');
      for (const label of labels) expect(label).toMatch(/^10\^\{\d+\}$/);
    }
    // Without a start the least of them is rounding, as it is of values that stand side by side.
    expect(valueAxis([1, 1e50]).domain[0]).toBeGreaterThan(1e30);
    expect(valueAxis([1e-60, 1, 1e50], { start: 1 }).domain[0]).toBeGreaterThan(1e-20);
    expect(Number.isFinite(valueAxis([1.7e308, 1.7e308]).domain[1])).toBe(true);
  });

  it('gives labels the digits that a step needs', () => {
    const { labels } = valueAxis([0.9997, 1], { fromZero: false });
    expect(labels).toContain('0.9998');
    expect(new Set(labels).size).toBe(labels.length);
  });

  it('passes over what is not finite, and has an axis for nothing', () => {
    expect(valueAxis([Number.NaN, 1, 3, Number.POSITIVE_INFINITY])).toEqual(valueAxis([1, 3]));
    expect(valueAxis([]).domain[0]).toBe(0);
  });
});

describe('niceStep', () => {
  it('is the least of 1, 2, 5, 10 … that is not below', () => {
    expect([0.9, 1, 1.1, 2.5, 7, 30].map(niceStep)).toEqual([1, 1, 2, 5, 10, 50]);
  });
});
