import fc from 'fast-check';
import type { Ecosystem, Entity, Update } from '../../src/ecosystem/ecosystem.js';
import type { Memory, Pool } from '../../src/ecosystem/pools.js';
import type { Scheduled } from '../../src/ecosystem/scheduled.js';
import { Matrix } from '../../src/linalg/matrix.js';
import type { Expression } from '../../src/scenario/expression.js';
import { pools } from './arbitraries.js';
import { hundredths } from './designArbitraries.js';

/** What an ecosystem may have beyond the paper's. */
export const FEATURES = [
  'memory',
  'people',
  'filter',
  'own labels',
  'publications',
  'synthetic noise',
  'ridge',
  'steps',
  'fresh',
  'schedule',
  'hoarders',
] as const;
export type Feature = (typeof FEATURES)[number];

/** An ecosystem around two or three pools with some of the features, every part of it drawn. */
export const withFeatures = (
  plain: Ecosystem,
  features: readonly Feature[],
): fc.Arbitrary<Ecosystem> => {
  const has = (feature: Feature) => features.includes(feature);
  return pools(plain).chain((around) => {
    const M = around.publish.length;
    const each = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: M, maxLength: M });
    return fc
      .record({
        memories: each(has('memory') ? memory() : fc.constant<Memory>({ kind: 'replace' })),
        people: each(has('people') ? fc.option(share()) : fc.constant(null)),
        own: each(has('own labels') ? fc.boolean() : fc.constant(false)),
        deserted: has('people')
          ? fc.option(fc.nat({ max: M - 1 }), { freq: 2 })
          : fc.constant(null),
        fresh: fc.boolean(),
        entities: fc.tuple(...plain.entities.map((entity) => anyEntity(plain, entity, M, has))),
      })
      .map(({ memories, people, own, deserted, fresh, entities }): Ecosystem => {
        const made = memories.map(
          (rule, m): Pool => ({
            name: `pool ${m}`,
            memory: own[m] ? { kind: 'replace' } : rule,
            labels: own[m] ? 'own' : 'shared',
            people: people[m] === null ? null : { share: people[m]!, data: plain.public },
          }),
        );
        return {
          ...plain,
          ...around,
          pools: made,
          publish: around.publish.map((shares, m) =>
            m === deserted
              ? shares.map(() => 0)
              : has('hoarders')
                ? withoutLast(plain, shares)
                : shares,
          ),
          public: { ...plain.public, fresh: has('fresh') && fresh && plain.public.labels === null },
          entities,
        };
      })
      .chain((world) =>
        (has('schedule') ? schedules(world) : fc.constant([])).map((schedule) => ({
          ...world,
          schedule,
        })),
      );
  });
};

const memory = (): fc.Arbitrary<Memory> =>
  fc.oneof(
    fc.constant<Memory>({ kind: 'replace' }),
    fc.constant<Memory>({ kind: 'accumulate' }),
    hundredths(0.1, 1).map((rate): Memory => ({ kind: 'decay', rate })),
    fc.integer({ min: 1, max: 4 }).map((batches): Memory => ({ kind: 'window', batches })),
  );

const share = () => fc.oneof(fc.constantFrom(0, 1), hundredths(0.05, 0.95));

