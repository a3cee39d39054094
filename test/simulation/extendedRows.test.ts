import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import { DomainError, NumericalError } from '../../src/errors.js';
import { scaled } from '../../src/linalg/matrix.js';
import type { SimulationOptions } from '../../src/simulation/options.js';
import { simulateEcosystem } from '../../src/simulation/simulate.js';
import {
  FEATURES,
  type Feature,
  operation,
  penalty,
  scheduled,
  withFeatures,
} from '../support/ecosystemArbitraries.js';
import { rowByRow } from './rowByRow.js';
import { ecosystems, platforms, specialists } from './scenarios.js';

const GENERATIONS = 4;

describe('extendedRows', () => {
  it.each(FEATURES)('does what lists of rows do, replicate by replicate: %s', async (feature) => {
    await agrees(fc.constant([feature]), 12);
  });

  it('does what lists of rows do with any features together', async () => {
    await agrees(fc.subarray([...FEATURES]), 60);
  });

  it('starts every batch and replicate afresh', async () => {
    const world = platforms();
    const record = { generations: 3, seed: 7, record: [3] };
    const { trajectory } = await simulateEcosystem(world, { ...record, replicates: 40 });
    const runs = Array.from(
      { length: 40 },
      (_, replicate) => rowByRow(world, { generations: 3, seed: 7, replicate })[3]!,
    );
    trajectory[0]!.mean.forEach((mean, k) => {
      mean.forEach((x, i) => {
        const average = runs.reduce((sum, run) => sum + run[k]![i]! / 40, 0);
        expect(Math.abs(x - average)).toBeLessThan(1e-11);
      });
    });
  });

  it.each<[string, (world: Ecosystem) => Ecosystem]>([
    ['a memory that decays at once', (world) => remembering(world, { kind: 'decay', rate: 1 })],
    ['a window of one batch', (world) => remembering(world, { kind: 'window', batches: 1 })],
    [
      'a schedule of constants',
      (world) => ({
        ...world,
        schedule: world.entities.flatMap(({ alpha, beta, synthetic }, entity) => [
          scheduled({ key: 'alpha', entity, value: alpha }),
          scheduled({ key: 'beta', entity, value: operation('multiply', beta, 1) }),
          // Other rows and more noise would have the same law, but not the same numbers.
          ...(synthetic.samples === world.features
            ? [scheduled({ key: 'samples', entity, pool: null, value: synthetic.samples })]
            : []),
        ]),
      }),
    ],
    [
      'a detector where nobody but models writes',
      (world) => ({
        ...world,
        entities: world.entities.map((own) => ({ ...own, filter: { catches: 0.3, loses: 0.9 } })),
      }),
    ],
  ])('is the plain interaction with %s', async (_, extended) => {
    await fc.assert(
      fc.asyncProperty(ecosystems(), fc.nat(), async (world, seed) => {
        const options = { generations: 3, seed, replicates: 3, moments: { generations: [3] } };
        const [plain] = (await simulateEcosystem(world, options)).moments;
        const [same] = (await simulateEcosystem(extended(world), options)).moments;
        const largest = Math.max(1, ...plain!.mean.map(Math.abs));
        plain!.mean.forEach((x, i) => {
          // Worst gap of 1,000 draws: 3e-13.
          expect(Math.abs(same!.mean[i]! - x)).toBeLessThanOrEqual(1e-10 * largest);
        });
      }),
      { numRuns: 25, seed: 9 },
    );
  });

  it('takes as many gradient steps as are asked for, a million that fit and none that does not', async () => {
    const fitted = await simulateEcosystem(stepping(platforms(), 1_000_000, 0.05), once);
    const refitted = await simulateEcosystem(stepping(platforms(), 0, 0), once);
    fitted.moments[0]!.mean.forEach((x, i) => {
      expect(Math.abs(x - refitted.moments[0]!.mean[i]!)).toBeLessThan(1e-9);
    });
  });

  it('gives the same bytes in other units, a power of two apart', async () => {
    const plain = JSON.stringify(await inUnits(1, 1));
    expect(JSON.stringify(await inUnits(2 ** -260, 1))).toBe(plain);
    expect(JSON.stringify(await inUnits(2 ** 250, 2 ** 200))).toBe(plain);
  });

  it('stops at the first generation that overflows, recorded or not', async () => {
    const world = stepping(platforms(), 3, 40);
    const upTo = (generations: number) =>
      simulateEcosystem(world, { generations, replicates: 40, seed: 1, record: [generations] });
    const error = await upTo(300).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NumericalError);
    const [, found] = /overflow in generation (\d+)\. /.exec(String(error)) ?? [];
    await expect(upTo(Number(found))).rejects.toThrow(`at most ${Number(found) - 1} generations.`);
    expect((await upTo(Number(found) - 1)).trajectory[0]!.mse[0]).toBeGreaterThan(1e130);
  });

  it.each<[string, Partial<Ecosystem>]>([
    ['memory accumulate in pool pool', remembering(specialists(), { kind: 'accumulate' })],
    [
      'alpha that changes with the generation',
      { schedule: [scheduled({ key: 'alpha', entity: 0, value: 0.5 })] },
    ],
    ['people in pool pool', populated(0.5)],
    ['labels own in pool pool', { pools: [{ ...specialists().pools[0]!, labels: 'own' }] }],
    ['a filter', eachEntity({ filter: { catches: 0, loses: 0 } })],
    ['ridge', eachEntity({ ridge: penalty(1, [0, 0, 0]) })],
    ['update by steps', eachEntity({ update: { kind: 'steps', steps: 1, rate: 1 } })],
    [
      'rows published in one pool alone',
      eachEntity({ publications: [{ data: specialists().public, noise: 1 }] }),
    ],
    ['fresh private data', eachEntity({ private: { ...specialists().public, fresh: true } })],
    ['fresh public data', { public: { ...specialists().public, fresh: true } }],
  ])('refuses redrawn rows with %s', async (found, part) => {
    const run = simulateEcosystem({ ...specialists(), ...part }, { ...once, synthetic: 'redrawn' });
    await expect(run).rejects.toThrow(DomainError);
    await expect(run).rejects.toThrow(`found ${found}. Simulate with fixed rows.`);
  });

  it('redraws rows with synthetic noise of their own', async () => {
    const world = { ...specialists(), ...eachEntity({ syntheticNoise: 0.25 }) };
    const oracle = rowByRow(world, { generations: 2, seed: 1, replicate: 0 }, 'redrawn');
    const { moments } = await simulateEcosystem(world, { ...once, synthetic: 'redrawn' });
    oracle[2]!.flat().forEach((x, i) => {
      expect(Math.abs(moments[0]!.mean[i]! - x)).toBeLessThan(1e-11);
    });
  });
});

