import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../src/ecosystem/ecosystem.js';
import {
  add,
  fromRows,
  identity,
  type Matrix,
  scaled,
  subtract,
  transposed,
} from '../../src/linalg/matrix.js';
import { congruence, product, productTransposed } from '../../src/linalg/product.js';
import { type Measures, measures } from '../../src/measures/measures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { convergingScenarios, manyPools, realised, scenarios } from '../support/arbitraries.js';
import { draws } from '../support/effort.js';
import {
  digits,
  gap,
  kindsOf,
  matrixGap,
  measureGaps,
  worst,
  writtenOut,
} from '../support/gaps.js';
import { semidefinite } from '../support/matrixArbitraries.js';
import { measuresByDefinition } from '../support/measureOracles.js';
import { limitMoments, momentsAt } from '../support/moments.js';
import { momentsByIteration } from '../support/oracles.js';
import { equalGrams, unbiasedScenarios } from '../support/theoremArbitraries.js';

const anySystem = fc.oneof(scenarios().map(realised), manyPools());
const generation = fc.integer({ min: 0, max: 4 });
const at = (system: Ecosystem, t: number) =>
  measures(system, momentsAt(pooledRecurrence(system), t));

describe('measures', () => {
  it('are those of the definitions, any scenario and generation', () => {
    fc.assert(
      fc.property(scenarios().map(realised), generation, (system, t) => {
        const expected = measuresByDefinition(system, momentsByIteration(system, t));
        expect(worst(measureGaps(system, at(system, t), expected))).toBeLessThanOrEqual(
          digits(system),
        );
      }),
      { numRuns: draws(80, 200) },
    );
  });

  it('under any test Gram too', () => {
    fc.assert(
      fc.property(anySystem, generation, semidefinite(), (system, t, { A }) => {
        const d = system.features;
        const test = identity(d)
          .to2DArray()
          .map((row, i) => row.map((x, j) => (i < A.rows && j < A.rows ? A.get(i, j) : x)));
        const moments = momentsAt(pooledRecurrence(system), t);
        const expected = measuresByDefinition(system, momentsByIteration(system, t), test);
        const gaps = measureGaps(system, measures(system, moments, fromRows(test)), expected);
        expect(worst(gaps)).toBeLessThanOrEqual(digits(system));
      }),
    );
  });

  it('mse = bias² + variance; scale is E‖θ̂‖² of an average entity', () => {
    const isotropic = { samples: 4, design: 'isotropic' as const };
    const { bias2, variance, mse, scale } = at(
      realised({
        features: 1,
        alpha: 0,
        truth: [2],
        entities: [
          { name: 'A', copies: 3, private: isotropic, synthetic: isotropic },
          { name: 'B', truth: [5], noise: 2, private: isotropic, synthetic: isotropic },
        ],
      }),
      0,
    );
    expect({ bias2, variance, mse }).toEqual({
      bias2: [0, 9],
      variance: [0.25, 1],
      mse: [0.25, 10],
    });
    expect(scale).toBe((3 * 4.25 + 26) / 4);
  });

  it('relative efficiency is 1 for one model on its own data, and not a number without error', () => {
    const one = (noise: number) =>
      at(
        realised({
          features: 1,
          noise,
          alpha: 0,
          entities: [
            {
              name: 'A',
              private: { samples: 4, design: 'isotropic' },
              synthetic: { samples: 4, design: 'private' },
            },
          ],
        }),
        1,
      ).relativeEfficiency;
    expect(one(1)).toEqual([1]);
    expect(one(0)).toEqual([Number.NaN]);
  });

  it('[T3] no model is biased at any generation where every Gram matrix has full rank and the truth is one', () => {
    fc.assert(
      fc.property(unbiasedScenarios().map(realised), generation, (system, t) => {
        const { mean, bias2, scale } = at(system, t);
        for (const bias of bias2) expect(bias).toBeLessThanOrEqual(1e-22 * (scale + 1));
        for (let k = 0; k < mean.rows; k++) {
          expect(gap(mean.getRow(k), system.truth.to1DArray(), 1)).toBeLessThanOrEqual(1e-13); // 1,000 draws: 2.2e-15
        }
      }),
    );
  });

  it('[T7] θ̂_k − θ̂_j is ᾱ times that of generation 0 at equal Grams, exactly, for every t ≥ 1', () => {
    fc.assert(
      fc.property(equalGrams().map(realised), fc.integer({ min: 1, max: 30 }), (system, t) => {
        const { alpha } = system.entities[0]!;
        const [first, later] = [at(system, 0).mean, at(system, t).mean];
        const kinds = kindsOf(system);
        for (const k of kinds) {
          const difference = (mean: Matrix) => subtract(rowMatrix(mean, k), rowMatrix(mean, 0));
          expect(
            matrixGap(difference(later), scaled(difference(first), 1 - alpha), 1),
          ).toBeLessThanOrEqual(1e-13); // 1,000 draws: 1.4e-15
        }
      }),
    );
  });

  it('permuting the entities permutes them', () => {
    fc.assert(
      fc.property(anySystem, generation, fc.nat(), (system, t, turn) => {
        const n = system.entities.length;
        const order = Array.from({ length: n }, (_, k) => (k * coprime(n, turn) + turn) % n);
        const turned: Ecosystem = {
          ...system,
          entities: order.map((k) => system.entities[k]!),
          publish: system.publish.map((shares) => order.map((k) => shares[k]!)),
          crawl: order.map((k) => system.crawl[k]!),
        };
        const [a, b] = [at(system, t), at(turned, t)];
        expectSame(permuted(a, order), b, digits(system));
      }),
    );
  });

  it('rotating feature space rotates the means and changes nothing else', () => {
    fc.assert(
      fc.property(anySystem, generation, fc.nat(), (system, t, seed) => {
        const O = rotation(system.features, seed);
        const turned = inOtherAxes(system, O);
        const [a, b] = [at(system, t), at(turned, t)];
        const allowed = Math.max(digits(system), digits(turned));
        expectSame({ ...a, mean: productTransposed(a.mean, O) }, b, allowed);
      }),
    );
  });

  it('doubling every σ makes variances four times what they were, to the last bit, and moves no mean', () => {
    fc.assert(
      fc.property(anySystem, generation, (system, t) => {
        const louder: Ecosystem = {
          ...system,
          noise: 2 * system.noise,
          entities: system.entities.map((entity) => ({
            ...entity,
            noise: 2 * entity.noise,
            syntheticNoise: 2 * entity.syntheticNoise,
          })),
        };
        const [a, b] = [at(system, t), at(louder, t)];
        expect(b.mean).toEqual(a.mean);
        expect(b.bias2).toEqual(a.bias2);
        expect(b.variance).toEqual(a.variance.map((x) => 4 * x));
      }),
    );
  });

  it('copies are the same entities written out, in the limit too', () => {
    const copied = fc.oneof(scenarios().map(realised), manyPools());
    fc.assert(
      fc.property(copied, generation, (system, t) => {
        expectSame(
          spread(at(system, t), kindsOf(system)),
          at(writtenOut(system), t),
          digits(system),
        );
      }),
    );
    fc.assert(
      fc.property(convergingScenarios().map(realised), (system) => {
        const limit = (one: Ecosystem) => measures(one, limitMoments(pooledRecurrence(one)));
        expectSame(
          spread(limit(system), kindsOf(system)),
          limit(writtenOut(system)),
          digits(system),
        );
      }),
    );
  });

  it('no variance falls when the labels of one entity get noisier', () => {
    fc.assert(
      fc.property(anySystem, generation, (system, t) => {
        const louder: Ecosystem = {
          ...system,
          entities: system.entities.map((entity, k) =>
            k === 0 ? { ...entity, noise: entity.noise + 1 } : entity,
          ),
        };
        const [a, b] = [at(system, t).variance, at(louder, t).variance];
        a.forEach((x, k) => {
          expect(b[k]! - x).toBeGreaterThanOrEqual(-1e-9 * (1 + x));
        });
      }),
    );
  });
});

