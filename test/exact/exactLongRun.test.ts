import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { settles } from '../../src/exact/exactLongRun.js';
import { exactSolution } from '../../src/exact/exactSolution.js';
import { rational } from '../../src/rational/rational.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { extendedScenarios } from '../support/extendedScenarios.js';

const solved = (description: object, generations?: number) =>
  exactSolution(
    parseScenario(JSON.stringify(description)),
    generations === undefined ? {} : { generations },
  );

/** One model in one dimension, every Gram matrix 1. */
const alone = (over: object, entity: object = {}) => ({
  features: 1,
  alpha: 0.5,
  entities: [
    {
      name: 'A',
      private: { samples: 50, design: 'isotropic' },
      synthetic: { samples: 100, design: 'isotropic' },
      ...entity,
    },
  ],
  ...over,
});

describe('settles', () => {
  it.each([
    [[1, 7], 'converges'],
    [[1, -0.9], 'converges'],
    [[1, -1], 'marginal'],
    [[1, -1.5], 'diverges'],
    [[1, -2], 'diverges'],
    [[1, -3], 'diverges'],
    // 0.5 ± 5i, 1 ± 2i, 1.1 ± i, and −4 beside 2.
    [[1, -1, 25.25], 'converges'],
    [[1, -2, 5], 'marginal'],
    [[1, -2.2, 2.21], 'diverges'],
    [[1, 2, -8], 'diverges'],
    [[1, 0, 0], 'converges'],
  ] as const)('[T13] a polynomial with coefficients %j %s', (coefficients, verdict) => {
    const exact = coefficients.map((x) => rational(Math.round(100 * x), 100));
    expect(settles(exact)).toBe(verdict);
  });
});

describe('exactLongRun', () => {
  it('[T13] of one model that accumulates: S = α, synthetic noise gone', () => {
    const { stability, limit } = solved(alone({ pools: [{ name: 'web', memory: 'accumulate' }] }));
    expect(stability.verdict).toBe('converges');
    expect(stability.accumulatingPolynomial!.map(({ fraction }) => fraction)).toEqual([
      '1',
      '-1/2',
    ]);
    // The model is its own data; their variance is 1/50.
    expect(limit!.variance[0]!.fraction).toBe('1/50');
  });

  it('[T13] of one model beside a pool that accumulates and one that replaces', () => {
    const { stability, limit } = solved(
      alone({
        pools: [{ name: 'archive', memory: 'accumulate' }, { name: 'web' }],
      }),
    );
    // θ_t = ½b̃ + ¼u + ¼f, f_t = θ_{t−1} + ν: S = ¼/(1 − ¼) = 1/3, v = (v + 1/100)/16.
    expect(stability.accumulatingPolynomial!.map(({ fraction }) => fraction)).toEqual([
      '1',
      '-1/3',
    ]);
    expect(limit!.variance[0]!.fraction).toBe(rational(1, 50).add(rational(1, 1500)).toFraction());
  });

  it('[T13] α = 1 is marginal, and has no limit', () => {
    const { stability, limit, transfer } = solved(
      alone({ alpha: 1, pools: [{ name: 'web', memory: 'accumulate' }] }),
    );
    expect([stability.verdict, limit, transfer]).toEqual(['marginal', null, null]);
  });

  it('[T13] has the means of the same pools when they replace, and no noise of models', () => {
    let compared = 0;
    const without = extendedScenarios({ scheduled: false }).map((description) =>
      change(description, (key, value) => (HUMAN.includes(key) ? undefined : value)),
    );
    fc.assert(
      fc.property(without, (description) => {
        const all = (memory: string) =>
          solved(
            change(description, (key, value) => {
              if (key === 'pools') {
                return (value as object[]).map((pool) => ({ ...pool, memory }));
              }
              return key === 'synthetic' && memory === 'replace'
                ? { ...(value as object), noise: 0 }
                : value;
            }),
          );
        const [kept, replaced] = [all('accumulate'), all('replace')];
        if (kept.limit === null || replaced.limit === null) return;
        compared++;
        expect(kept.limit.mean).toEqual(replaced.limit.mean);
        expect(kept.limit.variance).toEqual(replaced.limit.variance);
        expect(kept.limit.dispersion).toEqual(replaced.limit.dispersion);
        expect(kept.limit.influence).toEqual(replaced.limit.influence);
      }),
      { numRuns: 30, seed: 4 },
    );
    expect(compared).toBeGreaterThan(15);
  });

  it('of a schedule is that of what it ends in', () => {
    const constant = solved(alone({}));
    for (const alpha of ['min(0.1*t, 0.5)', '0.5*(1-0.5^t)', '1/2', 't > 3 ? 0.5 : 0.9']) {
      const { limit, stability } = solved(alone({ alpha }));
      expect(stability.verdict).toBe('converges');
      expect(limit).toEqual(constant.limit);
    }
    const { stability, limit } = solved(alone({ alpha: '0.5+0.3*(-1)^t' }), 2);
    expect([stability.verdict, stability.characteristicPolynomial, limit]).toEqual([
      null,
      null,
      null,
    ]);
    expect(stability.reason).toMatch(/does not settle/);
  });

  it('keeps a third a third where it is written as one', () => {
    const { stability } = solved(alone({ alpha: '1/3' }));
    expect(stability.characteristicPolynomial!.map(({ fraction }) => fraction)).toEqual([
      '1',
      '-1/3',
    ]);
    const volumes = solved({
      ...alone({}),
      pools: [{ name: 'a' }, { name: 'b' }],
      entities: [{ ...alone({}).entities[0], crawl: { a: 1, b: 2 }, publish: { a: 0.1, b: 3 } }],
    });
    expect(volumes.limit).toEqual(solved(alone({})).limit);
  });

  it.each([
    [{ alpha: 'sqrt(1/4)' }, /alpha: must be rational .* sqrt/],
    [{ alpha: '0.5*exp(-t)' }, /alpha: must be rational .* exp/],
    [{ update: { steps: 51, rate: 0.1 } }, /at most 50 gradient steps/],
    [{ pools: [{ name: 'web', memory: { window: 70 } }] }, /at most 64 numbers/],
  ])('refuses %j', (over, words) => {
    expect(() => solved(alone(over), 3)).toThrow(words);
  });
});

/** What is new in every generation beside the labels of models, and rows for one pool, whose noise this test cannot set. */
const HUMAN = ['human', 'labels', 'fresh', 'publish', 'memory'];

const change = (description: object, of: (key: string, value: unknown) => unknown): object =>
  JSON.parse(JSON.stringify(description, of));
