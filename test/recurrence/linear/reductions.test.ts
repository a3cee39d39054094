import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noData } from '../../../src/ecosystem/dataSet.js';
import type { Ecosystem, Entity } from '../../../src/ecosystem/ecosystem.js';
import { type Memory, type Pool, plainPool } from '../../../src/ecosystem/pools.js';
import type { Scheduled } from '../../../src/ecosystem/scheduled.js';
import type { LinearRecurrence } from '../../../src/recurrence/linear/linearRecurrence.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { jointMoments } from '../../../src/solution/linear/jointMoments.js';
import { limitMoments } from '../../../src/solution/linear/limitMoments.js';
import { longRun } from '../../../src/solution/linear/longRun.js';
import type { ModelMoments } from '../../../src/solution/linear/modelMoments.js';
import { momentsAt, momentsOverTime } from '../../../src/solution/linear/momentsOverTime.js';
import { type Description, realised, scenarios } from '../../support/arbitraries.js';
import { hundredths, indices } from '../../support/designArbitraries.js';
import {
  FEATURES,
  type Feature,
  operation,
  penalty,
  scheduled,
  withFeatures,
} from '../../support/ecosystemArbitraries.js';
import { extendedScenarios } from '../../support/extendedScenarios.js';
import { gap } from '../../support/gaps.js';

const GENERATIONS = 5;
const EXACT = 1e-9;

const without = (...left: Feature[]): Feature[] => FEATURES.filter((one) => !left.includes(one));

/** Random ecosystems around two or three pools with some of the features, no copies. */
const ecosystems = (features: readonly Feature[]): fc.Arbitrary<Ecosystem> =>
  fc
    .tuple(
      scenarios({ kinds: 4, features: 3, copies: 1 }).map(realised),
      fc.subarray([...features], { minLength: Math.min(2, features.length) }),
    )
    .chain(([plain, some]) => withFeatures(plain, some));

/** Worst gap of the joint law of all models, whose kinds in `a` stand in the order of `kinds`. */
function lawGap(a: ModelMoments, b: ModelMoments, kinds: readonly number[]): number {
  const actual = jointMoments(a, kinds);
  const expected = jointMoments(
    b,
    kinds.map((_, k) => k),
  );
  const size = Math.max(1, ...expected.mean.data.map(Math.abs));
  return Math.max(
    gap([...actual.mean.data], [...expected.mean.data], size),
    gap([...actual.covariance.data], [...expected.covariance.data], 1),
  );
}

/** Worst gap of two ecosystems over the first generations. */
function lawsGap(
  a: Ecosystem,
  b: Ecosystem,
  { from = 0, kinds = indices(a.entities.length) } = {},
): number {
  const [actual, expected] = [a, b].map((one) => momentsOverTime(pooledRecurrence(one)));
  let worst = 0;
  for (let t = 0; t <= GENERATIONS; t++) {
    const [one, other] = [actual!.next().value, expected!.next().value];
    if (t >= from) worst = Math.max(worst, lawGap(one, other, kinds));
  }
  return worst;
}

/** That both sides of a reduction have one law, for every draw. */
function expectSame(
  pairs: fc.Arbitrary<readonly [Ecosystem, Ecosystem]>,
  seed: number,
  options: { readonly from?: number; readonly numRuns?: number; readonly within?: number } = {},
): void {
  fc.assert(
    fc.property(pairs, ([one, other]) => {
      expect(lawsGap(one, other, options)).toBeLessThanOrEqual(options.within ?? EXACT);
    }),
    { numRuns: options.numRuns ?? 60, seed },
  );
}

const withEntities = (system: Ecosystem, change: (entity: Entity) => Entity): Ecosystem => ({
  ...system,
  entities: system.entities.map(change),
});

const withPools = (system: Ecosystem, change: (pool: Pool) => Pool): Ecosystem => ({
  ...system,
  pools: system.pools.map(change),
});

