import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toUser } from '../../src/ecosystem/coordinates.js';
import type { RealDataSet } from '../../src/ecosystem/dataSet.js';
import { type Ecosystem, ecosystem } from '../../src/ecosystem/ecosystem.js';
import { inOwnCoordinates } from '../../src/ecosystem/inCoordinates.js';
import { type Precision, rescaled, subtract, transposed } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { meansOf, measures } from '../../src/measures/measures.js';
import { zeros as nothing, scalarMatrix, sum } from '../../src/rational/rationalMatrix.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { parseScenario } from '../../src/scenario/parseScenario.js';
import { type Description, realised, scenarios } from '../support/arbitraries.js';
import { exactGap, exactMatrix } from '../support/exactReals.js';
import { digits, gap, matrixGap } from '../support/gaps.js';
import { momentsAt } from '../support/moments.js';

const extendedOf = (description: Description): Ecosystem =>
  ecosystem(parseScenario(JSON.stringify(description)), 'extended');

/** Columns in units four thousand apart, and labels that say y = 2x₁ + z₂/4096 nearly. */
const apart: Description = {
  features: 2,
  alpha: 0.5,
  beta: 0.5,
  noise: 48,
  truth: [3, 5],
  public: {
    samples: 8,
    design: {
      gram: [
        [1, 0],
        [0, 2 ** 24],
      ],
    },
  },
  entities: [
    {
      name: 'A',
      private: {
        samples: 4,
        design: {
          rows: [
            [1, 4096],
            [1, -4096],
            [2, 0],
            [0, 4096],
          ],
        },
      },
      synthetic: { samples: 4, design: 'private' },
    },
  ],
};

describe('inOwnCoordinates along the axes of the user', () => {
  it('Gram matrices are C S C, truths C⁻¹θ, noises σ/s; all by powers of two', () => {
    const system = realised(apart);
    const own = inOwnCoordinates(system);
    const { units, deviation, basis } = own.coordinates;
    expect([...units].every((unit) => Number.isInteger(Math.log2(unit)))).toBe(true);
    expect([basis, own.source, deviation]).toEqual([null, null, 64]);
    expect(own.noise).toBe(0.75);
    expect(toUser(own.coordinates, own.truth)).toEqual(system.truth);
    expect(own.public.gram).toEqual(rescaled(system.public.gram, units, units));
    expect(own.entities[0]!.synthetic.gram).toBe(own.entities[0]!.private.gram);
    expect(own.entities[0]!.private.rows).toBeNull();
    const moments = [own.public, own.entities[0]!.private, own.entities[0]!.synthetic].reduce(
      (sum, { gram }) => sum.map((x, i) => x + gram.get(i, i)),
      [0, 0],
    );
    for (const moment of moments) {
      expect(moment).toBeGreaterThanOrEqual(0.5);
      expect(moment).toBeLessThanOrEqual(2);
    }
  });

  it('changes no measure of any generation: units are the business of the reader', () => {
    fc.assert(
      fc.property(scenarios().map(realised), fc.integer({ min: 0, max: 3 }), (system, t) => {
        const own = inOwnCoordinates(system);
        const of = (one: Ecosystem) => measures(one, momentsAt(pooledRecurrence(one), t));
        const [users, found] = [of(system), of(own)];
        const size = Math.max(users.scale, 1e-3);
        const allowed = digits(system);
        expect(matrixGap(found.mean, users.mean, Math.sqrt(size))).toBeLessThanOrEqual(allowed);
        expect(matrixGap(found.risk, users.risk, size)).toBeLessThanOrEqual(allowed);
        for (const key of ['bias2', 'variance', 'mse'] as const) {
          expect(gap(found[key], users[key], size)).toBeLessThanOrEqual(allowed);
        }
        expect(gap([found.dispersion], [users.dispersion], size)).toBeLessThanOrEqual(allowed);
      }),
    );
  });
});

describe('inOwnCoordinates along orthogonal axes', () => {
  it('the Gram matrices of all data sum to I, to 10⁻²⁸, and those of the user are kept beside them', () => {
    const system = extendedOf(apart);
    const own = inOwnCoordinates(system, 'orthogonal');
    expect(own.source).toBe(system);
    const sets = [own.public, own.entities[0]!.private, own.entities[0]!.synthetic];
    const total = sets.reduce((all, { gram }) => sum(all, exactMatrix(gram)), nothing(2, 2));
    expect(exactGap(total, scalarMatrix(2))).toBeLessThan(1e-28);
    for (const { gram, factor } of sets) {
      const squared = exactMatrix(product(transposed(factor!), factor!));
      expect(exactGap(squared, exactMatrix(gram))).toBeLessThan(1e-30);
    }
    expect(
      exactGap(exactMatrix(toUser(own.coordinates, own.truth)), exactMatrix(system.truth)),
    ).toBeLessThan(1e-30);
  });

  it('normal vectors of labels are Cᵀb: they say the same fit', () => {
    const csv = { csv: 'a.csv', columns: ['x'], intercept: true, target: 'y' } as const;
    const scenario = parseScenario(
      JSON.stringify({
        features: 2,
        alpha: 0.5,
        beta: 1,
        entities: [
          { name: 'A', private: { design: csv }, synthetic: { samples: 9, design: 'private' } },
        ],
      }),
      { readText: () => 'x,y\n100,1\n101,2.5\n102,3\n104,5\n' },
    );
    const fitIn = (precision: Precision, axes: 'own' | 'orthogonal') => {
      const own = inOwnCoordinates(ecosystem(scenario, precision), axes);
      const data: RealDataSet = own.entities[0]!.private;
      const [first] = pooledRecurrence(own).initialReadouts;
      return toUser(own.coordinates, product(first!.gain, data.normal!));
    };
    // y = a + b x by hand: b = Σ(x − x̄)(y − ȳ)/Σ(x − x̄)², a = ȳ − b x̄.
    const slope = 8.375 / 8.75;
    const intercept = 2.875 - slope * 101.75;
    const fits = [
      fitIn('double', 'own'),
      fitIn('extended', 'own'),
      fitIn('extended', 'orthogonal'),
    ];
    for (const [i, fit] of fits.entries()) {
      const [a, b] = fit.data;
      const allowed = i === 0 ? 1e-9 : 1e-15; // float64 loses what the intercept shares with x
      expect(Math.abs(a! / intercept - 1)).toBeLessThan(allowed);
      expect(Math.abs(b! / slope - 1)).toBeLessThan(allowed);
    }
  });

  it('changes no measure: the same moments along both axes, in 25 digits', () => {
    const draws = scenarios({ kinds: 3, features: 3, copies: 2 });
    fc.assert(
      fc.property(draws, (description) => {
        const system = extendedOf(description);
        const of = (axes: 'own' | 'orthogonal') => {
          const own = inOwnCoordinates(system, axes);
          const means = meansOf(momentsAt(pooledRecurrence(own), 1));
          return toUser(own.coordinates, transposed(means));
        };
        const gapOf = subtract(of('orthogonal'), of('own'));
        const size = Math.max(1, ...of('own').data.map(Math.abs));
        expect(Math.max(...gapOf.data.map(Math.abs))).toBeLessThan(1e-27 * size); // 300 draws: 3.7e-30
      }),
      { numRuns: 60 },
    );
  });
});
