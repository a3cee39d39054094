import fc from 'fast-check';
import {
  copies,
  type Description,
  type EntityDescription,
  kinds,
  loss,
  noise,
  often,
  record,
  truth,
  vector,
  weight,
} from './arbitraries.js';
import {
  factor,
  fullRankData,
  gramData,
  gramOf,
  hundredths,
  indices,
  samples,
  standaloneData,
} from './designArbitraries.js';

/** T3: every Gram matrix has full rank, and one truth stands behind all labels. */
export const unbiasedScenarios = (): fc.Arbitrary<Description> =>
  fc.integer({ min: 1, max: 5 }).chain((d) =>
    record(
      {
        features: fc.constant(d),
        alpha: weight(),
        beta: weight(),
        public: fullRankData(d),
        entities: kinds(
          5,
          record(
            { private: fullRankData(d), synthetic: fullRankData(d), copies: copies(3) },
            { alpha: weight(), beta: weight(), noise: noise() },
          ),
        ),
      },
      { truth: truth(d), noise: noise(), loss: loss() },
    ),
  );

/** T7: all Gram matrices, of private, public and synthetic data, are one matrix of full rank; one α, one β, one n. */
export const equalGrams = (): fc.Arbitrary<Description> =>
  fc.integer({ min: 1, max: 5 }).chain((d) =>
    fc
      .record({ gram: factor(d, d).map((F) => gramOf(F, 1)), samples: samples(d) })
      .chain(({ gram, samples: n }) => {
        const data = fc.constant({ samples: n, design: { gram } });
        return record(
          {
            features: fc.constant(d),
            alpha: weight(),
            beta: weight(),
            public: data,
            entities: kinds(
              5,
              record(
                { private: data, synthetic: data, copies: copies(3) },
                { noise: noise(), truth: truth(d) },
              ),
            ),
          },
          { truth: truth(d), noise: noise(), loss: loss() },
        );
      }),
  );

/**
 * T6: every entity publishes the same full-rank design and all have α > 0; real data of any rank and form.
 *
 * @param anchoring - `all`: public data see every direction and are used; `some`: no real data see the last
 *   feature, or more.
 */
export const equalSyntheticDesigns = (anchoring: 'all' | 'some'): fc.Arbitrary<Description> =>
  fc.integer({ min: anchoring === 'all' ? 1 : 2, max: 5 }).chain((d) => {
    const seen = anchoring === 'all' ? indices(d) : indices(d - 1);
    return fullRankData(d).chain((synthetic) =>
      record(
        {
          features: fc.constant(d),
          alpha: hundredths(0.05, 0.95),
          beta: hundredths(0.05, 0.95),
          public: anchoring === 'all' ? fullRankData(d) : gramData(d, seen),
          entities: kinds(
            5,
            record(
              { private: standaloneData(d, seen), synthetic: fc.constant(synthetic) },
              {
                alpha: hundredths(0.05, 0.95),
                beta: hundredths(0.05, 0.95),
                noise: noise(),
                truth: truth(d),
                copies: copies(3),
              },
            ),
          ),
        },
        { truth: truth(d), noise: noise(), loss: loss() },
      ),
    );
  });

