import { describe, expect, it } from 'vitest';
import { fillNormal } from '../../src/random/normal.js';
import {
  type CounterState,
  nextUniform,
  nextWord,
  seededState,
} from '../../src/random/smallFastCounter.js';
import { TAIL, ziggurat } from '../../src/random/ziggurat.js';
import { chiSquareDeviate, kolmogorovSmirnov, normalCdf } from './statistics.js';

const COUNT = 1_000_000;
const sample = drawn();
const { width, height } = ziggurat();

describe('fillNormal', () => {
  it('has the first eight moments of a normal', () => {
    // 8 numbers: all within 5 standard errors but for 5e-6; resolves 0.7% of the variance
    for (let order = 1; order <= 8; order++) expect(momentDeviate(sample, order)).toBeLessThan(5);
  });

  it('fills 80 cells, tails beyond ±4 among them, as a normal does', () => {
    // beyond 5 but for 3e-7
    expect(cellDeviate(sample)).toBeLessThan(5);
  });

  it('has the distribution function of a normal', () => {
    // beyond 2.7 but for 1e-6; resolves a distance of 0.003
    expect(kolmogorovSmirnov(sample, normalCdf)).toBeLessThan(2.7);
  });

  it('follows the normal tail where the layers end', () => {
    const beyond = sample.filter((x) => Math.abs(x) > TAIL).map(Math.abs);
    const share = 2 * (1 - normalCdf(TAIL));
    const conditional = (x: number) => 1 - (2 * (1 - normalCdf(x))) / share;
    expect(Math.abs(beyond.length - COUNT * share)).toBeLessThan(5 * Math.sqrt(COUNT * share));
    expect(kolmogorovSmirnov(beyond, conditional)).toBeLessThan(2.7);
  });

  it('is as often positive as negative, and symmetric to the last bit of its grid', () => {
    const positive = sample.filter((x) => x > 0).length;
    expect(Math.abs(positive - COUNT / 2)).toBeLessThan(5 * Math.sqrt(COUNT / 4));
    expect(sample.every((x) => x !== 0)).toBe(true);
  });

  it('has no memory: neighbours and squares of neighbours are uncorrelated', () => {
    for (const lag of [1, 2, 3, 4, 64, 100]) {
      // 12 numbers: all within 5 but for 7e-6
      expect(Math.abs(lagDeviate(sample, lag, 0))).toBeLessThan(5);
      expect(
        Math.abs(
          lagDeviate(
            sample.map((x) => x * x),
            lag,
            1,
          ),
        ),
      ).toBeLessThan(5);
    }
  });

  it('negative control: the same checks see 1% more variance, a cut tail, a shift and an echo of 1%', () => {
    const wide = sample.map((x) => 1.005 * x);
    expect(momentDeviate(wide, 2)).toBeGreaterThan(5);
    const cut = sample.filter((x) => Math.abs(x) < TAIL);
    expect(cellDeviate(cut)).toBeGreaterThan(5);
    const shifted = sample.map((x) => x + 0.01);
    expect(kolmogorovSmirnov(shifted, normalCdf)).toBeGreaterThan(2.7);
    const smoothed = sample.map((x, i) => x + 0.01 * (sample[i - 1] ?? 0));
    expect(Math.abs(lagDeviate(smoothed, 1, 0))).toBeGreaterThan(5);
  });

  it('is the ziggurat method over the words of the generator, number by number', () => {
    const out = new Float64Array(20_000);
    fillNormal(seededState(1, 2, 3), out, 1, 0, out.length);
    const state = seededState(1, 2, 3);
    expect(out).toEqual(out.map(() => oneNormal(state)));
  });

  it('gives the same numbers in one piece, in many, and scaled', () => {
    const [one, many, wide] = [0, 1, 2].map(() => new Float64Array(1000));
    fillNormal(seededState(1, 2, 3), one!, 1, 0, 1000);
    const state = seededState(1, 2, 3);
    for (let i = 0; i < 1000; i += 8) fillNormal(state, many!, 1, i, i + 8);
    expect(many).toEqual(one);
    fillNormal(seededState(1, 2, 3), wide!, 2.5, 0, 1000);
    expect(wide).toEqual(one!.map((x) => 2.5 * x));
  });

  it('writes between `from` and `to` only', () => {
    const out = new Float64Array(10);
    fillNormal(seededState(1, 2, 3), out, 1, 3, 6);
    expect([...out].map((x) => x !== 0)).toEqual(
      [0, 0, 0, 1, 1, 1, 0, 0, 0, 0].map((x) => x === 1),
    );
  });
});

// Helpers
function drawn(): Float64Array {
  const out = new Float64Array(COUNT);
  fillNormal(seededState(0, 11, 4), out, 1, 0, COUNT);
  return out;
}

/** The method as it is printed in its paper, one call a number, with the layers told by 8 bits and the place by 24. */
function oneNormal(state: CounterState): number {
  for (;;) {
    const word = nextWord(state);
    const [layer, place] = [word & 255, (word >> 8) + 0.5];
    const x = place * width[layer]!;
    if (Math.abs(x) < (width[layer + 1] ?? 0) * 2 ** 23 && (layer > 0 || Math.abs(x) < TAIL)) {
      return x;
    }
    if (layer === 0) {
      for (;;) {
        const beyond = -Math.log(1 - nextUniform(state)) / TAIL;
        if (-2 * Math.log(1 - nextUniform(state)) > beyond * beyond) {
          return Math.sign(place) * (TAIL + beyond);
        }
      }
    }
    const y = height[layer]! + nextUniform(state) * (height[layer + 1]! - height[layer]!);
    if (y < Math.exp((-x * x) / 2)) return x;
  }
}

/** |average of x^order − its expectation| in standard errors. */
function momentDeviate(x: Float64Array, order: number): number {
  const average = x.reduce((sum, z) => sum + z ** order, 0) / x.length;
  const error = Math.sqrt((normalMoment(2 * order) - normalMoment(order) ** 2) / x.length);
  return Math.abs(average - normalMoment(order)) / error;
}

/** E z^n = (n − 1)(n − 3) … 1 for even n. */
const normalMoment = (n: number): number =>
  n % 2 === 1 ? 0 : n === 0 ? 1 : (n - 1) * normalMoment(n - 2);

/** χ² over cells of width 0.1 from −3.9 to 3.9 and the two tails beyond. */
function cellDeviate(x: Float64Array): number {
  const edges = Array.from({ length: 79 }, (_, i) => (i - 39) / 10);
  const counts = new Float64Array(80);
  for (const z of x) counts[Math.min(79, Math.max(0, Math.floor(10 * z + 40)))]! += 1;
  const below = [0, ...edges.map(normalCdf), 1];
  return chiSquareDeviate(
    counts,
    counts.map((_, i) => COUNT * (below[i + 1]! - below[i]!)),
  );
}

/** Correlation of x with itself `lag` later, times √n. */
function lagDeviate(x: Float64Array, lag: number, mean: number): number {
  let [xy, xx] = [0, 0];
  for (let i = lag; i < x.length; i++) {
    xy += (x[i]! - mean) * (x[i - lag]! - mean);
    xx += (x[i]! - mean) ** 2;
  }
  return (Math.sqrt(x.length) * xy) / xx;
}
