import { describe, expect, it } from 'vitest';
import type { Ecosystem, Entity } from '../../src/ecosystem/ecosystem.js';
import type { Memory, Pool } from '../../src/ecosystem/pools.js';
import { zeros } from '../../src/linalg/matrix.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import { operation, penalty, scheduled } from '../support/ecosystemArbitraries.js';
import { worldOf } from './scenarios.js';

/**
 * One feature, unit Gram matrices, n = 4 rows of synthetic data with noise 1, so that every published mean has the
 * variance ν = 1/4; real data without noise unless a case says otherwise. A sample variance of R normal numbers has the
 * standard error √(2/R) of itself, a mean √(variance/R): |z| > 5 for one true number in 2 million, 20 numbers here.
 */
const NU = 1 / 4;
const REPLICATES = 4000;

describe('the law of one model with one feature', () => {
  it.each([0.3, 0.8, 1])(
    'a pool that decays by %s is stationary at δν/((1−λ)(2−δ(1−λ)))',
    async (rate) => {
      const alpha = 0.6;
      const law = (rate * NU) / ((1 - alpha) * (2 - rate * (1 - alpha)));
      await hasVariance(lone({ alpha }, { memory: { kind: 'decay', rate } }), 60, alpha ** 2 * law);
    },
  );

  it('a window of two batches is stationary at ν/((2+λ)(1−λ))', async () => {
    const alpha = 0.6;
    const law = NU / ((2 + alpha) * (1 - alpha));
    const memory: Memory = { kind: 'window', batches: 2 };
    await hasVariance(lone({ alpha }, { memory }), 60, alpha ** 2 * law);
  });

  it('a pool that accumulates remembers the error of generation t with weight 1/t', async () => {
    const law = [1, 2, 3, 4, 5, 6].reduce((sum, t) => sum + NU / t ** 2, 0);
    await hasVariance(lone({ alpha: 1 }, { memory: { kind: 'accumulate' } }), 6, law);
  });

  it('a pool where people alone write is fresh public data: ᾱ²σ²/ñ + α²σ²/n', async () => {
    const world = { ...lone({ alpha: 0.5, noise: 2 }, populated(1, 9)), noise: 3 };
    await hasVariance(world, 3, 0.25 * (4 / 5) + 0.25 * (9 / 9));
  });

  it('fresh private data leave the variance of generation 0, and none of its error', async () => {
    const world = lone({ alpha: 0, noise: 2 });
    const fresh = lone({
      alpha: 0,
      noise: 2,
      private: { ...world.entities[0]!.private, fresh: true },
    });
    await hasVariance(fresh, 3, 4 / 5);
    const options = { generations: 3, seed: 1, replicates: 1, record: [0, 3] };
    const [start, end] = (await simulateEcosystem(fresh, options)).trajectory;
    expect(end!.mean[0]![0]).not.toBe(start!.mean[0]![0]);
    const [same, still] = (await simulateEcosystem(world, options)).trajectory;
    expect(still!.mean[0]![0]).toBe(same!.mean[0]![0]);
  });

  it('[T11] a ridge keeps a model that trains on itself at σ²s/(nλ(2s+λ)) around θ°', async () => {
    const ridge = 0.5;
    const law = NU / (ridge * (2 + ridge));
    const { mean } = await hasVariance(lone({ alpha: 1, ridge: penalty(ridge, [7]) }), 60, law);
    expect(Math.abs(mean - 7) / Math.sqrt(law / REPLICATES)).toBeLessThan(5);
  });

  it('labels of their own differ from reader to reader by 2 Σ G²ν', async () => {
    const entity = { alpha: 1, copies: 2 };
    const dispersion = async (labels: Pool['labels']) => {
      const world = lone(entity, { labels });
      const options = { generations: 1, seed: 1, replicates: REPLICATES, record: [1] };
      const [last] = (await simulateEcosystem(world, options)).trajectory;
      return { found: last!.dispersion, error: last!.standardErrors.dispersion };
    };
    // Half of their difference, squared: 2 (¼ν + ¼ν)/4.
    const { found, error } = await dispersion('own');
    expect(Math.abs(found - NU / 4) / error).toBeLessThan(5);
    expect((await dispersion('shared')).found).toBe(0);
  });

  it('gradient steps follow fresh data at ν(1−T)/(1+T), T = (1−η)^s', async () => {
    const T = 0.8 ** 3;
    const plain = lone({ alpha: 0, noise: 2 }).entities[0]!;
    const world = lone({
      alpha: 0,
      noise: 2,
      private: { ...plain.private, fresh: true },
      update: { kind: 'steps', steps: 3, rate: 0.2 },
    });
    await hasVariance(world, 30, ((4 / 5) * (1 - T)) / (1 + T));
  });

  it('samples that double halve the noise that each generation adds', async () => {
    const world = lone({ alpha: 1 });
    const value = operation('multiply', 4, operation('power', 2, operation('subtract', 't', 1)));
    const schedule = [scheduled({ key: 'samples', entity: 0, pool: null, value })];
    await hasVariance({ ...world, schedule }, 5, NU * (1 + 1 / 2 + 1 / 4 + 1 / 8 + 1 / 16));
  });

  it('a detector leaves people h(1−l)/z of a pool', async () => {
    const [share, catches, loses] = [0.3, 0.8, 0.1];
    const world: Ecosystem = {
      ...lone({ alpha: 1, syntheticNoise: 0, filter: { catches, loses } }, populated(share, 9)),
      truth: zeros(1, 1),
      noise: 0,
    };
    const left = share * (1 - loses) + (1 - share) * (1 - catches);
    const models = ((1 - share) * (1 - catches)) / left;
    const run = { generations: 3, seed: 1, replicates: 1 };
    (await simulateEcosystem(world, run)).trajectory.forEach(({ mean }, t) => {
      expect(mean[0]![0]).toBeCloseTo(models ** t, 13);
    });
  });

  it('a share of people that changes is remembered with what they wrote', async () => {
    // Models alone say 1 in generation 1, people alone 0 later: models keep 1/t of the pool, and half of it gets through.
    const memory: Memory = { kind: 'accumulate' };
    const world: Ecosystem = {
      ...lone(
        { alpha: 1, syntheticNoise: 0, filter: { catches: 0.5, loses: 0 } },
        { ...populated(0, 9), memory },
      ),
      truth: zeros(1, 1),
      noise: 0,
      schedule: [scheduled({ key: 'people', pool: 0, value: operation('greater', 't', 1) })],
    };
    const { trajectory } = await simulateEcosystem(world, {
      generations: 4,
      seed: 1,
      replicates: 1,
    });
    trajectory.slice(1).forEach(({ mean }, i) => {
      const t = i + 1;
      expect(mean[0]![0]).toBeCloseTo(1 / 2 / t / (1 / 2 / t + (t - 1) / t), 13);
    });
  });
});

