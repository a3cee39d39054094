import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import type { GaussianScenario } from '../../../src/scenario/gaussian/gaussianScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { simulate } from '../../../src/simulation/simulate.js';

const parse = (file: object) => parseScenario<GaussianScenario>({ model: 'gaussian', ...file });
const alone = (changes: object = {}) =>
  parse({
    ...{ features: 1, alpha: 1, beta: 1 },
    entities: [
      {
        name: 'A',
        private: { samples: 7, mean: [3], covariance: [[2]] },
        synthetic: { samples: 5 },
      },
    ],
    truth: { mean: [3], covariance: [[2]] },
    ...changes,
  });

describe('solve of Gaussian models: the known special cases', () => {
  const T = 12;

  it('K = 1, α = 1, mle: E σ̂² falls by 1 − 1/n, and the mean drifts by what is lost', () => {
    const { trajectory = [], stability, limit } = solve(alone(), { generations: T });
    const start = 2 * (1 - 1 / 7);
    trajectory.forEach(({ spread, variance }, t) => {
      expect(spread[0]![0]![0]).toBeCloseTo(start * 0.8 ** t, 13);
      expect(variance[0]).toBeCloseTo(2 / 7 + start * (1 - 0.8 ** t), 13);
    });
    expect(stability).toMatchObject({ spectralRadius: 1, verdict: 'marginal', halfLife: null });
    expect(stability.spreadRate).toBeCloseTo(0.8, 12);
    expect(limit).toBeNull();
  });

  it('K = 1, α = 1, unbiased: E σ̂² stays, the variance of the mean is tσ²/n more', () => {
    const { trajectory = [], stability } = solve(alone({ covariance: 'unbiased' }), {
      generations: T,
    });
    trajectory.forEach(({ spread, variance }, t) => {
      expect(spread[0]![0]![0]).toBeCloseTo(2, 12);
      expect(variance[0]).toBeCloseTo(2 / 7 + (2 * t) / 5, 12);
    });
    expect(stability.spreadRate).toBeCloseTo(1, 12);
  });

  it('has the limit that the trajectory approaches', () => {
    const {
      trajectory = [],
      limit,
      evidence,
    } = solve(world('unbiased', { alpha: 0.6 }), { generations: 300 });
    const { generation, ...late } = trajectory.at(-1)!;
    expect(generation).toBe(300);
    expect(evidence.fixedPointResidual).toBeLessThan(1e-13);
    for (const key of ['mean', 'spread', 'variance', 'mse', 'dispersion', 'totalSpread'] as const) {
      const values = [late[key]].flat(3);
      [limit![key]].flat(3).forEach((x, i) => {
        expect(values[i]).toBeCloseTo(x, 11);
      });
    }
  });

  it('loses no digits to a mean that is far away', () => {
    const near = solve(alone({ alpha: 0.5 }));
    const far = solve(
      alone({
        ...{ alpha: 0.5, truth: { mean: [3e6], covariance: [[2]] } },
        entities: [
          {
            name: 'A',
            private: { samples: 7, mean: [3e6], covariance: [[2]] },
            synthetic: { samples: 5 },
          },
        ],
      }),
    );
    expect(far.limit!.spread[0]![0]![0]).toBeCloseTo(near.limit!.spread[0]![0]![0]!, 13);
    expect(far.limit!.mse[0]).toBeCloseTo(near.limit!.mse[0]!, 13);
  });
});

