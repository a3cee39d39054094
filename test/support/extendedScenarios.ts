import fc from 'fast-check';
import type { Description } from './arbitraries.js';
import { gramData, hundredths, indices } from './designArbitraries.js';

type Chance = <T>(value: fc.Arbitrary<T>) => fc.Arbitrary<T | undefined>;

/** Now and then nothing. */
const maybe: Chance = (value) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });

/** The keys that have a value. */
const present = <T extends object>(keys: T): T =>
  Object.fromEntries(Object.entries(keys).filter(([, value]) => value !== undefined)) as T;

const memory = () =>
  fc.oneof(
    fc.constantFrom('replace' as const, 'accumulate' as const),
    hundredths(0.1, 1).map((decay) => ({ decay })),
    fc.integer({ min: 1, max: 3 }).map((window) => ({ window })),
  );

const samplesInTime = () =>
  fc.constantFrom('5+t', '10*2^t', 'min(20, 6*t)', '12 + (t > 2 ? 4 : 0)');

/**
 * Scenarios with everything that an ecosystem may have, small and rational: pools with memory and people, labels of one's own,
 * detectors, ridges, gradient steps, fresh data, rows for one pool, and numbers that change.
 */
export const extendedScenarios = ({
  scheduled = true,
  accumulates = true,
  singular = false,
} = {}): fc.Arbitrary<Description> =>
  fc
    .record({
      d: fc.integer({ min: 1, max: 2 }),
      M: fc.integer({ min: 1, max: 2 }),
      K: fc.integer({ min: 1, max: 3 }),
    })
    .chain(({ d, M, K }) => {
      const data = () =>
        gramData(d, indices(d)).map(({ samples, design: { gram } }) => ({
          samples: samples + d,
          design: {
            gram: gram.map((row, i) => row.map((x, j) => (i === j && !singular ? x + 0.25 : x))),
          },
        }));
      const volume = () => fc.integer({ min: 0, max: 3 });
      const inTime = <T>(number: fc.Arbitrary<T>, ...texts: string[]) =>
        scheduled
          ? fc.oneof(
              { weight: 3, arbitrary: number },
              { weight: 1, arbitrary: fc.constantFrom(...texts) },
            )
          : number;
      const constant = singular ? fc.oneof(hundredths(0, 0.7), fc.constant(1)) : hundredths(0, 0.7);
      const alpha = inTime(constant, '0.6*t/(t+2)', 'min(0.1*t, 0.5)', '0.5*(1-0.5^t)');
      const pool = (m: number) =>
        fc
          .record({
            memory: maybe(
              memory().map((kind) => (kind === 'accumulate' && !accumulates ? 'replace' : kind)),
            ),
            human: maybe(
              fc.record({
                share: inTime(hundredths(0, 1), '1/(t+1)', 'max(0.2, 1-t/4)'),
                samples: fc.integer({ min: 2, max: 20 }),
              }),
            ),
            labels: maybe(fc.constantFrom('own' as const)),
          })
          .map(({ labels, ...rest }) =>
            present({
              name: `pool ${m}`,
              ...rest,
              labels: rest.memory === undefined ? labels : undefined,
            }),
          );
      const published = () =>
        fc.oneof(
          volume().map((v) => v + 1),
          fc
            .record({
              share: volume().map((v) => v + 1),
              samples: scheduled ? fc.oneof(fc.constant(9), samplesInTime()) : fc.constant(9),
              noise: maybe(hundredths(0, 2)),
              design: maybe(fc.constantFrom('isotropic' as const, 'private' as const)),
            })
            .map(present),
        );
      const entity = (k: number) =>
        fc
          .record({
            copies: maybe(fc.integer({ min: 1, max: 3 })),
            alpha,
            beta: inTime(hundredths(0.1, 0.9), '0.5+0.4/(t+1)'),
            noise: maybe(hundredths(0, 2)),
            private: fc
              .tuple(data(), maybe(fc.constant(true)))
              .map(([own, fresh]) => present({ ...own, fresh })),
            synthetic: fc
              .record({
                samples: scheduled ? fc.oneof(fc.constant(10), samplesInTime()) : fc.constant(10),
                design: fc.constantFrom(
                  'isotropic' as const,
                  'private' as const,
                  'public' as const,
                ),
                noise: maybe(hundredths(0, 2)),
              })
              .map(present),
            publish: maybe(
              fc
                .tuple(...indices(M).map(() => published()))
                .map((list) =>
                  Object.fromEntries(list.map((volumeIn, m) => [`pool ${m}`, volumeIn])),
                ),
            ),
            crawl: maybe(
              fc
                .tuple(...indices(M).map(() => volume()))
                .map((list) =>
                  Object.fromEntries(list.map((v, m) => [`pool ${m}`, m === k % M ? v + 1 : v])),
                ),
            ),
            filter: maybe(fc.record({ catches: hundredths(0, 0.9), loses: hundredths(0, 0.9) })),
            ridge: maybe(
              fc.oneof(
                hundredths(0.1, 1),
                hundredths(0.1, 1).map((weight) => ({
                  weight,
                  toward: indices(d).map((i) => i - 1),
                })),
              ),
            ),
            update: maybe(
              fc.record({ steps: fc.integer({ min: 1, max: 3 }), rate: hundredths(0.05, 0.3) }),
            ),
          })
          .map((keys) => present({ name: 'ABC'[k]!, ...keys }));
      return fc
        .record({
          truth: fc.constant(indices(d).map((i) => 1 + i)),
          public: fc
            .tuple(data(), maybe(fc.constant(true)))
            .map(([shared, fresh]) => present({ ...shared, fresh })),
          pools: fc.tuple(...indices(M).map(pool)),
          entities: fc.tuple(...indices(K).map(entity)),
          ridge: maybe(hundredths(0.1, 1)),
        })
        .map((keys) => present({ features: d, ...keys }) as unknown as Description);
    });