/** Its first pool holds only models' data, the same rows as elsewhere, with labels that all read. */
function plainFirst(system: Ecosystem): Ecosystem {
  const [first, ...others] = system.pools;
  const K = system.entities.length;
  const filled = system.publish[0]!.some((share) => Number(share) > 0);
  return {
    ...withEntities(system, (entity) => ({
      ...entity,
      publications: entity.publications.map((own, m) => (m === 0 ? null : own)),
    })),
    pools: [{ ...first!, people: null, labels: 'shared' }, ...others],
    publish: filled
      ? system.publish
      : [system.entities.map(() => 1 / K), ...system.publish.slice(1)],
    schedule: system.schedule.filter((one) => !('pool' in one && one.pool === 0)),
  };
}

describe('reductions of pools', () => {
  it('takes pools with equal shares and equal rows for one', () => {
    const pairs = ecosystems(without('people', 'own labels', 'publications')).map(
      (system): readonly [Ecosystem, Ecosystem] => {
        const [pool, shares] = [system.pools[0]!, system.publish[0]!];
        const one = withEntities(system, (entity) => ({ ...entity, publications: [null] }));
        return [
          { ...withPools(system, () => pool), publish: system.publish.map(() => shares) },
          { ...one, pools: [pool], publish: [shares], crawl: system.crawl.map(() => [1]) },
        ];
      },
    );
    expectSame(pairs, 1);
  });

  it('merges identical pools', () => {
    const pairs = fc
      .tuple(ecosystems(FEATURES).map(plainFirst), fc.array(hundredths(0, 1), { minLength: 4 }))
      .map(([system, split]): readonly [Ecosystem, Ecosystem] => {
        const twice: Ecosystem = {
          ...withEntities(system, (entity) => ({
            ...entity,
            publications: [...entity.publications, null],
          })),
          pools: [...system.pools, { ...system.pools[0]!, name: 'twin' }],
          publish: [...system.publish, system.publish[0]!],
          crawl: system.crawl.map(([first, ...others], k) => [
            Number(first) * split[k]!,
            ...others,
            Number(first) * (1 - split[k]!),
          ]),
        };
        return [twice, system];
      });
    expectSame(pairs, 2);
  });

  it('is not changed by a pool that nobody crawls', () => {
    const pairs = ecosystems(FEATURES)
      .chain((system) => fc.tuple(fc.constant(system), ecosystems(FEATURES), hundredths(0, 1)))
      .map(([system, other, share]): readonly [Ecosystem, Ecosystem] => {
        const K = system.entities.length;
        const more: Ecosystem = {
          ...withEntities(system, (entity) => ({
            ...entity,
            publications: [...entity.publications, { data: entity.private, noise: 1 }],
          })),
          pools: [
            ...system.pools,
            { ...other.pools[0]!, name: 'deserted', people: { share, data: system.public } },
          ],
          publish: [...system.publish, system.entities.map(() => 1 / K)],
          crawl: system.crawl.map((weights) => [...weights, 0]),
        };
        return [more, system];
      });
    expectSame(pairs, 3);
  });

  it.each<[string, Memory]>([
    ['decay 1', { kind: 'decay', rate: 1 }],
    ['window 1', { kind: 'window', batches: 1 }],
  ])('takes %s for replace', (_, memory) => {
    const pairs = ecosystems(without('own labels')).map(
      (system): readonly [Ecosystem, Ecosystem] => [
        withPools(system, (pool) => ({ ...pool, memory })),
        withPools(system, (pool) => ({ ...pool, memory: { kind: 'replace' } })),
      ],
    );
    expectSame(pairs, 4);
  });
});

