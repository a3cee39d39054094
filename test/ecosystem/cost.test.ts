import { describe, expect, it } from 'vitest';
import { simulationCost, solveCost, verificationCost } from '../../src/ecosystem/cost.js';
import type { Sizes } from '../../src/ecosystem/sizes.js';

const sizes = (features: number, kinds: number, rows = 0, population = kinds): Sizes => ({
  features,
  kinds,
  population,
  blocks: 1,
  freshRows: population * rows,
  realRows: (population + 1) * rows,
  heldRows: (2 * kinds + 1) * rows,
  givenRows: 0,
});
const within3 = (estimate: number, measured: number) => {
  expect(estimate / measured).toBeGreaterThan(1 / 3);
  expect(estimate / measured).toBeLessThan(3);
};

// Processor seconds and peak memory of runs that were not used to find the constants.
describe('solveCost', () => {
  it.each([
    [600, 1, 13.8, 339],
    [150, 30, 4.63, 276],
    [10, 600, 1.62, 182],
  ])('d = %d, %d kinds: within a factor 3 of %d s and %d MiB', (d, kinds, seconds, mebibytes) => {
    const cost = solveCost(sizes(d, kinds));
    within3(cost.seconds, seconds);
    within3(cost.bytes / 2 ** 20, mebibytes);
  });

  it('grows with features, kinds and generations, not with copies beyond those written out', () => {
    const { bytes, seconds } = solveCost(sizes(50, 20));
    for (const more of [
      solveCost(sizes(60, 20)),
      solveCost(sizes(50, 30)),
      solveCost(sizes(50, 20), 9),
    ]) {
      expect(more.bytes).toBeGreaterThan(bytes);
      expect(more.seconds).toBeGreaterThan(seconds);
    }
    expect(solveCost(sizes(50, 20, 0, 1e6))).toEqual(solveCost(sizes(50, 20, 0, 1e9)));
  });
});

describe('simulationCost', () => {
  it.each([
    [8, 2, 500_000, 2, 40, false, 6.59, 629],
    [4, 40, 200, 10, 1000, false, 1.78, 93],
    [12, 4, 300, 6, 300, true, 0.82, 81],
  ])(
    'd = %d, %d kinds, n = %d: within a factor 3',
    (d, kinds, n, generations, replicates, redrawn, seconds, mebibytes) => {
      const cost = simulationCost(sizes(d, kinds, n), { generations, replicates, redrawn });
      within3(cost.seconds, seconds);
      within3(cost.bytes / 2 ** 20, mebibytes);
    },
  );

  it('is nothing for a population that a simulation refuses for that reason', () => {
    const { seconds } = simulationCost(sizes(3, 1, 100, 2001), { generations: 5, replicates: 100 });
    expect(seconds).toBeLessThan(1);
  });

  it('holds rows once for every thread, and a verification costs more than either side', () => {
    const work = { generations: 5, replicates: 100 };
    const [one, two] = [1, 2].map((threads) =>
      simulationCost(sizes(3, 2, 1e6), { ...work, threads }),
    );
    expect(two!.bytes).toBeGreaterThan(1.5 * one!.bytes);
    expect(two!.seconds).toBeLessThan(one!.seconds);
    const both = verificationCost(sizes(3, 2, 1e6), work);
    expect(both.bytes).toBeGreaterThan(solveCost(sizes(3, 2, 1e6)).bytes);
    expect(both.seconds).toBeGreaterThan(
      simulationCost(sizes(3, 2, 1e6), { ...work, recorded: 4 }).seconds,
    );
  });
});
