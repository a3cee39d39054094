import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { population } from '../../src/ecosystem/ecosystem.js';
import { homogenization } from '../../src/measures/homogenization.js';
import { measures } from '../../src/measures/measures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { type Description, realised } from '../support/arbitraries.js';
import { limitMoments, momentsAt } from '../support/moments.js';
import { equalGrams, extremal } from '../support/theoremArbitraries.js';

const isotropic = { samples: 4, design: 'isotropic' as const };
const of = (description: Description) => {
  const system = realised(description);
  const recurrence = pooledRecurrence(system);
  return homogenization(
    measures(system, momentsAt(recurrence, 0)),
    measures(system, limitMoments(recurrence)),
  );
};

describe('homogenization', () => {
  it('is 1 − dispersion(∞)/dispersion(0): 0 at α = 0', () => {
    const two = [
      { name: 'A', private: isotropic, synthetic: isotropic },
      { name: 'B', private: isotropic, synthetic: isotropic },
    ];
    expect(of({ features: 1, alpha: 0, entities: two })).toBe(0);
    expect(of({ features: 1, alpha: 0.5, entities: two })).toBeCloseTo(0.75, 14);
  });

  it('[T7] is 1 − ᾱ² at equal Grams, wherever models differ at first', () => {
    fc.assert(
      fc.property(equalGrams(), (description) => {
        const system = realised(description);
        const { alpha } = system.entities[0]!;
        if (alpha === 1) return; // nothing is anchored: no limit
        const { dispersion, scale } = measures(system, momentsAt(pooledRecurrence(system), 0));
        if (dispersion <= 1e-16 * scale) return; // alike from the start, but for rounding
        expect(of(description)).toBeCloseTo(1 - (1 - alpha) ** 2, 10);
      }),
    );
  });

  it('is not a number where the models coincide from the start: K = 1, and β = 0', () => {
    const one: Description = {
      features: 1,
      alpha: 0.5,
      entities: [{ name: 'A', private: isotropic, synthetic: isotropic }],
    };
    expect(population(realised(one))).toBe(1);
    expect(of(one)).toBeNaN();
    const shared: Description = {
      features: 1,
      alpha: 0.5,
      beta: 0,
      public: isotropic,
      entities: [{ name: 'A', copies: 2, private: isotropic, synthetic: isotropic }],
    };
    expect(of(shared)).toBeNaN();
  });

  it('is negative where training on each other drives views apart', () => {
    // T4's extremal pair, held together by a little public data: ρ = 0.968.
    const answer = of({
      ...extremal(2, 2),
      beta: 0.9,
      public: { samples: 100, design: 'isotropic' },
    });
    expect(answer).toBeCloseTo(-14.5, 1);
  });
});