describe('reductions of data', () => {
  it('takes a pool of people alone for fresh public data, from generation 1 on', () => {
    const pairs = ecosystems(['ridge', 'filter', 'synthetic noise']).map(
      (system): readonly [Ecosystem, Ecosystem] => {
        const people = { share: 1, data: system.public };
        const crawling: Ecosystem = {
          ...withEntities(system, (entity) => ({ ...entity, beta: 1, publications: [null] })),
          pools: [{ ...plainPool, people }],
          publish: [system.publish[0]!],
          crawl: system.crawl.map(() => [1]),
        };
        const fresh: Ecosystem = {
          ...withEntities(crawling, (entity) => ({
            ...entity,
            alpha: 0,
            beta: 1 - entity.alpha,
            filter: null,
          })),
          pools: [plainPool],
          public: { ...system.public, fresh: true },
        };
        return [crawling, fresh];
      },
    );
    expectSame(pairs, 5, { from: 1 });
  });

  it('takes a detector that catches all for a world without synthetic data', () => {
    const pairs = fc
      .tuple(ecosystems(without('schedule', 'filter')), hundredths(0.05, 0.95), hundredths(0, 0.95))
      .map(([system, share, loses]): readonly [Ecosystem, Ecosystem] => {
        const written = (h: number) => (pool: Pool) => ({
          ...pool,
          people: { share: h, data: system.public },
        });
        const filter = { catches: 1, loses };
        return [
          withEntities(withPools(system, written(share)), (entity) => ({ ...entity, filter })),
          withPools(system, written(1)),
        ];
      });
    expectSame(pairs, 6);
  });

  it('takes a ridge for a real source without noise', () => {
    const source = fc.record({ beta: hundredths(0.05, 0.3), alpha: hundredths(0, 0.6) });
    const pairs = ecosystems(without('ridge', 'schedule', 'steps'))
      .chain((system) =>
        fc.tuple(
          fc.constant(system),
          fc.array(source, { minLength: 4 }),
          fc.array(hundredths(-1, 1), { minLength: 3 }),
        ),
      )
      .map(([system, weights, all]): readonly [Ecosystem, Ecosystem] => {
        const d = system.features;
        const toward = all.slice(0, d);
        const unit = penalty(1, toward)!;
        // β is that of λI among all real data: it weighs ᾱβ after generation 0, and must weigh the same.
        const schedule = system.entities.map((_, entity) => {
          const { alpha, beta } = weights[entity]!;
          const later = beta / (1 - alpha);
          const first = operation('multiply', beta - later, operation('less', 't', 1));
          return scheduled({ key: 'beta', entity, value: operation('add', later, first) });
        });
        const common = { ...system, schedule };
        const withOwn = (own: (beta: number) => Partial<Entity>): Ecosystem => ({
          ...common,
          entities: system.entities.map((entity, k) => {
            const { alpha, beta } = weights[k]!;
            return { ...entity, alpha, beta, ...own(beta) };
          }),
        });
        const truth = unit.normal!;
        const real = { ...noData(d), gram: unit.gram, samples: 1 };
        return [
          withOwn((beta) => ({ private: noData(d), ridge: penalty(beta, toward) })),
          withOwn(() => ({ private: real, truth, noise: 0 })),
        ];
      });
    expectSame(pairs, 7);
  });
});

describe('reductions of time', () => {
  it('takes very many gradient steps for a refit', () => {
    const pairs = ecosystems(without('steps')).map((system): readonly [Ecosystem, Ecosystem] => {
      const update = { kind: 'steps', steps: 2 ** 24, rate: 1 / traceOf(system) } as const;
      const pinned = withEntities(system, (entity) => ({
        ...entity,
        ridge: entity.ridge ?? penalty(0.1, indices(system.features)),
      }));
      return [withEntities(pinned, (entity) => ({ ...entity, update })), pinned];
    });
    expectSame(pairs, 8);
  });

  it('takes a schedule of constants for the constants', () => {
    const pairs = ecosystems(without('schedule')).map((system): readonly [Ecosystem, Ecosystem] => [
      { ...system, schedule: constants(system) },
      system,
    ]);
    expectSame(pairs, 9);
  });
});