describe('solve and simulate of Gaussian models', () => {
  // About 150 comparisons each: beyond 5.5 standard errors with probability < 150 · 4e-8.
  it.each(['mle', 'unbiased'])(
    'agree for three entities in two dimensions, %s',
    async (covariance) => {
      const scenario = world(covariance);
      const { trajectory } = await simulate(scenario, {
        replicates: 2000,
        generations: 4,
        seed: 3,
      });
      const exact = solve(scenario, { generations: 4 }).trajectory!;
      expect(worst(trajectory, exact)).toBeLessThan(5.5);
    },
  );

  it('negative control: another alpha is told apart', async () => {
    const { trajectory } = await simulate(world('mle'), { replicates: 1500, generations: 3 });
    const exact = solve(world('mle', { alpha: 0.55 }), { generations: 3 }).trajectory!;
    expect(worst(trajectory, exact)).toBeGreaterThan(7);
  });

  it('shows by the median the collapse that an unbiased average hides', async () => {
    const { trajectory } = await simulate(alone({ covariance: 'unbiased' }), {
      ...{ replicates: 150, generations: 30 },
    });
    expect(trajectory.at(-1)!.medianSpread[0]).toBeLessThan(0.2 * trajectory[0]!.medianSpread[0]!);
  });
});

describe('scenarios of Gaussian models that are refused', () => {
  const entity = { name: 'A', synthetic: { samples: 3 } };
  it.each([
    ['a mean too long', { public: { rows: [[1, 2]] } }, 'public.rows[0]: must have 1 numbers'],
    [
      'an asymmetric covariance',
      {
        features: 2,
        public: {
          samples: 3,
          mean: [0, 0],
          covariance: [
            [1, 0.5],
            [0.4, 1],
          ],
        },
      },
      'must be symmetric',
    ],
    [
      'an indefinite covariance',
      {
        features: 2,
        public: {
          samples: 3,
          mean: [0, 0],
          covariance: [
            [1, 2],
            [2, 1],
          ],
        },
      },
      'must be positive semidefinite',
    ],
    ['no real data', { entities: [entity] }, 'entities[0]: must have real data of some weight'],
    [
      'one sample, unbiased',
      { covariance: 'unbiased', public: { rows: [[1]] }, entities: [entity] },
      'at least two samples',
    ],
    ['pools', { pools: [{ name: 'x' }] }, 'pools: unknown key'],
    ['an unknown family', { model: 'gausian' }, 'must be linear, categorical or gaussian'],
  ])('%s', (_, changes, message) => {
    const file = { model: 'gaussian', features: 1, alpha: 0.5, entities: [entity], ...changes };
    expect(() => solve(parseScenario<GaussianScenario>(file))).toThrow(message);
  });
});

// Helpers
function world(covariance: string, changes: object = {}): GaussianScenario {
  return parse({
    ...{ features: 2, alpha: 0.7, beta: 0.6, covariance },
    truth: {
      mean: [1, 0],
      covariance: [
        [1, 0],
        [0, 1],
      ],
    },
    public: {
      samples: 5,
      mean: [1, 0.5],
      covariance: [
        [1, 0.3],
        [0.3, 2],
      ],
    },
    entities: [
      {
        name: 'A',
        private: {
          rows: [
            [0, 1],
            [2, 0],
            [1, 1],
          ],
        },
        synthetic: { samples: 4 },
      },
      {
        name: 'B',
        alpha: 0.4,
        private: {
          samples: 3,
          mean: [2, 0],
          covariance: [
            [1, 1],
            [1, 1],
          ],
        },
        synthetic: { samples: 6 },
      },
      { name: 'C', alpha: 1, beta: 0, synthetic: { samples: 2 } },
    ],
    ...changes,
  });
}

type Simulated = Awaited<ReturnType<typeof run>>['trajectory'];
const run = (scenario: GaussianScenario) => simulate(scenario);

/** Largest deviation in standard errors. */
function worst(
  sampled: Simulated,
  exact: NonNullable<ReturnType<typeof answer>['trajectory']>,
): number {
  let most = 0;
  sampled.forEach((now, t) => {
    for (const key of ['mean', 'spread', 'mse', 'dispersion'] as const) {
      const errors = [now.standardErrors[key]].flat(3);
      const expected = [exact[t]![key]].flat(3);
      [now[key]].flat(3).forEach((x, i) => {
        const off = Math.abs(x - expected[i]!);
        if (off > 1e-12) most = Math.max(most, off / errors[i]!);
      });
    }
  });
  return most;
}

const answer = (scenario: GaussianScenario) => solve(scenario);
