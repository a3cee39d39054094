import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { syntheticWeights } from '../../../src/solution/linear/syntheticWeights.js';
import { type Description, manyPools, realised } from '../../support/arbitraries.js';

const weightsOf = (system: Ecosystem) => syntheticWeights(system, pooledRecurrence(system));

const diagonal = (...entries: number[]) => ({
  samples: 9,
  design: { gram: entries.map((x, i) => entries.map((_, j) => (i === j ? x : 0))) },
});
const entity = (name: string, own: number[], alpha = 0.5) => ({
  name,
  alpha,
  private: diagonal(...own),
  synthetic: diagonal(1, 1),
});
const twoFeatures = (...entities: Description['entities']) =>
  realised({ features: 2, alpha: 0.5, entities });

describe('syntheticWeights', () => {
  it('are α/(α + ᾱ b) for diagonal designs, the largest with its kind and direction', () => {
    // α = ½: P_A = diag(1/2, 1/4), P_B = diag(1/5, 2/3).
    const weights = weightsOf(twoFeatures(entity('A', [1, 3]), entity('B', [4, 0.5])))!;
    expect(weights.least).toBeCloseTo(0.2, 15);
    expect(weights.most).toBeCloseTo(2 / 3, 15);
    expect(weights.kind).toBe(1);
    expect(weights.directions.to2DArray()).toEqual([
      [expect.closeTo(0, 15), expect.closeTo(4 / 3, 15)],
    ]);
  });

  it('of equal kinds name the first, with all its directions', () => {
    const weights = weightsOf(twoFeatures(entity('A', [1, 1]), entity('B', [1, 1])))!;
    expect(weights).toMatchObject({ least: 0.5, most: 0.5, kind: 0 });
    expect(weights.directions.rows).toBe(2);
  });

  it('do not depend on the order of the kinds, nor on kinds within the range being skipped', () => {
    const kinds = [
      entity('A', [1, 2]),
      entity('B', [1.5, 1.2]),
      entity('C', [5, 0.1]),
      entity('D', [1, 1], 0.01),
    ];
    const forward = weightsOf(twoFeatures(...kinds))!;
    const backward = weightsOf(twoFeatures(...[...kinds].reverse()))!;
    expect(forward.least).toBeCloseTo(backward.least, 14);
    expect(forward.most).toBeCloseTo(backward.most, 14);
    expect([forward.kind, backward.kind]).toEqual([2, 1]);
  });

  it('keep their digits when α is tiny: ties are measured against p₊, not against 1', () => {
    const weights = weightsOf(twoFeatures(entity('A', [1, 1], 1e-9), entity('B', [0.5, 1], 1e-9)))!;
    expect(weights.kind).toBe(1);
    expect(weights.most / 2e-9).toBeCloseTo(1, 8);
  });

  it('reach as far as kinds that differ in the eleventh digit, and name the first of them', () => {
    const kinds = [entity('A', [1, 3]), entity('B', [1 - 4e-11, 3 + 4e-11])];
    const { least, most, kind } = weightsOf(twoFeatures(...kinds))!;
    expect(most).toBeCloseTo(1 / (2 - 4e-11), 15);
    expect(least).toBeCloseTo(1 / (4 + 4e-11), 15);
    expect(kind).toBe(0);
  });

  it('are doubtful where float64 cannot tell whether H is deficient, and else not', () => {
    const shown = (gram: number[][]) => ({
      ...entity('A', [1, 1]),
      synthetic: { samples: 9, design: { gram } },
    });
    const doubt = (gram: number[][]) => weightsOf(twoFeatures(shown(gram)))!.doubtful;
    expect(
      doubt([
        [4, 18],
        [18, 81.00000000000001],
      ]),
    ).toBe(true);
    expect(
      doubt([
        [4, 0],
        [0, 0],
      ]),
    ).toBe(false);
    expect(
      doubt([
        [4, 18],
        [18, 82],
      ]),
    ).toBe(false);
  });

  it('are 0 at α = 0 and where synthetic data show nothing', () => {
    const unused = weightsOf(twoFeatures(entity('A', [1, 1], 0)))!;
    expect(unused).toMatchObject({ least: 0, most: 0 });
    const nothing = realised({
      features: 1,
      alpha: 0.5,
      entities: [{ name: 'A', private: diagonal(1), synthetic: diagonal(0) }],
    });
    expect(weightsOf(nothing)).toMatchObject({ least: 0, most: 0 });
  });

  it('are null where there is more than one pool', () => {
    fc.assert(
      fc.property(manyPools({ kinds: 2, features: 2 }), (system) => {
        expect(weightsOf(system)).toBeNull();
      }),
      { numRuns: 20 },
    );
  });
});
