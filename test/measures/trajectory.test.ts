import { describe, expect, it } from 'vitest';
import { ecosystem } from '../../src/ecosystem/ecosystem.js';
import { NumericalError } from '../../src/errors.js';
import { carried, overflowing } from '../../src/measures/carried.js';
import type { Measures } from '../../src/measures/measures.js';
import { course } from '../../src/measures/trajectory.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { readScenario } from '../../src/scenario/readScenario.js';

const courseOf = (generations: number, ...set: string[]) => {
  const system = ecosystem(readScenario('runaway', { set }));
  return course(system, pooledRecurrence(system), generations);
};

/** The generations that come, and the error that ends them. */
function run(generations: number, ...set: string[]): { all: Measures[]; error: unknown } {
  const all: Measures[] = [];
  try {
    for (const now of courseOf(generations, ...set)) all.push(now);
  } catch (error) {
    return { all, error };
  }
  return { all, error: null };
}

/** Overflows after some fifty generations: errors begin near 1e292 and grow by 1.86 a generation. */
const huge = ['truth=[1e146, 1e146, 1e146]'];

describe('course', () => {
  it.each([
    ['of a runaway', []],
    ['of one that is huge from the start', huge],
  ])('%s ends at the first generation beyond float64, and says how many there are', (_, set) => {
    const { all, error } = run(2000, ...set);
    const first = all.length;
    expect(error).toEqual(
      new NumericalError(
        `generation ${first} is beyond float64 (risk, or what it is computed from, above 1.8e308): ask for at most ${first - 1} generations.`,
      ),
    );
    expect(first).toBeGreaterThan(set.length > 0 ? 20 : 1000);
    expect(first).toBeLessThan(set.length > 0 ? 70 : 1200);
    expect(run(first - 1, ...set)).toEqual({ all, error: null });
    // The last one is real: it continues the growth, and the next would be above the largest double.
    const growth = 1.365 ** 2;
    const largest = Math.max(...all.at(-1)!.risk.data);
    expect(largest / Math.max(...all.at(-2)!.risk.data)).toBeCloseTo(growth, 1);
    expect(largest * growth).toBeGreaterThan(Number.MAX_VALUE / 3);
    for (const { mean, mse, dispersion, similarity, risk } of all) {
      const numbers = [...mean.data, ...mse, dispersion, ...similarity.distinct.data, ...risk.data];
      expect(numbers.every(Number.isFinite)).toBe(true);
    }
  });

  it('keeps the similarity of models whose squares would overflow', () => {
    const { all } = run(1100);
    const at = (t: number) => all[t]!.similarity.distinct.get(0, 1);
    expect(at(600)).toBeCloseTo(at(500), 10);
    expect(at(1100)).toBeCloseTo(at(500), 10);
  });

  it('says of a start beyond float64 that fewer generations are no help', () => {
    expect(() => [...courseOf(3, 'truth=[1e160, 1, 1]')]).toThrow(
      new NumericalError(
        'generation 0 is beyond float64 (mse, or what it is computed from, above 1.8e308): rescale the features, the truth or the noise.',
      ),
    );
  });
});

describe('carried', () => {
  const [start] = [...courseOf(0)] as [Measures];

  it('passes measures that are finite, and undefined ratios with them', () => {
    expect(overflowing(start)).toBeNull();
    expect(overflowing({ ...start, relativeEfficiency: [Number.NaN] })).toBeNull();
    expect(carried(start, 'generation 0', 'stop')).toBe(start);
  });

  it.each([
    ['mse', { mse: [1, Number.POSITIVE_INFINITY, 1] }],
    ['mse', { mse: [1, Number.NaN, 1] }],
    ['dispersion', { dispersion: Number.NaN }],
    ['similarity', { scale: Number.POSITIVE_INFINITY }],
  ])('names %s where it is not finite', (quantity, change) => {
    expect(overflowing({ ...start, ...change })).toBe(quantity);
    expect(() => carried({ ...start, ...change }, 'generation 9', 'stop')).toThrow(
      `generation 9 is beyond float64 (${quantity}, or what it is computed from, above 1.8e308): stop.`,
    );
  });
});