// Helpers
const rowMatrix = (A: Matrix, k: number): Matrix => fromRows([A.getRow(k)]);

/** A stride through n entities that visits each once. */
const coprime = (n: number, seed: number): number =>
  [1, 2, 3, 4, 5].filter((s) => gcd(s, n) === 1)[seed % 2] ?? 1;
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));

/** A reflection I − 2vvᵀ/‖v‖², with whole numbers in v. */
function rotation(d: number, seed: number): Matrix {
  const v = Array.from({ length: d }, (_, i) => ((seed + 3 * i) % 7) - 3 || 1);
  const norm2 = v.reduce((sum, x) => sum + x * x, 0);
  return add(identity(d), scaled(product(transposed(fromRows([v])), fromRows([v])), -2 / norm2));
}

function inOtherAxes(system: Ecosystem, O: Matrix): Ecosystem {
  const turn = <D extends Ecosystem['public'] | Ecosystem['entities'][0]['synthetic']>(
    data: D,
  ): D => ({
    ...data,
    gram: congruence(O, data.gram),
    rows: null,
  });
  return {
    ...system,
    truth: product(O, system.truth),
    public: turn(system.public),
    entities: system.entities.map((entity) => ({
      ...entity,
      truth: product(O, entity.truth),
      private: turn(entity.private),
      synthetic: turn(entity.synthetic),
    })),
  };
}

