import fc from 'fast-check';
import { type Ecosystem, ecosystem, population } from '../../src/ecosystem/ecosystem.js';

import { type Flows, type Pool, plainPool } from '../../src/ecosystem/pools.js';

import { parseScenario } from '../../src/scenario/parseScenario.js';
import type { ScenarioFile } from '../../src/scenario/schema.js';
import {
  hundredths,
  indices,
  quarters,
  samples,
  seenFeatures,
  standaloneData,
  syntheticData,
} from './designArbitraries.js';

/** A scenario as its file states it. */
export type Description = ScenarioFile;
export type EntityDescription = Description['entities'][number];

/** The ecosystem of a description, by the road that a user's file takes. */
export const realised = (description: Description): Ecosystem =>
  ecosystem(parseScenario(JSON.stringify(description)));

/** The largest scenarios to draw. */
export interface Size {
  readonly kinds?: number;
  readonly features?: number;
  readonly copies?: number;
}
const LARGEST = { kinds: 6, features: 6, copies: 3 };

/** α or β: the ends 0 and 1 often, hundredths between them. */
export const weight = (): fc.Arbitrary<number> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constant(0) },
    { weight: 1, arbitrary: fc.constant(1) },
    { weight: 6, arbitrary: hundredths(0.01, 0.99) },
  );

export const noise = () => fc.oneof(fc.constant(0), hundredths(0.1, 3));
export const vector = (d: number) => fc.array(quarters(-2, 2), { minLength: d, maxLength: d });
export const truth = (d: number) => fc.oneof(fc.constant('ones' as const), vector(d));
export const loss = () => fc.constantFrom('mean' as const, 'sum' as const);
export const copies = (most: number) =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant(1) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: most }) },
  );

/** A record whose second group of keys may be left out, each by itself. */
export const record = <A, B>(
  required: { [K in keyof A]: fc.Arbitrary<A[K]> },
  optional: { [K in keyof B]: fc.Arbitrary<B[K]> },
): fc.Arbitrary<A & Partial<B>> =>
  fc
    .tuple(
      fc.record(required, { noNullPrototype: true }),
      fc.record(optional, { noNullPrototype: true, requiredKeys: [] }),
    )
    .map(([always, sometimes]) => ({ ...always, ...sometimes }) as A & Partial<B>);

/** One to `most` kinds, named A, B, … */
export const kinds = (
  most: number,
  one: fc.Arbitrary<Omit<EntityDescription, 'name'>>,
): fc.Arbitrary<EntityDescription[]> =>
  fc
    .array(one, { minLength: 1, maxLength: most })
    .map((list) => list.map((entity, k) => ({ name: 'ABCDEF'[k]!, ...entity })));

export const often = (): fc.Arbitrary<boolean> => fc.integer({ min: 0, max: 4 }).map((k) => k > 0);

/** The rules that choose the numbers of every part of a scenario of one size. */
interface Recipe {
  readonly seen: readonly number[];
  readonly hasPublic: boolean;
  readonly entity: fc.Arbitrary<Omit<EntityDescription, 'name'>>;
}

/**
 * Any scenario without CSV: one to six kinds, one to six features, designs of any form and rank (directions that
 * nobody sees among them), any α, β, σ, n and truth by entity, copies, both losses, real data absent now and then.
 */
export const scenarios = (size: Size = {}): fc.Arbitrary<Description> => {
  const most = { ...LARGEST, ...size };
  return dimensions(most.features).chain(({ d, seen, hasPublic }) =>
    described(d, { seen, hasPublic, entity: anyEntity(d, { seen, hasPublic }, most.copies) }, most),
  );
};

const dimensions = (mostFeatures: number) =>
  fc
    .integer({ min: 1, max: mostFeatures })
    .chain((d) => fc.record({ d: fc.constant(d), seen: seenFeatures(d), hasPublic: often() }));

const described = (
  d: number,
  { seen, hasPublic, entity }: Recipe,
  most: { readonly kinds: number },
): fc.Arbitrary<Description> =>
  record(
    {
      features: fc.constant(d),
      alpha: weight(),
      beta: weight(),
      ...(hasPublic && { public: standaloneData(d, seen) }),
      entities: kinds(most.kinds, entity),
    },
    { truth: truth(d), noise: noise(), loss: loss() },
  );

