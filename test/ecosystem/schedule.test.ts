import { describe, expect, it } from 'vitest';
import { type Ecosystem, ecosystem } from '../../src/ecosystem/ecosystem.js';
import { ecosystemAt } from '../../src/ecosystem/ecosystemAt.js';
import { frozenEcosystem, requireSchedule } from '../../src/ecosystem/schedule.js';
import { ScenarioError } from '../../src/errors.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { small } from '../support/scenarios.js';

const synthetic = (samples: string) => ({ synthetic: { samples, design: 'isotropic' } });

describe('numbers that change', () => {
  it('stand in the schedule with their place, and in the ecosystem as they are in generation 1', () => {
    const system = of(
      { ...synthetic('20*1.5^t'), beta: '1/(1+t)', publish: { web: { samples: '7*t' } } },
      {
        alpha: '0.8*(1-exp(-t/3))',
        pools: [{ name: 'web', human: { share: 't>2 ? 0.5 : 0', samples: 5 } }],
        entities: [{}, { alpha: 0.25, synthetic: { samples: 10, design: 'private' } }],
      },
    );
    expect(system.schedule.map(({ key, path }) => [key, path])).toEqual([
      ['alpha', 'alpha'],
      ['beta', 'entities[0].beta'],
      ['samples', 'entities[0].synthetic.samples'],
      ['samples', 'entities[0].publish.web.samples'],
      ['people', 'pools[0].human.share'],
    ]);
    const [a, b] = system.entities;
    expect(a!.alpha).toBeCloseTo(0.8 * (1 - Math.exp(-1 / 3)), 15);
    expect([a!.beta, a!.synthetic.samples, a!.publications[0]!.data.samples]).toEqual([0.5, 30, 7]);
    expect([b!.alpha, system.pools[0]!.people!.share]).toEqual([0.25, 0]);
  });

  it('are what they are in every generation', () => {
    const system = of(
      { ...synthetic('20*1.5^t'), publish: { web: { samples: '7*t' } } },
      { alpha: 't/10', pools: [{ name: 'web', human: { share: 't>2 ? 0.5 : 0', samples: 5 } }] },
    );
    const { entities, pools, schedule } = ecosystemAt(system, 3);
    expect(entities.map(({ alpha }) => alpha)).toEqual([0.3, 0.3]);
    expect(entities[0]!.synthetic.samples).toBe(20 * 1.5 ** 3);
    expect(entities[0]!.publications[0]!.data.samples).toBe(21);
    expect(pools[0]!.people!.share).toBe(0.5);
    expect(schedule).toEqual([]);
  });

  it('do not change where t does not occur: an expression is then its value', () => {
    const constant = of({ alpha: '1/4', ...synthetic('5*2') }, { beta: '2/4' });
    const plain = of({ alpha: 0.25, synthetic: { samples: 10, design: 'isotropic' } });
    expect(constant).toEqual(plain);
  });

  it('a number of rows that is not whole is one that changes, and below the rank may be', () => {
    const { schedule, entities } = of(synthetic('5/2'));
    expect(schedule).toHaveLength(1);
    expect(entities[0]!.synthetic.samples).toBe(2.5);
    expect(of(synthetic('t/2')).entities[0]!.synthetic.samples).toBe(0.5);
  });
});

