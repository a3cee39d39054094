import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solve } from '../../src/answer/solve.js';
import { population } from '../../src/ecosystem/ecosystem.js';
import { fromRows, identity } from '../../src/linalg/matrix.js';
import { dispersion } from '../../src/measures/dispersion.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { type Description, manyPools, realised, scenarios } from '../support/arbitraries.js';
import { digits } from '../support/gaps.js';
import { semidefinite } from '../support/matrixArbitraries.js';
import { measuresByDefinition } from '../support/measureOracles.js';
import { momentsAt } from '../support/moments.js';
import { momentsByIteration } from '../support/oracles.js';
import { equalGrams } from '../support/theoremArbitraries.js';

const at = (description: Description, t: number) => {
  const system = realised(description);
  return dispersion(momentsAt(pooledRecurrence(system), t), identity(system.features));
};
const isotropic = { samples: 4, design: 'isotropic' as const };
const two: Description = {
  features: 1,
  alpha: 0.5,
  entities: [
    { name: 'A', truth: [5], private: isotropic, synthetic: isotropic },
    { name: 'B', truth: [1], private: isotropic, synthetic: isotropic },
  ],
};

describe('dispersion', () => {
  it('of two models four apart, variance ¼ each: 2² + (1 − ½)/4; a quarter of it after one generation', () => {
    expect(at(two, 0)).toBeCloseTo(4.125, 14);
    expect(at(two, 1)).toBeCloseTo(4.125 / 4, 14);
  });

  it('is exactly 0 for one model, at every generation', () => {
    fc.assert(
      fc.property(scenarios({ kinds: 1, copies: 1 }).map(realised), (system) => {
        expect(population(system)).toBe(1);
        for (const t of [0, 1, 5]) {
          const moments = momentsAt(pooledRecurrence(system), t);
          expect(dispersion(moments, identity(system.features))).toBe(0);
        }
      }),
    );
  });

  it('[T7] is ᾱ² times that of generation 0 at equal Grams, from the first generation on', () => {
    fc.assert(
      fc.property(equalGrams(), fc.integer({ min: 1, max: 20 }), (description, t) => {
        const { alpha } = realised(description).entities[0]!;
        const [first, later] = [at(description, 0), at(description, t)];
        expect(Math.abs(later - (1 - alpha) ** 2 * first)).toBeLessThanOrEqual(
          1e-10 * (first + 1e-3),
        );
      }),
    );
  });

  it('[T7] at α = 1 all models coincide after one generation', () => {
    expect(at({ ...two, alpha: 1 }, 1)).toBeLessThanOrEqual(1e-30);
    expect(at({ ...two, alpha: 1 }, 0)).toBeCloseTo(4.125, 14);
  });

  it('is (1/K) Σ_k E‖θ̂_k − θ̄‖²_Σ by its definition, under any test Gram', () => {
    const drawn = fc.tuple(
      fc.oneof(scenarios().map(realised), manyPools()),
      fc.integer({ min: 0, max: 3 }),
      semidefinite(),
    );
    fc.assert(
      fc.property(drawn, ([system, t, { A }]) => {
        const d = system.features;
        const padded = identity(d)
          .to2DArray()
          .map((row, i) => row.map((x, j) => (i < A.rows && j < A.rows ? A.get(i, j) : x)));
        const recurrence = pooledRecurrence(system);
        const actual = dispersion(momentsAt(recurrence, t), fromRows(padded));
        const expected = measuresByDefinition(system, momentsByIteration(system, t), padded);
        const allowed = digits(system) * (expected.dispersion + 1e-3 * expected.size);
        expect(Math.abs(actual - expected.dispersion)).toBeLessThanOrEqual(allowed);
      }),
    );
  });

  it('keeps its digits where models nearly coincide: 1 − α = 10⁻⁶ of a large truth', () => {
    // Of models counted from a truth far away float64 would keep four of them: `solve` sees it and takes more bits.
    const far = JSON.stringify({ ...two, truth: [1e6], alpha: 0.999999 });
    const { trajectory } = solve(parseScenario(far), { generations: 1 });
    const near = trajectory![1]!.dispersion;
    expect(near / 4.125e-12).toBeCloseTo(1, 8);
  });
});
