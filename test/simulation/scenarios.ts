import fc from 'fast-check';
import { type Ecosystem, ecosystem } from '../../src/ecosystem/ecosystem.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { penalty } from '../support/ecosystemArbitraries.js';

/** A scenario from its keys. */
export const worldOf = (keys: object): Ecosystem => ecosystem(parseScenario(JSON.stringify(keys)));

/** One model that trains on nothing but its own output: K = 1, α = 1. */
export const loneModel = (features: number, samples: number): Ecosystem =>
  worldOf({
    features,
    alpha: 1,
    entities: [
      {
        name: 'A',
        private: { samples, design: 'isotropic' },
        synthetic: { samples, design: 'isotropic' },
      },
    ],
  });

/** Two models who see all features alike: all Gram matrices equal, α = 0.3. */
export const equalGrams = (): Ecosystem =>
  worldOf({
    features: 3,
    alpha: 0.3,
    beta: 0.6,
    public: { samples: 9, design: 'isotropic' },
    entities: [
      {
        name: 'A',
        copies: 2,
        private: { samples: 6, design: 'isotropic' },
        synthetic: { samples: 5, design: 'private' },
      },
    ],
  });

/** Three specialists, two of them alike, other data than they publish. */
export const specialists = (loss: 'mean' | 'sum' = 'mean'): Ecosystem =>
  worldOf({
    features: 3,
    loss,
    alpha: 0.5,
    beta: 0.5,
    noise: 0.5,
    public: { samples: 9, design: 'isotropic' },
    entities: [
      {
        name: 'A',
        copies: 2,
        private: { samples: 6, design: { features: [0, 1] } },
        synthetic: { samples: 5, design: 'private' },
      },
      {
        name: 'B',
        noise: 1,
        truth: [1, 2, 3],
        private: {
          design: {
            rows: [
              [0, 1, 2],
              [1, 0, 1],
              [0, 2, 1],
              [2, 1, 0],
            ],
          },
        },
        synthetic: { samples: 7, design: 'public' },
      },
    ],
  });

const percent = fc.integer({ min: 0, max: 100 }).map((k) => k / 100);
const tenth = fc.integer({ min: -20, max: 20 }).map((k) => k / 10);
const vector = (length: number) => fc.array(tenth, { minLength: length, maxLength: length });
const rows = (d: number, least: number) =>
  fc.array(vector(d), { minLength: least, maxLength: least + 3 });

/** A design of any rank, with its samples where it needs them. */
const data = (d: number) =>
  fc.oneof(
    fc.record({ samples: fc.integer({ min: d, max: d + 6 }), design: fc.constant('isotropic') }),
    fc.record({
      samples: fc.integer({ min: d, max: d + 6 }),
      design: fc.record({ features: fc.subarray([...Array(d).keys()], { minLength: 1 }) }),
    }),
    fc.record({
      samples: fc.integer({ min: d, max: d + 6 }),
      design: rows(d, 1).map((L) => ({ gram: gramOf(L, d) })),
    }),
    fc.record({ design: rows(d, 2).map((X) => ({ rows: X })) }),
  );

const gramOf = (L: readonly (readonly number[])[], d: number) =>
  Array.from({ length: d }, (_, i) =>
    Array.from({ length: d }, (_, j) => L.reduce((sum, row) => sum + row[i]! * row[j]!, 0)),
  );

/**
 * Ecosystems of 1 … 3 kinds with 1 or 2 copies, 1 … 4 features, designs of any rank, any α and β, both losses,
 * one or two pools with unequal shares, public labels given or not.
 */
export const ecosystems = (): fc.Arbitrary<Ecosystem> =>
  fc.integer({ min: 1, max: 4 }).chain((d) =>
    fc
      .record({
        features: fc.constant(d),
        loss: fc.constantFrom('mean', 'sum'),
        noise: percent,
        truth: vector(d),
        public: data(d),
        entities: fc.array(
          fc.record({
            copies: fc.integer({ min: 1, max: 2 }),
            alpha: percent,
            beta: percent,
            noise: percent,
            truth: vector(d),
            private: data(d),
            synthetic: data(d),
          }),
          { minLength: 1, maxLength: 3 },
        ),
        split: fc.option(percent),
        label: fc.option(tenth),
      })
      .map(({ split, label, ...keys }) => {
        const entities = keys.entities.map((entity, k) => ({ ...entity, name: `E${k}` }));
        const world = worldOf({ ...keys, entities });
        const labelled = label === null ? world : withPublicLabels(world, label);
        return split === null ? labelled : withTwoPools(labelled, split);
      }),
  );

/** The same entities around two pools: all publish to both, in unequal shares, and crawl both. */
export function withTwoPools(world: Ecosystem, split: number): Ecosystem {
  const [pool] = world.pools;
  const uneven = world.entities.map((_, j) => j + 1);
  const total = world.entities.reduce((sum, { copies }, j) => sum + copies * uneven[j]!, 0);
  return {
    ...world,
    pools: [pool!, { ...pool!, name: 'other' }],
    publish: [...world.publish, uneven.map((share) => share / total)],
    crawl: world.crawl.map((_, k) => (k === 0 ? [1, 0] : [split, 1 - split])),
  };
}

/** The same entities, with public labels that are known: label, 2·label, … */
export const withPublicLabels = (world: Ecosystem, label: number): Ecosystem => ({
  ...world,
  public: {
    ...world.public,
    labels: Float64Array.from({ length: world.public.samples }, (_, i) => (i + 1) * label),
  },
});

/** Two pools that remember, people in one of them, a detector, a ridge, and rows for one pool alone. */
export function platforms(): Ecosystem {
  const world = withTwoPools(specialists(), 0.4);
  const [first, second] = world.pools;
  return {
    ...world,
    pools: [
      {
        ...first!,
        memory: { kind: 'window', batches: 2 },
        people: { share: 0.3, data: world.public },
      },
      { ...second!, memory: { kind: 'accumulate' } },
    ],
    entities: world.entities.map((entity, k) => ({
      ...entity,
      filter: k === 0 ? { catches: 0.5, loses: 0.1 } : null,
      ridge: penalty(0.5, [1, 0, -1]),
      publications: [null, k === 0 ? null : { data: entity.private, noise: 0.2 }],
    })),
  };
}
