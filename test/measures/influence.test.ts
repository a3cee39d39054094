import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population } from '../../src/ecosystem/ecosystem.js';
import { influence } from '../../src/measures/influence.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { convergingScenarios, type Description, realised } from '../support/arbitraries.js';
import { digits, kindsOf, quotientGap } from '../support/gaps.js';
import { measuresByDefinition } from '../support/measureOracles.js';
import { limitMoments } from '../support/moments.js';
import { momentsInTheLimit } from '../support/oracles.js';
import { equalGrams } from '../support/theoremArbitraries.js';

const of = (description: Description) => {
  const system = realised(description);
  return influence(system, limitMoments(pooledRecurrence(system)));
};
const isotropic = { samples: 4, design: 'isotropic' as const };

describe('influence', () => {
  it('Friedkin–Johnsen by hand: at α = β = ½ and K = 2 a model carries ⅜ of its own data, ⅛ of the other, ½ public', () => {
    // θ̂_k = ¼θ̃_k + ¼θ* + ½θ̄ and θ̄ = ½(mean θ̃) + ½θ*.
    const { distinct, own } = of({
      features: 2,
      alpha: 0.5,
      beta: 0.5,
      public: isotropic,
      entities: [
        { name: 'A', private: isotropic, synthetic: isotropic },
        { name: 'B', private: isotropic, synthetic: isotropic },
      ],
    });
    expect(own).toEqual([0.375, 0.375].map((x) => expect.closeTo(x, 14)));
    expect([distinct.get(0, 1), distinct.get(0, 2)]).toEqual(
      [0.125, 0.5].map((x) => expect.closeTo(x, 14)),
    );
  });

  it("Friedkin–Johnsen: ᾱβ + αβ/K of its own data, αβ/K of anyone else's, 1 − β public, at equal Grams", () => {
    fc.assert(
      fc.property(equalGrams(), (description) => {
        const system = realised(description);
        const { alpha, beta } = system.entities[0]!;
        if (alpha === 1) return; // nothing is anchored: no limit
        const K = population(system);
        const { distinct, own } = of(description);
        own.forEach((share, k) => {
          expect(share).toBeCloseTo((1 - alpha) * beta + (alpha * beta) / K, 10);
          expect(distinct.get(k, own.length)).toBeCloseTo(1 - beta, 10);
          own.forEach((_, j) => {
            if (j !== k) expect(distinct.get(k, j)).toBeCloseTo((alpha * beta) / K, 10);
          });
        });
      }),
    );
  });

  it('α = 0: everybody carries what it has, by β', () => {
    const { distinct, own } = of({
      features: 1,
      alpha: 0,
      beta: 0.3,
      public: isotropic,
      entities: [{ name: 'A', copies: 5, private: isotropic, synthetic: isotropic }],
    });
    expect([own[0], distinct.get(0, 0), distinct.get(0, 1)]).toEqual(
      [0.3, 0, 0.7].map((x) => expect.closeTo(x, 15)),
    );
  });

  it('is not a number for a model that carries no real data', () => {
    const { distinct, own } = of({
      features: 1,
      alpha: 0,
      beta: 1,
      entities: [
        { name: 'A', private: isotropic, synthetic: isotropic },
        { name: 'B', private: { samples: 1, design: { gram: [[0]] } }, synthetic: isotropic },
      ],
    });
    expect(own).toEqual([1, Number.NaN]);
    expect(distinct.getRow(1)).toEqual([Number.NaN, Number.NaN, Number.NaN]);
  });

  it('a row sums to 1 over all entities and the public data', () => {
    fc.assert(
      fc.property(convergingScenarios().map(realised), (system) => {
        const { distinct, own } = influence(system, limitMoments(pooledRecurrence(system)));
        own.forEach((share, k) => {
          if (Number.isNaN(share)) return;
          const others = system.entities.reduce(
            (sum, { copies }, j) => sum + (copies - (j === k ? 1 : 0)) * distinct.get(k, j),
            0,
          );
          expect(share + others + distinct.get(k, own.length)).toBeCloseTo(1, 12);
        });
      }),
    );
  });

  it('is tr(M_kj S̃_j⁺S̃_j) over its sum, M by the naive iteration', () => {
    fc.assert(
      fc.property(convergingScenarios().map(realised), (system) => {
        const recurrence = pooledRecurrence(system);
        const { distinct, own } = influence(system, limitMoments(recurrence));
        const expected = measuresByDefinition(system, momentsInTheLimit(system)).influence;
        const kinds = kindsOf(system);
        const actual = kinds.flatMap((k, row) =>
          [...kinds, own.length].map((j, column) =>
            row === column ? own[k]! : distinct.get(k, j),
          ),
        );
        expect(quotientGap(actual, expected.flat(), 1)).toBeLessThanOrEqual(digits(system));
      }),
    );
  });
});