describe('requireSchedule', () => {
  const refused = (system: Ecosystem, generations: number): ScenarioError['problems'] => {
    try {
      requireSchedule(system, 'lab.yaml', generations);
    } catch (error) {
      if (error instanceof ScenarioError) return error.problems;
      throw error;
    }
    return [];
  };

  it('names key, generation, value and rule of the first value out of range that is asked for', () => {
    const system = of({ alpha: 't/8' });
    expect(refused(system, 8)).toEqual([]);
    expect(refused(system, 9)).toEqual([
      {
        path: 'entities[0].alpha',
        rule: 'must be a number from 0 to 1 at every generation',
        found: '1.125 at generation 9',
        next: 'Change the expression: min and max keep it in its range.',
      },
    ]);
    expect(() => requireSchedule(system, 'lab.yaml', 20)).toThrow(
      /^lab\.yaml: entities\[0\]\.alpha: /,
    );
  });

  it.each([
    ['samples', of(synthetic('20-2*t')), '0 at generation 10', 'entities[0].synthetic.samples'],
    ['beta', of(synthetic('9'), { beta: '1-t/8' }), '-0.125 at generation 9', 'beta'],
    ['no number', of({ alpha: 'sqrt(6-t)/3' }), 'NaN at generation 7', 'entities[0].alpha'],
    [
      'people',
      of({}, { pools: [{ name: 'web', human: { share: 't/4', samples: 5 } }] }),
      '1.25 at generation 5',
      'pools[0].human.share',
    ],
  ])('%s', (_, system, found, path) => {
    expect(refused(system, 4)).toEqual([]);
    expect(refused(system, 12)).toMatchObject([{ found, path }]);
  });

  it('a detector must leave something at every generation', () => {
    const human = { share: 'max(0, 1 - t/4)', samples: 5 };
    const system = of({ filter: { catches: 1 } }, { pools: [{ name: 'web', human }] });
    expect(refused(system, 3)).toEqual([]);
    expect(refused(system, 4)).toMatchObject([
      { path: 'entities[0].filter', rule: 'must leave something of web, which A crawls' },
    ]);
  });

  it('takes nothing from an ecosystem that does not change', () => {
    expect(() => requireSchedule(of({}), 'lab.yaml', 1e9)).not.toThrow();
  });
});

describe('frozenEcosystem', () => {
  it('is the same ecosystem where nothing changes', () => {
    const system = of({});
    expect(frozenEcosystem(system)).toEqual({ frozen: system });
  });

  it('has the values that last', () => {
    const result = frozenEcosystem(
      of(
        { ...synthetic('100*t/(t+1e-9)'), beta: 't < 7 ? 0.1 : 0.9' },
        { alpha: '0.8*(1-exp(-t/3))' },
      ),
    );
    if (!('frozen' in result)) throw new Error(result.reason);
    const [a, b] = result.frozen.entities;
    expect([a!.alpha, b!.alpha, a!.beta, a!.synthetic.samples]).toEqual([0.8, 0.8, 0.9, 100]);
    expect(result.frozen.schedule).toEqual([]);
  });

  it('counts rows that outgrow every number as infinitely many', () => {
    const result = frozenEcosystem(of({ ...synthetic('20*1.5^t') }));
    if (!('frozen' in result)) throw new Error(result.reason);
    expect(result.frozen.entities[0]!.synthetic.samples).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [
      { alpha: '0.5+1/(t+9)' },
      'alpha of A does not settle: it is 0.500000999991 at generation 1,000,000 and 0.500000001 at generation 1,000,000,000',
    ],
    [synthetic('20*t'), 'samples of A does not settle: it is 20000000 at generation 1,000,000'],
    [
      { alpha: '0.5+0.1*(-1)^t' },
      'alpha of A does not settle: it is 0.6 at generation 1,000,000 and 0.4 at generation 1,000,001',
    ],
    [{ publish: { pool: { samples: '2*t' } } }, 'samples of A in pool does not settle'],
  ])('%j: says which number does not settle', (first, reason) => {
    expect(frozenEcosystem(of(first))).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  it('two numbers that differ in the twelfth digit do not last, in the thirteenth they do', () => {
    expect('reason' in frozenEcosystem(of({ alpha: '0.5 + (t>9999999 ? 1e-12 : 0)' }))).toBe(true);
    expect('frozen' in frozenEcosystem(of({ alpha: '0.5 + (t>9999999 ? 1e-13 : 0)' }))).toBe(true);
  });
});

// Helpers
function of(
  first: object,
  { entities = [], ...top }: Readonly<Record<string, unknown>> & { entities?: object[] } = {},
): Ecosystem {
  const list = small.entities.map((entity, k) => ({
    ...entity,
    ...(k === 1 ? { synthetic: { samples: 10, design: 'private' } } : {}),
    ...entities[k],
    ...(k === 0 ? first : {}),
  }));
  return ecosystem(parseScenario({ ...small, ...top, entities: list }));
}