describe('reductions of names', () => {
  it('has the same laws in any order of entities and pools', () => {
    const pairs = ecosystems(FEATURES).chain((system) =>
      fc.record({
        system: fc.constant(system),
        kinds: shuffled(system.entities.length),
        order: shuffled(system.pools.length),
      }),
    );
    fc.assert(
      fc.property(pairs, ({ system, kinds, order }) => {
        // Kind kinds[k] of the system is kind k of the other.
        const moved: Ecosystem = {
          ...system,
          entities: kinds.map((kind) => {
            const entity = system.entities[kind]!;
            return { ...entity, publications: order.map((m) => entity.publications[m] ?? null) };
          }),
          pools: order.map((m) => system.pools[m]!),
          publish: order.map((m) => kinds.map((kind) => system.publish[m]![kind]!)),
          crawl: kinds.map((kind) => order.map((m) => system.crawl[kind]![m]!)),
          schedule: system.schedule.map((one): Scheduled => {
            if (one.key === 'people') return { ...one, pool: order.indexOf(one.pool) };
            const entity = kinds.indexOf(one.entity);
            if (one.key !== 'samples') return { ...one, entity };
            return { ...one, entity, pool: one.pool === null ? null : order.indexOf(one.pool) };
          }),
        };
        expect(lawsGap(system, moved, { kinds })).toBeLessThanOrEqual(EXACT);
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('reads publish: none, shares of 0 and the one pool of the paper as they are meant', () => {
    fc.assert(
      fc.property(scenarios({ kinds: 4, features: 3 }), (description) => {
        const around = (publish: EntityKey, pools: Description['pools']): Ecosystem =>
          realised({
            ...description,
            pools,
            entities: [
              ...description.entities.map((entity) => ({ ...entity, publish: { web: 1 } })),
              { ...description.entities[0]!, name: 'hoarder', copies: 1, publish },
            ],
          });
        const web: Description['pools'] = [{ name: 'web' }];
        const hoarding = around('none', web);
        expect(lawsGap(around({ web: 0 }, web), hoarding)).toBe(0);
        const alone = realised(description);
        const kinds = indices(alone.entities.length);
        expect(lawsGap(hoarding, alone, { kinds })).toBeLessThanOrEqual(EXACT);
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('the limit of extended ecosystems', () => {
  it.each([false, true])('is what late generations approach; scheduled: %s', (isScheduled) => {
    let reached = 0;
    fc.assert(
      fc.property(
        extendedScenarios({ scheduled: isScheduled, accumulates: false }).map(realised),
        (system) => {
          const recurrence = pooledRecurrence(system);
          const late = generationOfLimit(recurrence);
          if (late === null) return;
          reached++;
          const { moments } = limitMoments(recurrence);
          const kinds = indices(recurrence.copies.length);
          expect(lawGap(momentsAt(recurrence, late), moments, kinds)).toBeLessThanOrEqual(1e-8);
        },
      ),
      { numRuns: 120, seed: 12 },
    );
    expect(reached).toBeGreaterThan(20);
  });
});

type EntityKey = Description['entities'][number]['publish'];

/** When the slowest mode is below 1e-11 of its start; null without a limit, or where that takes too long. */
function generationOfLimit(recurrence: LinearRecurrence): number | null {
  const { verdict, spectralRadius } = longRun(recurrence);
  if (recurrence.unsettled !== null || verdict !== 'converges' || spectralRadius > 0.9) return null;
  return 60 + Math.ceil(Math.log(1e-11) / Math.log(Math.max(0.1, spectralRadius)));
}

/** At least the largest eigenvalue of every normal matrix of an ecosystem. */
const traceOf = ({ entities, public: shared, loss }: Ecosystem): number => {
  const size = ({ gram, samples }: Entity['synthetic']) =>
    gram.trace() * (loss === 'sum' ? samples : 1);
  return entities.reduce(
    (sum, entity) =>
      sum + size(entity.private) + size(entity.synthetic) + (entity.ridge?.gram.trace() ?? 1),
    size(shared),
  );
};

const shuffled = (n: number): fc.Arbitrary<number[]> =>
  fc.shuffledSubarray(indices(n), { minLength: n, maxLength: n });

/** Every number that may change, scheduled at the value that it has. */
const constants = ({ entities, pools, loss }: Ecosystem): Scheduled[] => [
  ...entities.flatMap(({ alpha, beta, synthetic, publications }, entity) => [
    scheduled({ key: 'alpha', entity, value: alpha }),
    scheduled({ key: 'beta', entity, value: beta }),
    ...(loss === 'sum'
      ? []
      : [
          scheduled({ key: 'samples', entity, pool: null, value: synthetic.samples }),
          ...publications.flatMap((own, pool) =>
            own === null
              ? []
              : [scheduled({ key: 'samples', entity, pool, value: own.data.samples })],
          ),
        ]),
  ]),
  ...pools.flatMap(({ people }, pool) =>
    people === null ? [] : [scheduled({ key: 'people', pool, value: people.share })],
  ),
];
