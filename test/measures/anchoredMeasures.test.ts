import { describe, expect, it } from 'vitest';
import { anchoredMeasures } from '../../src/measures/anchoredMeasures.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { anchoring } from '../../src/solution/linear/anchoring.js';
import { spectrum } from '../../src/solution/spectrum.js';
import { realised } from '../support/arbitraries.js';
import { limitMoments } from '../support/moments.js';

describe('anchoredMeasures', () => {
  /** Two entities that see one row; along all that is orthogonal to it the models drift. */
  const seeing = (row: number[], truth: number[]) => {
    const system = realised({
      features: row.length,
      noise: 0,
      truth,
      alpha: 0.3,
      beta: 1,
      entities: ['A', 'B'].map((name) => ({
        name,
        private: { design: { rows: [row] } },
        synthetic: { samples: 7, design: 'isotropic' as const },
      })),
    });
    const recurrence = pooledRecurrence(system);
    const { settling, anchored } = anchoring(recurrence, spectrum(recurrence))!;
    return { system, moments: limitMoments(settling), anchored };
  };

  it('are exact in the direction that is seen: (x·θ)²/‖x‖² is the square of the mean', () => {
    const { system, moments, anchored } = seeing([1, 2, 2], [1, 1, 0]);
    const { mean, bias2, similarity } = anchoredMeasures(system, moments, anchored);
    for (const k of [0, 1]) {
      expect(mean.getRow(k)).toEqual([1 / 3, 2 / 3, 2 / 3].map((x) => expect.closeTo(x, 14)));
      expect(bias2[k]).toBeLessThan(1e-28);
    }
    expect(similarity.distinct.get(0, 1)).toBeCloseTo(1, 14);
  });

  it('leave rounding of rounding where a large truth is orthogonal to what is seen', () => {
    const { system, moments, anchored } = seeing([0.1, -0.7, 0.3], [4e6, 1e6, 1e6]);
    const { mean, bias2, mse } = anchoredMeasures(system, moments, anchored);
    const squares = [
      ...bias2,
      ...mse,
      ...[0, 1].map((k) => mean.getRow(k).reduce((s, x) => s + x * x, 0)),
    ];
    for (const square of squares) expect(Math.abs(square)).toBeLessThan(1e-28 * 1.8e13);
  });
});