/** Measures by entity instead of by kind. */
function spread(all: Measures, kinds: readonly number[]): Measures {
  const rows = (A: Matrix, columns?: readonly number[]) =>
    fromRows(kinds.map((k) => (columns ?? range(A.columns)).map((j) => A.get(k, j))));
  const list = (values: readonly number[]) => kinds.map((k) => values[k]!);
  return {
    ...all,
    mean: rows(all.mean),
    bias2: list(all.bias2),
    variance: list(all.variance),
    mse: list(all.mse),
    relativeEfficiency: list(all.relativeEfficiency),
    similarity: { distinct: rows(all.similarity.distinct, kinds), own: list(all.similarity.own) },
    risk: rows(all.risk, [...kinds, all.risk.columns - 1]),
  };
}
const permuted = spread;
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i);

/** Asserts that two sets of measures by kind agree; quotients undivided. */
function expectSame(a: Measures, b: Measures, allowed: number): void {
  const size = b.scale + 1; // truths are of size 1
  const floor = 1e-3 * size;
  expect({
    mean: matrixGap(a.mean, b.mean, Math.sqrt(floor)) <= allowed,
    bias2: gap(a.bias2, b.bias2, floor) <= allowed,
    variance: gap(a.variance, b.variance, floor) <= allowed,
    dispersion: gap([a.dispersion], [b.dispersion], floor) <= allowed,
    risk: matrixGap(a.risk, b.risk, floor) <= allowed,
    scale: gap([a.scale], [b.scale], floor) <= allowed,
    relativeEfficiency: sameQuotients(
      a.relativeEfficiency,
      b.relativeEfficiency,
      b.mse,
      size,
      allowed,
    ),
    similarity: sameQuotients(
      a.similarity.distinct.to1DArray(),
      b.similarity.distinct.to1DArray(),
      b.similarity.distinct.to1DArray().map(() => size),
      size,
      allowed,
    ),
  }).toEqual({
    mean: true,
    bias2: true,
    variance: true,
    dispersion: true,
    risk: true,
    scale: true,
    relativeEfficiency: true,
    similarity: true,
  });
}

/** Where the denominator is nothing but rounding, no quotient is compared. */
const sameQuotients = (
  a: readonly number[],
  b: readonly number[],
  denominators: readonly number[],
  size: number,
  allowed: number,
): boolean =>
  a.every((x, i) => {
    const y = b[i]!;
    if (denominators[i]! <= 1e-14 * size || (Number.isNaN(x) && Number.isNaN(y))) return true;
    return (
      Math.abs(x - y) * denominators[i]! <= allowed * Math.max(Math.abs(y) * denominators[i]!, size)
    );
  });
