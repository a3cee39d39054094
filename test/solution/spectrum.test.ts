import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NumericalError } from '../../src/errors.js';
import { modulus } from '../../src/linalg/eigen.js';
import type { Matrix } from '../../src/linalg/matrix.js';
import { product } from '../../src/linalg/product.js';
import { denseRecurrence } from '../../src/recurrence/linear/denseRecurrence.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { eigenvalues, MARGIN, spectrum } from '../../src/solution/spectrum.js';
import { manyPools, realised, scenarios } from '../support/arbitraries.js';
import { plainRecurrence } from '../support/recurrences.js';
import { adversarialScenarios } from '../support/theoremArbitraries.js';

const scalar = (a: number) => spectrum(plainRecurrence([[a]], [[1]]));

describe('spectrum', () => {
  it('of a = ½: ρ = ½, converges, half-life one generation', () => {
    const { spectralRadius, verdict, halfLife } = scalar(0.5);
    expect({ spectralRadius, verdict, halfLife }).toEqual({
      spectralRadius: 0.5,
      verdict: 'converges',
      halfLife: 1,
    });
  });

  it('of sI + c[[0, −1, 0], [1, 0, 1], [0, −1, 0]], on which plain shifts cycle: √(s² + 2c²)', () => {
    const Q = [
      [0.5, -0.25, 0],
      [0.25, 0.5, 0.25],
      [0, -0.25, 0.5],
    ];
    const { spectralRadius, verdict } = spectrum(plainRecurrence(Q, Q));
    expect(spectralRadius).toBeCloseTo(Math.sqrt(3 / 8), 15);
    expect(verdict).toBe('converges');
  });

  it('of a = −½: the sign does not matter to ρ', () => {
    expect(scalar(-0.5)).toMatchObject({ spectralRadius: 0.5, halfLife: 1 });
  });

  it('of Q = 0: ρ = 0, half-life 0', () => {
    expect(scalar(0)).toMatchObject({ spectralRadius: 0, verdict: 'converges', halfLife: 0 });
  });

  it.each([
    [1 - 3e-9, 'converges'],
    [1 - 0.5e-9, 'marginal'],
    [1, 'marginal'],
    [-1, 'marginal'],
    [1 + 0.5e-9, 'marginal'],
    [1 + 3e-9, 'diverges'],
    [1.2, 'diverges'],
  ] as const)('ρ counts as 1 within 1e-9: a = %d %s', (a, verdict) => {
    expect(MARGIN).toBe(1e-9);
    expect(scalar(a).verdict).toBe(verdict);
    expect(scalar(a).halfLife === null).toBe(verdict !== 'converges');
  });

  it('of a rotation by 90° and shrinking by 0.8: 0.8i and −0.8i, neighbours, with their modes', () => {
    const Q = [
      [0, -0.8],
      [0.8, 0],
    ];
    const answer = spectrum(
      plainRecurrence(Q, [
        [1, 0],
        [0, 1],
      ]),
    );
    expect(eigenvalues(answer)).toEqual([
      { re: expect.closeTo(0, 15), im: expect.closeTo(0.8, 15) },
      { re: expect.closeTo(0, 15), im: expect.closeTo(-0.8, 15) },
    ]);
    // (u, v) with Qu = −0.8 v: the mode of a rotation is (1, ∓i)/√2 up to phase.
    const [{ vector }] = answer.modes as [(typeof answer.modes)[0]];
    expect(0.8 * -vector.re[1]!).toBeCloseTo(-0.8 * vector.im[0]!, 14);
  });

  it('refuses a Q that is not finite', () => {
    const recurrence = plainRecurrence([[1]], [[1]]);
    const Q = recurrence.Q;
    Q.data[0] = Number.NaN;
    expect(() => spectrum({ ...recurrence, Q })).toThrow(NumericalError);
  });

  const systems = fc.oneof(
    scenarios().map(realised),
    manyPools(),
    adversarialScenarios().map(realised),
  );

  it('[T2] pooled and dense Q have the same non-zero eigenvalues with multiplicity: tr Rⁿ = tr Qⁿ for all n', () => {
    fc.assert(
      fc.property(systems, (system) => {
        const [pooled, dense] = [pooledRecurrence(system), denseRecurrence(system)];
        const scale = Math.max(1, spectrum(pooled).spectralRadius);
        const allowed = 1e-12 / pooled.smallestPivot; // 200 draws: 1e-4 of it
        for (let n = 1, R = pooled.Q, Q = dense.Q; n <= Q.rows; n++) {
          const gap = Math.abs(R.trace() - Q.trace()) / scale ** n;
          expect(gap).toBeLessThanOrEqual(allowed);
          [R, Q] = [product(R, pooled.Q), product(Q, dense.Q)] as [Matrix, Matrix];
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[T2] the same eigenvalues one by one, above 0.1', () => {
    fc.assert(
      fc.property(systems, (system) => {
        const [pooled, dense] = [pooledRecurrence(system), denseRecurrence(system)].map((r) =>
          eigenvalues(spectrum(r)),
        );
        const left = [...dense!];
        for (const value of pooled!.filter((z) => modulus(z) > 0.1)) {
          const distances = left.map(({ re, im }) => Math.hypot(re - value.re, im - value.im));
          const nearest = Math.min(...distances);
          expect(nearest).toBeLessThanOrEqual(1e-6); // 200 draws: 4.4e-15; a defective eigenvalue costs more
          left.splice(distances.indexOf(nearest), 1);
        }
        expect(left.filter((z) => modulus(z) > 0.1 + 1e-6)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
