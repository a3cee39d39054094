import { describe, expect, it } from 'vitest';
import { solve } from '../../../src/answer/solve.js';
import type { CategoricalScenario } from '../../../src/scenario/categorical/categoricalScenario.js';
import { parseScenario } from '../../../src/scenario/parseScenario.js';
import { simulate } from '../../../src/simulation/simulate.js';
import { verify } from '../../../src/verification/verify.js';

const file = {
  model: 'categorical',
  ...{ types: 4, contexts: 2, alpha: 0.6, beta: 0.5, smoothing: 0.01 },
  public: {
    counts: [
      [4, 1, 1, 0],
      [1, 0, 3, 0],
    ],
  },
  pools: [{ name: 'x' }, { name: 'y', memory: 'replace' }],
  entities: [
    {
      name: 'A',
      private: {
        samples: [8, 0],
        law: [
          [0.7, 0.2, 0.1, 0],
          [0.25, 0.25, 0.25, 0.25],
        ],
      },
      synthetic: { samples: [4, 2] },
      publish: { x: 1 },
    },
    {
      name: 'B',
      alpha: 0.9,
      private: {
        counts: [
          [0, 3, 3, 0],
          [2, 2, 0, 0],
        ],
      },
      synthetic: { samples: 5, contexts: 'private' },
    },
  ],
};
const parse = (changes: object = {}) => parseScenario<CategoricalScenario>({ ...file, ...changes });
const replicates = 3000;

describe('verify of categorical models', () => {
  // A true theory is refuted with probability ≤ 1e-9, whatever the seed.
  it('is consistent where the theory is true', async () => {
    const { verdict, tests, detectable } = await verify(parse(), {
      replicates,
      generations: 6,
      falseAlarm: 1e-9,
    });
    expect(verdict).toBe('consistent');
    expect(tests.length).toBeGreaterThan(40);
    expect(Math.max(...tests.map(({ statistic }) => statistic))).toBeLessThan(6.5);
    expect(detectable.absolute).toBeLessThan(0.2);
  });

  it('refutes the theory of another alpha', async () => {
    const options = { replicates, generations: 6, simulated: parse({ alpha: 0.2 }) };
    expect((await verify(parse(), options)).verdict).toBe('refuted');
  });

  it('refuses a scenario of another family or number of entities', async () => {
    const simulated = parseScenario<CategoricalScenario>({
      ...file,
      entities: [{ ...file.entities[1], name: 'B' }],
      pools: [{ name: 'x' }],
    });
    await expect(verify(parse(), { replicates: 2, generations: 1, simulated })).rejects.toThrow(
      'must have 2 entities',
    );
  });
});

describe('simulate of categorical models', () => {
  it('depends on nothing but scenario, options and seed', async () => {
    const options = { replicates: 5, generations: 3, seed: 4 };
    expect(await simulate(parse(), options)).toEqual(await simulate(parse(), options));
    expect(await simulate(parse(), { ...options, seed: 5 })).not.toEqual(
      await simulate(parse(), options),
    );
  });

  // Largest of about 60 deviations: beyond 5.5 standard errors with probability < 60 · 4e-8.
  it('agrees with the exact moments where contexts are unseen and answers uniform', async () => {
    const changed = {
      ...{ types: 6, smoothing: 0, beta: 1, pools: [{ name: 'x', memory: 'accumulate' }] },
      public: {
        counts: [
          [4, 1, 1, 0, 0, 0],
          [1, 0, 3, 0, 0, 0],
        ],
      },
      entities: [
        {
          name: 'A',
          private: {
            counts: [
              [5, 5, 0, 0, 0, 0],
              [0, 0, 0, 0, 0, 0],
            ],
          },
          synthetic: { samples: [3, 3] },
        },
        {
          name: 'B',
          private: {
            counts: [
              [0, 3, 3, 0, 0, 0],
              [2, 2, 0, 0, 0, 0],
            ],
          },
          synthetic: { samples: [3, 1] },
        },
      ],
    };
    const { trajectory } = await simulate(parse(changed), { replicates: 4000, generations: 4 });
    const exact = solve(parse(changed), { generations: 4 }).trajectory!;
    trajectory.forEach((now, t) => {
      for (const key of [
        'diversity',
        'mse',
        'agreement',
        'totalDiversity',
        'dispersion',
      ] as const) {
        const errors = [now.standardErrors[key]].flat(2);
        const expected = [exact[t]![key]].flat(2);
        [now[key]].flat(2).forEach((value, i) => {
          expect(Math.abs(value - expected[i]!)).toBeLessThan(5.5 * errors[i]! + 1e-12);
        });
      }
    });
  });
});