function anyEntity(
  { features: d, loss, public: shared }: Ecosystem,
  entity: Entity,
  M: number,
  has: (feature: Feature) => boolean,
): fc.Arbitrary<Entity> {
  const some = <T>(feature: Feature, one: fc.Arbitrary<T>) =>
    has(feature) ? fc.option(one) : fc.constant(null);
  return fc
    .record({
      syntheticNoise: some('synthetic noise', share()),
      publications: fc.array(
        some('publications', fc.record({ shared: fc.boolean(), noise: share() })),
        { minLength: M, maxLength: M },
      ),
      filter: some(
        'filter',
        fc.record({ catches: hundredths(0, 0.95), loses: hundredths(0, 0.95) }),
      ),
      ridge: some(
        'ridge',
        fc.record({
          weight: hundredths(0.05, 2),
          toward: fc.array(hundredths(-1, 1), { minLength: d, maxLength: d }),
        }),
      ),
      update: some(
        'steps',
        fc.record({ steps: fc.integer({ min: 1, max: 7 }), speed: hundredths(0.2, 1.5) }),
      ),
      fresh: fc.boolean(),
    })
    .map(({ syntheticNoise, publications, filter, ridge, update, fresh }): Entity => {
      const size = (data: { readonly gram: Matrix; readonly samples: number }) =>
        data.gram.trace() * (loss === 'sum' ? data.samples : 1);
      // At least the largest eigenvalue of any A that can come about.
      const most = [entity.private, entity.synthetic, shared].reduce(
        (sum, data) => sum + size(data),
        (ridge?.weight ?? 0) + 1,
      );
      const steps: Update | null = update && {
        kind: 'steps',
        steps: update.steps,
        rate: update.speed / most,
      };
      return {
        ...entity,
        syntheticNoise: syntheticNoise ?? entity.syntheticNoise,
        publications: publications.map(
          (own) => own && { data: own.shared ? shared : entity.private, noise: own.noise },
        ),
        filter,
        ridge: ridge && penalty(ridge.weight, ridge.toward),
        update: steps ?? entity.update,
        private: {
          ...entity.private,
          fresh: has('fresh') && fresh && entity.private.labels === null,
        },
      };
    });
}

/** λ‖θ − θ°‖² as data. */
export function penalty(weight: number, toward: readonly number[]): Entity['ridge'] {
  const d = toward.length;
  const gram = new Matrix(d, d);
  const normal = new Matrix(d, 1);
  toward.forEach((x, i) => {
    gram.set(i, i, weight);
    normal.set(i, 0, weight * x);
  });
  const known = { samples: 1, rows: null, factor: null, labels: null, column: null };
  return { ...known, gram, normal, projected: null, fresh: false };
}

/** The same shares without those of the last kind, which publishes nothing then; as they are for one kind. */
function withoutLast({ entities }: Ecosystem, shares: Ecosystem['publish'][number]): number[] {
  const last = entities.length - 1;
  const kept = shares.map((x, j) => (j === last && last > 0 ? 0 : Number(x)));
  const total = kept.reduce((sum, x, j) => sum + x * entities[j]!.copies, 0);
  return kept.map((x) => (total > 0 ? x / total : 0));
}

/** An operation, written short. */
export const operation = (
  name: Extract<Expression, { readonly operation: unknown }>['operation'],
  ...operands: Expression[]
): Expression => ({ operation: name, operands });

type WithoutPath<S> = S extends Scheduled ? Omit<S, 'path'> : never;

/** A number that changes, at a place of its own. */
export const scheduled = (where: WithoutPath<Scheduled>): Scheduled => {
  const { value: _, ...of } = where;
  return { ...where, path: JSON.stringify(of) } as Scheduled;
};

/** Shares that move within 0 … 1. */
const moving: readonly Expression[] = [
  operation('divide', 1, operation('add', 1, 't')),
  operation(
    'multiply',
    0.8,
    operation('subtract', 1, operation('exp', operation('divide', operation('negate', 't'), 3))),
  ),
  operation('subtract', 0.75, operation('multiply', 0.5, operation('less', 't', 3))),
  0.4,
];
const sizes: readonly Expression[] = [
  operation('multiply', 5, operation('power', 1.5, 't')),
  operation('add', 2.5, 't'),
];

function schedules({ entities, pools: all, loss }: Ecosystem): fc.Arbitrary<Scheduled[]> {
  const places: fc.Arbitrary<Scheduled>[] = [
    ...entities.flatMap((own, entity) => [
      fc.constantFrom(...moving).map((value) => scheduled({ key: 'alpha', entity, value })),
      fc.constantFrom(...moving).map((value) => scheduled({ key: 'beta', entity, value })),
      ...(loss === 'mean'
        ? [null, ...own.publications.flatMap((one, m) => (one === null ? [] : [m]))].map((pool) =>
            fc
              .constantFrom(...sizes)
              .map((value) => scheduled({ key: 'samples', entity, pool, value })),
          )
        : []),
    ]),
    ...all.flatMap(({ people }, pool) =>
      people === null
        ? []
        : [fc.constantFrom(...moving).map((value) => scheduled({ key: 'people', pool, value }))],
    ),
  ];
  return fc
    .tuple(...places.map((one) => fc.option(one)))
    .map((list) => list.filter((one) => one !== null));
}