// Helpers
const once = { generations: 2, replicates: 1, seed: 1, moments: { generations: [2] } } as const;

/** The largest difference of any model from that of lists of rows, beside the largest model. */
async function difference(world: Ecosystem, seed: number): Promise<number> {
  const oracle = rowByRow(world, { generations: GENERATIONS, seed, replicate: 0 });
  const options: SimulationOptions = {
    generations: GENERATIONS,
    replicates: 1,
    seed,
    moments: { generations: oracle.map((_, t) => t) },
  };
  const { moments } = await simulateEcosystem(world, options);
  const largest = Math.max(1, ...oracle.flat(2).map(Math.abs));
  const gaps = moments.flatMap(({ mean }, t) =>
    oracle[t]!.flat().map((x, i) => Math.abs(mean[i]! - x)),
  );
  return Math.max(...gaps) / largest;
}

const agrees = (features: fc.Arbitrary<Feature[]>, numRuns: number) =>
  fc.assert(
    fc.asyncProperty(
      fc.tuple(ecosystems(), features).chain(([world, some]) => withFeatures(world, some)),
      fc.nat(),
      async (world, seed) => {
        // Worst gap of 7,000 draws: 1e-13.
        expect(await difference(world, seed)).toBeLessThanOrEqual(1e-9);
      },
    ),
    { numRuns, seed: 5 },
  );

function remembering(world: Ecosystem, memory: Ecosystem['pools'][number]['memory']): Ecosystem {
  return { ...world, pools: world.pools.map((pool) => ({ ...pool, memory })) };
}

function populated(share: number): Pick<Ecosystem, 'pools'> {
  const { pools, public: data } = specialists();
  return { pools: pools.map((pool) => ({ ...pool, people: { share, data } })) };
}

function eachEntity(part: Partial<Ecosystem['entities'][number]>): Pick<Ecosystem, 'entities'> {
  return { entities: specialists().entities.map((entity) => ({ ...entity, ...part })) };
}

/** The same with all fine-tuned; refitted for no steps. */
const stepping = (world: Ecosystem, steps: number, rate: number): Ecosystem => ({
  ...world,
  entities: world.entities.map((entity) => ({
    ...entity,
    update: steps === 0 ? { kind: 'refit' } : { kind: 'steps', steps, rate },
  })),
});

/** Models and risks of an ecosystem whose features and labels are so many times as large, in those units. */
async function inUnits(feature: number, label: number): Promise<number[][]> {
  const world = stepping(platforms(), 2, 0.1 / feature / feature);
  const data = <T extends Ecosystem['public'] | Ecosystem['entities'][number]['synthetic']>(
    of: T,
  ): T => ({
    ...of,
    gram: scaled(of.gram, feature * feature),
    rows: of.rows && scaled(of.rows, feature),
  });
  const shared = data(world.public);
  const model = label / feature;
  const { trajectory } = await simulateEcosystem(
    {
      ...world,
      truth: scaled(world.truth, model),
      noise: world.noise * label,
      public: shared,
      pools: world.pools.map((pool) => ({
        ...pool,
        people: pool.people && { ...pool.people, data: shared },
      })),
      entities: world.entities.map((entity) => ({
        ...entity,
        truth: scaled(entity.truth, model),
        noise: entity.noise * label,
        syntheticNoise: entity.syntheticNoise * label,
        private: data(entity.private),
        synthetic: data(entity.synthetic),
        ridge: penalty(0.5 * feature * feature, [model, 0, -model]),
        publications: entity.publications.map(
          (own) => own && { data: data(own.data), noise: own.noise * label },
        ),
      })),
    },
    { generations: 3, replicates: 33, seed: 4 },
  );
  return trajectory.map(({ mean, risk }) => [
    ...mean.flat().map((x) => x / model),
    ...risk.flat().map((x) => x / label / label),
  ]);
}
