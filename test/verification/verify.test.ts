import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { presetNames } from '../../src/scenario/presets.js';
import { readScenario } from '../../src/scenario/readScenario.js';
import { solve } from '../../src/answer/solve.js';
import { verify } from '../../src/verification/verify.js';

const small = { replicates: 600, generations: 4 };
/** A small world with every complication: low rank, unequal n, σ, α, β and truth, copies. */
const world = (changes: object = {}) =>
  parseScenario(
    JSON.stringify({
      features: 3,
      alpha: 0.6,
      beta: 0.5,
      truth: [1, -1, 0.5],
      public: {
        samples: 9,
        design: {
          gram: [
            [1, 0.5, 0],
            [0.5, 1, 0],
            [0, 0, 0],
          ],
        },
      },
      entities: [
        {
          name: 'A',
          copies: 2,
          noise: 0.5,
          private: { samples: 5, design: { features: [0] } },
          synthetic: { samples: 6, design: 'private' },
        },
        {
          name: 'B',
          alpha: 0.3,
          truth: [0, 1, 1],
          private: { samples: 12, design: 'isotropic' },
          synthetic: { samples: 4, design: 'mixture' },
        },
      ],
      ...changes,
    }),
  );

describe('verify', () => {
  it.each(presetNames())('is consistent for the preset %s at 1e-6', async (name) => {
    const { verdict, tests } = await verify(readScenario(name), { ...small, replicates: 300 });
    expect(verdict).toBe('consistent');
    expect(tests.length).toBeGreaterThan(30);
  });

  it('is consistent for sum loss, unequal weights, low rank and copies', async () => {
    for (const loss of ['mean', 'sum']) {
      const { verdict } = await verify(world({ loss }), small);
      expect(verdict).toBe('consistent');
    }
  });

  it('refutes true theories no more often than asked: 60 seeds at 0.05', async () => {
    let refuted = 0;
    for (let seed = 0; seed < 60; seed++) {
      const { verdict } = await verify(world(), {
        generations: 2,
        replicates: 200,
        seed,
        falseAlarm: 0.05,
      });
      if (verdict === 'refuted') refuted++;
    }
    // 12 or more of 60 at odds of 0.05 have probability 4e-5.
    expect(refuted).toBeLessThan(12);
  });

  it.each(['alpha=0.85', 'beta=0.9', 'noise=1.4', 'entities.0.private.samples=1', 'loss=sum'])(
    'negative control: refutes a simulation with %s',
    async (change) => {
      const scenario = readScenario('specialists', { set: ['entities.0.private.samples=6'] });
      const simulated = readScenario('specialists', {
        set: [
          'entities.0.private.samples=6',
          ...(change.includes('samples') ? ['entities.0.private.samples=100'] : [change]),
        ],
      });
      const { verdict } = await verify(scenario, { ...small, simulated });
      expect(verdict).toBe('refuted');
    },
  );

  it('catches an error of the size it says it can see, in 40 of 40 seeds', async () => {
    // The variance of every model grows as σ², so σ√(1 + δ) is an error of δ.
    const scenario = readScenario('specialists');
    const { detectable } = await verify(scenario, { ...small, generations: 2 });
    const sigma = Math.sqrt(1 + (detectable.variance ?? 0));
    const simulated = readScenario('specialists', { set: [`noise=${sigma}`] });
    const [before, after] = [scenario, simulated].map((s) => solve(s).limit?.variance[0] ?? 0);
    expect(after! / before! - 1).toBeCloseTo(detectable.variance ?? 0, 6);
    for (let seed = 1; seed <= 40; seed++) {
      const { verdict } = await verify(scenario, { ...small, generations: 2, seed, simulated });
      expect(verdict).toBe('refuted');
    }
  });

  it('catches a shift of a mean of the size it says it can see', async () => {
    const scenario = world();
    const { detectable } = await verify(scenario, small);
    const shift = (detectable.mean ?? 0) * 4;
    const simulated = world({ truth: [1 + shift, -1 - shift, 0.5 + shift] });
    const { verdict } = await verify(scenario, { ...small, simulated });
    expect(verdict).toBe('refuted');
  });

  it('tests the limit once the slowest mode has settled, and not before', async () => {
    const quantities = async (generations: number) =>
      (await verify(world(), { ...small, generations })).tests.map(({ quantity }) => quantity);
    expect((await quantities(2)).some((quantity) => quantity.includes('limit'))).toBe(false);
    expect((await quantities(60)).some((quantity) => quantity.includes('limit'))).toBe(true);
  });

  it('sees the order d/n by which rows drawn anew leave the theory', async () => {
    const few = world({ noise: 0.2 });
    const { verdict } = await verify(few, { ...small, replicates: 3000, synthetic: 'redrawn' });
    expect(verdict).toBe('refuted');
  });

  it('refuses options out of range, and a simulated scenario of another shape', async () => {
    await expect(verify(world(), { falseAlarm: 0 })).rejects.toThrow(
      /falseAlarm must be between 0 and 1, found 0/,
    );
    await expect(verify(world(), { replicates: 1 })).rejects.toThrow(
      /replicates must be .* 2 or more, found 1/,
    );
    await expect(verify(world(), { simulated: readScenario('twins') })).rejects.toThrow(
      /must have the same features and entities/,
    );
  });

  it('answers for data without any noise', async () => {
    const { verdict, detectable } = await verify(
      parseScenario(
        JSON.stringify({
          ...JSON.parse(JSON.stringify(world().file)),
          noise: 0,
          entities: world().file.entities.map((e) => ({ ...e, noise: 0 })),
        }),
      ),
      small,
    );
    expect(verdict).toBe('consistent');
    expect(detectable.variance).toBeNull();
  });
});