// Helpers
/** One model, n = 5 private rows without noise, n = 4 synthetic rows with noise 1. */
function lone(entity: Partial<Entity>, pool: Partial<Pool> = {}): Ecosystem {
  const world = worldOf({
    features: 1,
    alpha: 0,
    noise: 1,
    entities: [
      {
        name: 'A',
        copies: entity.copies ?? 1,
        private: { samples: 5, design: 'isotropic' },
        synthetic: { samples: 4, design: 'isotropic' },
      },
    ],
  });
  return {
    ...world,
    pools: [{ ...world.pools[0]!, ...pool }],
    entities: [{ ...world.entities[0]!, noise: 0, ...entity }],
  };
}

/** People with so many rows. */
const populated = (share: number, samples: number): Partial<Pool> => ({
  people: { share, data: { ...lone({}).entities[0]!.private, samples } },
});

/** The sample variance of the model at that generation is the one of its law. @returns its sample mean. */
async function hasVariance(
  world: Ecosystem,
  generation: number,
  law: number,
): Promise<{ readonly mean: number }> {
  const { moments } = await simulateEcosystem(world, {
    generations: generation,
    replicates: REPLICATES,
    seed: 1,
    record: [],
    moments: { generations: [generation] },
  });
  const { mean, covariance } = moments[0]!;
  const z = (covariance.get(0, 0) / law - 1) / Math.sqrt(2 / REPLICATES);
  expect(Math.abs(z)).toBeLessThan(5);
  return { mean: mean[0]! };
}
