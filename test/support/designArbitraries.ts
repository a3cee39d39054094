import fc from 'fast-check';
import type { ScenarioFile } from '../../src/scenario/schema.js';

/** Real data without CSV, as a file states them. */
export type RealDescription = NonNullable<ScenarioFile['public']>;
/** Synthetic rows, as a file states them. */
export type SyntheticDescription = ScenarioFile['entities'][number]['synthetic'];

// Numbers are readable and never denormal. Entries of designs are quarters, so that Gram matrices are exact.

export const hundredths = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.round(100 * min), max: Math.round(100 * max) }).map((k) => k / 100);

export const quarters = (min: number, max: number): fc.Arbitrary<number> =>
  fc.integer({ min: 4 * min, max: 4 * max }).map((k) => k / 4);

/** n, at least `least`. */
export const samples = (least: number): fc.Arbitrary<number> =>
  fc.integer({ min: Math.max(1, least), max: 40 });

export const indices = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** The features that data may show: all of them mostly, else at least one. */
export const seenFeatures = (d: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    { weight: 3, arbitrary: fc.constant(indices(d)) },
    { weight: 1, arbitrary: fc.subarray(indices(d), { minLength: 1 }) },
  );

/** F, a row for every feature and r columns; rows of features outside `seen` are zero. */
export const factor = (
  d: number,
  r: number,
  seen: readonly number[] = indices(d),
): fc.Arbitrary<number[][]> =>
  fc
    .array(fc.array(quarters(-1, 1), { minLength: r, maxLength: r }), {
      minLength: d,
      maxLength: d,
    })
    .map((F) => F.map((row, i) => (seen.includes(i) ? row : row.map(() => 0))));

/** F Fᵀ + ridge · I, exact. */
export const gramOf = (F: readonly (readonly number[])[], ridge = 0): number[][] =>
  F.map((a, i) => F.map((b, j) => a.reduce((sum, x, k) => sum + x * b[k]!, i === j ? ridge : 0)));

/** A Gram matrix of rank ≤ r on the seen features, with n ≥ r. */
export const gramData = (d: number, seen: readonly number[]) =>
  fc.integer({ min: 0, max: seen.length }).chain((r) =>
    fc.record({
      samples: samples(r),
      design: fc.record({ gram: factor(d, r, seen).map((F) => gramOf(F)) }),
    }),
  );

/** Rows in any form but CSV that stands by itself, on the seen features; n ≥ rank. */
export const standaloneData = (
  d: number,
  seen: readonly number[],
): fc.Arbitrary<Exclude<RealDescription, { design: { csv: string } }>> => {
  const named = fc
    .subarray([...seen], { minLength: 1 })
    .chain((features) =>
      fc.record({ samples: samples(features.length), design: fc.constant({ features }) }),
    );
  const literal = fc
    .integer({ min: 1, max: 8 })
    .chain((n) => factor(d, n, seen))
    .map((F) => ({ design: { rows: F[0]!.map((_, i) => F.map((row) => row[i]!)) } }));
  const drawn = fc.integer({ min: 0, max: seen.length }).chain((r) =>
    fc.record({
      samples: samples(2 * r),
      design: fc.record({
        covariance: factor(d, r, seen).map((F) => gramOf(F)),
        seed: fc.integer({ min: 0, max: 99 }),
      }),
    }),
  );
  const isotropic = fc.record({ samples: samples(d), design: fc.constant('isotropic' as const) });
  const forms = [named, gramData(d, seen), literal, drawn];
  return fc.oneof(...forms, ...(seen.length === d ? [isotropic] : [])) as never;
};

/** Which real data an entity could imitate. */
export interface Imitable {
  readonly own: boolean;
  readonly shared: boolean;
}

/** The rows an entity labels: rows of their own, or rows like the real data there are. */
export const syntheticData = (
  d: number,
  seen: readonly number[],
  { own, shared }: Imitable,
): fc.Arbitrary<SyntheticDescription> => {
  const words = [
    ...(own ? (['private'] as const) : []),
    ...(shared ? (['public'] as const) : []),
    ...(own && shared ? (['mixture'] as const) : []),
  ];
  const alone = standaloneData(d, seen) as fc.Arbitrary<SyntheticDescription>;
  if (words.length === 0) return alone;
  return fc.oneof(alone, fc.record({ samples: samples(d), design: fc.constantFrom(...words) }));
};

/** Rows that show every direction: a Gram matrix ⪰ I. */
export const fullRankData = (d: number) =>
  fc.record({
    samples: samples(d),
    design: fc.oneof(
      fc.constant('isotropic' as const),
      factor(d, d).map((F) => ({ gram: gramOf(F, 1) })),
    ),
  });