/** T5: every entity publishes c times its private Gram matrix, one c, one α > 0, one β > 0; any public data. */
export const proportionalDesigns = (): fc.Arbitrary<Description> =>
  fc
    .record({
      d: fc.integer({ min: 1, max: 5 }),
      form: loss(),
      c: fc.constantFrom(1, 2, 3),
      hasPublic: often(),
    })
    .chain(({ d, form, c, hasPublic }) => {
      const seen = indices(d);
      const own = fullRankData(d).map(({ samples: n }) => ({
        samples: n,
        design: 'isotropic' as const,
      }));
      const entity = fc.oneof(own, gramData(d, seen)).map(
        (data): Omit<EntityDescription, 'name'> => ({
          private: data,
          synthetic:
            form === 'sum'
              ? { samples: c * data.samples, design: 'private' }
              : { samples: 40, design: c === 1 ? 'private' : { gram: times(c, data.design, d) } },
        }),
      );
      return record(
        {
          features: fc.constant(d),
          alpha: hundredths(0.05, 0.95),
          beta: hundredths(0.05, 1),
          loss: fc.constant(form),
          ...(hasPublic && { public: standaloneData(d, seen) }),
          // The first kind shows every direction, so that c is defined.
          entities: fc
            .tuple(own, fc.array(entity, { maxLength: 4 }))
            .map(([first, rest]) => [
              {
                private: first,
                synthetic:
                  form === 'sum'
                    ? { samples: c * first.samples, design: 'private' as const }
                    : { samples: 40, design: { gram: times(c, 'isotropic', d) } },
              },
              ...rest,
            ])
            .map((list) => list.map((one, k) => ({ name: 'ABCDEF'[k]!, ...one }))),
        },
        { noise: noise(), truth: truth(d) },
      ) as fc.Arbitrary<Description>;
    });

function times(
  c: number,
  design: 'isotropic' | { readonly gram: readonly (readonly number[])[] },
  d: number,
): number[][] {
  if (design === 'isotropic')
    return gramOf(
      indices(d).map(() => []),
      c,
    );
  return design.gram.map((row) => row.map((x) => c * x));
}

/**
 * T4's extremal family: entity k of K = d publishes feature k only and pins 𝟙/√K − e_k with ever more strength;
 * ρ → (1 + √K)/2.
 */
export const extremal = (K: number, strength: number): Description => ({
  features: K,
  alpha: 0.5,
  beta: 1,
  entities: indices(K).map((k) => ({
    name: `E${k}`,
    private: {
      design: {
        rows: [indices(K).map((i) => strength * (1 / Math.sqrt(K) - (i === k ? 1 : 0)))],
      },
    },
    synthetic: { samples: 10, design: { features: [k] } },
  })),
});

/** T4 near its edge: the extremal family with its rows bent and its weights changed. */
export const adversarialScenarios = (): fc.Arbitrary<Description> =>
  fc.integer({ min: 2, max: 6 }).chain((K) =>
    fc
      .record({
        alpha: hundredths(0.05, 0.95),
        strength: fc.constantFrom(3, 10, 100),
        bends: fc.array(fc.array(hundredths(-0.3, 0.3), { minLength: K, maxLength: K }), {
          minLength: K,
          maxLength: K,
        }),
      })
      .map(({ alpha, strength, bends }) => {
        const { entities, ...rest } = extremal(K, strength);
        return {
          ...rest,
          alpha,
          entities: entities.map((entity, k) => {
            const [row = []] = (entity.private!.design as { rows: number[][] }).rows;
            const bent = row.map((x, i) => x + strength * bends[k]![i]!);
            return { ...entity, private: { design: { rows: [bent] } } };
          }),
        };
      }),
  );

/** Small scenarios of full rank whose numbers are rational, for exact arithmetic. */
export const rationalScenarios = (): fc.Arbitrary<Description> =>
  fc.constantFrom([1, 1], [1, 2], [1, 3], [2, 1], [2, 2]).chain(([d = 1, K = 1]) =>
    record(
      {
        features: fc.constant(d),
        truth: vector(d),
        noise: fc.constantFrom(0.5, 1, 1.5),
        alpha: hundredths(0.05, 0.5),
        beta: hundredths(0.05, 0.5),
        public: fullRankData(d),
        entities: fc
          .array(fc.record({ private: fullRankData(d), synthetic: fullRankData(d) }), {
            minLength: K,
            maxLength: K,
          })
          .map((list) => list.map((one, k) => ({ name: 'ABC'[k]!, ...one }))),
      },
      { loss: loss() },
    ),
  ) as fc.Arbitrary<Description>;
