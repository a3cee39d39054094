import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { worldOf } from './scenarios.js';

describe('interaction', () => {
  it('fits collinear economic series in every generation: certified to 15 digits, condition 5e9', async () => {
    const mean = await lastMean(labelled(LONGLEY, 0));
    LONGLEY.fit.forEach((x, i) => {
      // Worst gap in 20 generations: 1e-11.
      expect(Math.abs(mean[i]! / x - 1)).toBeLessThan(1e-9);
    });
  });

  it('fits inhabitants and shares with an intercept', async () => {
    const mean = await lastMean(labelled(COUNTRIES, 0));
    COUNTRIES.fit.forEach((x, i) => {
      // The values have 12 digits; worst gap in 20 generations: 1e-12.
      expect(Math.abs(mean[i]! / x - 1)).toBeLessThan(1e-11);
    });
  });

  it('negative control: normal equations lose the collinear series', () => {
    const { X, y, fit } = LONGLEY;
    const N = fit.map((_, i) =>
      fit.map((__, j) => X.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
    );
    const r = fit.map((_, i) => X.reduce((sum, row, l) => sum + row[i]! * y[l]!, 0));
    const theta = eliminated(N, r);
    expect(Math.max(...fit.map((x, i) => Math.abs(theta[i]! / x - 1)))).toBeGreaterThan(1e-9);
  });

  it('has the truth as its mean where features agree to nine digits', async () => {
    const world = worldOf({
      features: 2,
      alpha: 0.5,
      noise: 0.001,
      entities: [
        {
          name: 'A',
          private: { samples: 50, design: { gram: COLLINEAR } },
          synthetic: { samples: 100, design: 'private' },
        },
      ],
    });
    const { trajectory } = await simulateEcosystem(world, { ...run, replicates: 2000 });
    const { mean, mse, standardErrors } = trajectory.at(-1)!;
    mean[0]!.forEach((x, i) => {
      expect(Math.abs(x - 1) / standardErrors.mean[0]![i]!).toBeLessThan(5);
    });
    // 35.5 to three digits; 5 standard errors are 17 % of it.
    expect(Math.abs(mse[0]! - 35.5) / standardErrors.mse[0]!).toBeLessThan(5);
  });

  it('sees features sixteen decades apart: mse 1/75', async () => {
    const world = worldOf({
      features: 2,
      alpha: 0.5,
      entities: [
        {
          name: 'A',
          private: {
            samples: 100,
            design: {
              gram: [
                [1, 0],
                [0, 1e16],
              ],
            },
          },
          synthetic: { samples: 100, design: 'private' },
        },
      ],
    });
    const { trajectory } = await simulateEcosystem(world, { ...run, replicates: 4000 });
    const { mse, standardErrors } = trajectory.at(-1)!;
    // Resolves 11 % of it; a feature taken for unseen gives 1.
    expect(Math.abs(mse[0]! - 1 / 75) / standardErrors.mse[0]!).toBeLessThan(5);
  });

  it('gives the same bytes in other units, a power of two apart, and stays finite at their ends', async () => {
    const sampled = async (feature: number, label: number) => {
      const world = worldOf({
        features: 2,
        alpha: 0.5,
        noise: label,
        truth: [label / feature, (2 * label) / feature],
        entities: [
          {
            name: 'A',
            private: {
              samples: 9,
              design: {
                gram: [
                  [4 * feature ** 2, 0],
                  [0, feature ** 2],
                ],
              },
            },
            synthetic: { samples: 9, design: 'private' },
          },
        ],
      });
      const { trajectory } = await simulateEcosystem(world, {
        ...run,
        generations: 2,
        record: [0, 2],
        replicates: 40,
      });
      return trajectory.map(({ mean, risk, standardErrors }) => [
        mean[0]!.map((x) => (x * feature) / label),
        risk[0]!.map((x) => x / label / label),
        standardErrors.risk[0]!.map((x) => x / label / label),
      ]);
    };
    const plain = await sampled(1, 1);
    expect(plain.flat(2).every(Number.isFinite)).toBe(true);
    for (const [feature, label] of [
      [2 ** -260, 1],
      [2 ** 250, 1],
      [1, 2 ** 300],
      [2 ** -200, 2 ** 300],
    ] as const) {
      expect(await sampled(feature, label)).toEqual(plain);
    }
  });
});

// Helpers
const run = { generations: 20, seed: 1, record: [20] };

const lastMean = async (world: Ecosystem) =>
  (await simulateEcosystem(world, { ...run, replicates: 1 })).trajectory[0]!.mean[0]!;

interface Labelled {
  readonly X: readonly (readonly number[])[];
  readonly y: readonly number[];
  readonly fit: readonly number[];
}

/** One model with these real rows and labels, that labels rows of their second moment. */
function labelled({ X, y }: Labelled, noise: number): Ecosystem {
  const world = worldOf({
    features: X[0]!.length,
    alpha: 0.5,
    noise,
    entities: [
      {
        name: 'A',
        private: { design: { rows: X } },
        synthetic: { design: { rows: X } },
      },
    ],
  });
  const [entity] = world.entities;
  const real = { ...entity!.private, labels: Float64Array.from(y) };
  return { ...world, entities: [{ ...entity!, private: real }] };
}

/** Gaussian elimination with row pivoting. */
function eliminated(A: readonly (readonly number[])[], r: readonly number[]): number[] {
  const rows = A.map((row, i) => [...row, r[i]!]);
  rows.forEach((_, k) => {
    const rest = rows.slice(k).map((row) => Math.abs(row[k]!));
    const best = k + rest.indexOf(Math.max(...rest));
    [rows[k], rows[best]] = [rows[best]!, rows[k]!];
    rows.slice(k + 1).forEach((row) => {
      const factor = row[k]! / rows[k]![k]!;
      row.forEach((x, j) => {
        row[j] = x - factor * rows[k]![j]!;
      });
    });
  });
  const theta = r.map(() => 0);
  for (let i = r.length - 1; i >= 0; i--) {
    const known = theta.reduce((sum, x, j) => (j > i ? sum + rows[i]![j]! * x : sum), 0);
    theta[i] = (rows[i]![r.length]! - known) / rows[i]![i]!;
  }
  return theta;
}

const COLLINEAR = [
  [1, 0.6999999993],
  [0.6999999993, 0.49],
];

/** Six series of the United States, 1947–1962, and the fit certified by NIST (StRD, Longley). */
const LONGLEY: Labelled = {
  fit: [
    -3482258.63459582, 15.0618722713733, -0.035819179292591, -2.02022980381683, -1.03322686717359,
    -0.0511041056535807, 1829.15146461355,
  ],
  X: [
    [1, 83, 234289, 2356, 1590, 107608, 1947],
    [1, 88.5, 259426, 2325, 1456, 108632, 1948],
    [1, 88.2, 258054, 3682, 1616, 109773, 1949],
    [1, 89.5, 284599, 3351, 1650, 110929, 1950],
    [1, 96.2, 328975, 2099, 3099, 112075, 1951],
    [1, 98.1, 346999, 1932, 3594, 113270, 1952],
    [1, 99, 365385, 1870, 3547, 115094, 1953],
    [1, 100, 363112, 3578, 3350, 116219, 1954],
    [1, 101.2, 397469, 2904, 3048, 117388, 1955],
    [1, 104.6, 419180, 2822, 2857, 118734, 1956],
    [1, 108.4, 442769, 2936, 2798, 120445, 1957],
    [1, 110.8, 444546, 4681, 2637, 121950, 1958],
    [1, 112.6, 482704, 3813, 2552, 123366, 1959],
    [1, 114.2, 502601, 3931, 2514, 125368, 1960],
    [1, 115.7, 518173, 4806, 2572, 127852, 1961],
    [1, 116.9, 554894, 4007, 2827, 130081, 1962],
  ],
  y: [
    60323, 61122, 60171, 61187, 63221, 63639, 64989, 63761, 66019, 67857, 68169, 66513, 68655,
    69564, 69331, 70551,
  ],
};

/** Inhabitants, unemployment and years of life, with the fit in exact fractions. */
const COUNTRIES: Labelled = {
  fit: [70.2885356934, 3.05372598988e-9, 38.1929178515],
  X: [
    [1, 367649070, 0.0614],
    [1, 374711856, 0.0784],
    [1, 56311377, 0.0212],
    [1, 12733990, 0.0807],
    [1, 2836171, 0.0786],
    [1, 23955952, 0.0026],
    [1, 28185759, 0.064],
    [1, 2681546, 0.0011],
    [1, 2742718, 0.0458],
    [1, 1293081313, 0.0399],
    [1, 136800531, 0.0191],
    [1, 9134544, 0.0299],
    [1, 33457984, 0.0728],
    [1, 1099844660, 0.0292],
    [1, 670068696, 0.0143],
    [1, 474000454, 0.0632],
    [1, 25399801, 0.0409],
    [1, 48737251, 0.0721],
    [1, 160139516, 0.022],
    [1, 2965260, 0.0295],
    [1, 73092654, 0.0722],
    [1, 11603789, 0.0461],
    [1, 596228224, 0.0461],
    [1, 3031514, 0.022],
  ],
  y: [
    73.33, 74, 71.98, 72.08, 73.89, 69.08, 72.31, 69.21, 73.29, 76.04, 73.61, 71.87, 73.86, 75.31,
    71.98, 73.88, 73.06, 72.63, 71.55, 71.17, 73.72, 71.51, 73.48, 71.13,
  ],
};