const anyEntity = (
  d: number,
  { seen, hasPublic }: { readonly seen: readonly number[]; readonly hasPublic: boolean },
  mostCopies: number,
): fc.Arbitrary<Omit<EntityDescription, 'name'>> =>
  often().chain((own) =>
    record(
      {
        copies: copies(mostCopies),
        ...(own && { private: standaloneData(d, seen) }),
        synthetic: syntheticData(d, seen, { own, shared: hasPublic }),
      },
      { alpha: weight(), beta: weight(), noise: noise(), truth: truth(d) },
    ),
  );

/**
 * Scenarios with ρ < 1 by the √K anchoring rule (corollary of T4b): the public data are strong enough that
 * ᾱ_kB_k ⪰ 0.6 √K α_k H for every kind, so that ρ ≤ (1 + √K)/2 / (1 + 0.6 √K) ≤ 0.84.
 */
export const convergingScenarios = (size: Size = {}): fc.Arbitrary<Description> => {
  const most = { ...LARGEST, ...size };
  const share = fc.oneof(fc.constant(0), hundredths(0.05, 0.8));
  return dimensions(most.features).chain(({ d, seen }) =>
    record(
      {
        features: fc.constant(d),
        alpha: share,
        beta: share,
        public: fc.record({
          samples: samples(d),
          design: fc.constant('isotropic' as const),
        }),
        entities: kinds(
          most.kinds,
          record(
            {
              copies: copies(most.copies),
              private: standaloneData(d, seen),
              synthetic: syntheticData(d, seen, { own: true, shared: false }),
            },
            { alpha: share, beta: share, noise: noise(), truth: truth(d) },
          ),
        ),
      },
      { truth: truth(d), noise: noise(), loss: loss() },
    ).map((description) => anchored(description as Description, seen)),
  );
};

/** The description with public data s · I on the seen features, s as the rule of `convergingScenarios` needs. */
function anchored(description: Description, seen: readonly number[]): Description {
  const { entities, loss: form, public: shared, features: d } = realised(description);
  const size = (data: { readonly samples: number }) => (form === 'sum' ? data.samples : 1);
  const K = population({ entities });
  const traceOfH = entities.reduce(
    (sum, { copies: c, synthetic: S }) => sum + (c / K) * S.gram.trace() * size(S),
    0,
  );
  const wanted = 0.6 * Math.sqrt(K) * traceOfH;
  const strengths = entities.map(
    ({ alpha, beta }) => (alpha * wanted) / ((1 - alpha) * (1 - beta) * size(shared)),
  );
  const s = Math.max(0.01, Math.ceil(100 * Math.max(...strengths)) / 100);
  const gram = indices(d).map((i) => indices(d).map((j) => (i === j && seen.includes(i) ? s : 0)));
  return { ...description, public: { samples: shared.samples, design: { gram } } };
}

/** Pools that hold what was published last. */
export const plainPools = (M: number): Pool[] =>
  Array.from({ length: M }, (_, m) => ({ ...plainPool, name: `pool ${m}` }));

/** Shares of several pools: who publishes where, and who crawls what, normalised as an ecosystem needs them. */
export const pools = (system: Ecosystem): fc.Arbitrary<Flows> =>
  fc.integer({ min: 2, max: 3 }).chain((M) => {
    const row = (n: number) =>
      fc
        .tuple(
          fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }),
          fc.nat({ max: n - 1 }),
        )
        .map(([list, some]) => list.map((w, i) => (i === some ? w + 1 : w)));
    const kindsOf = system.entities;
    return fc.record({
      pools: fc.constant(plainPools(M)),
      publish: fc.array(row(kindsOf.length), { minLength: M, maxLength: M }).map((shares) =>
        shares.map((list) => {
          const total = list.reduce((sum, w, j) => sum + w * kindsOf[j]!.copies, 0);
          return list.map((w) => w / total);
        }),
      ),
      crawl: fc
        .array(row(M), { minLength: kindsOf.length, maxLength: kindsOf.length })
        .map((rows) =>
          rows.map((list) => {
            const total = list.reduce((sum, w) => sum + w, 0);
            return list.map((w) => w / total);
          }),
        ),
    });
  });

/** Ecosystems around two or three pools. */
export const manyPools = (size: Size = {}): fc.Arbitrary<Ecosystem> =>
  scenarios(size)
    .map(realised)
    .chain((system) => pools(system).map((around) => ({ ...system, ...around })));
