import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ecosystem } from '../../../src/ecosystem/ecosystem.js';
import { fromRows, identity } from '../../../src/linalg/matrix.js';
import { pooledRecurrence } from '../../../src/recurrence/linear/pooledRecurrence.js';
import { anchoring } from '../../../src/solution/linear/anchoring.js';
import { unseenDirections } from '../../../src/solution/linear/unseenDirections.js';
import { spectrum } from '../../../src/solution/spectrum.js';
import { realised } from '../../support/arbitraries.js';
import { equalSyntheticDesigns } from '../../support/theoremArbitraries.js';

const gram = (S: number[][], samples = 9) => ({ samples, design: { gram: S } });
const outer = (...w: number[]) => w.map((x) => w.map((y) => x * y));

/** Two entities that publish one design, with these private Gram matrices and no public data. */
const pair = (S: number[][], first: number[][], second: number[][]): Ecosystem =>
  realised({
    features: S.length,
    alpha: 0.5,
    entities: [
      { name: 'A', private: gram(first), synthetic: gram(S) },
      { name: 'B', private: gram(second), synthetic: gram(S) },
    ],
  });

const drift = (system: Ecosystem) => {
  const recurrence = pooledRecurrence(system);
  const modes = spectrum(recurrence);
  return { ...modes, unanchored: anchoring(recurrence, modes)!.unanchored };
};

/** S = diag(1, 0), B_1 = wwᵀ with w = (1, −1), B_2 = wwᵀ with w = (1, 1). */
const oblique = pair(outer(1, 0), outer(1, -1), outer(1, 1));

describe('unseenDirections', () => {
  it('[T6] of the counterexample are none: ρ = 1, every A_k is invertible and real data see every direction', () => {
    const { spectralRadius, verdict, unanchored } = drift(oblique);
    expect(spectralRadius).toBeCloseTo(1, 14);
    expect(verdict).toBe('marginal');
    expect(unanchored).toEqual(identity(2));
    expect(unseenDirections(oblique, unanchored)).toEqual([false, false]);
    // A_k = (B_k + S)/2: det = ((1 + 1)·1 − 1)/4 = 1/4 for both.
    for (const { gain } of pooledRecurrence(oblique).readouts) {
      expect(gain.get(0, 0) * gain.get(1, 1) - gain.get(0, 1) ** 2).toBeCloseTo(4, 12);
    }
    // Each sees what the other does not; a direction is unseen only if nobody sees it.
    const alone = pair(outer(1, 0), outer(1, -1), outer(1, -1));
    expect(unseenDirections(alone, fromRows([[1, 1]]))).toEqual([true]);
    expect(unseenDirections(oblique, fromRows([[1, 1]]))).toEqual([false]);
  });

  it('[T6] are all drifting directions where all publish one design that sees everything', () => {
    fc.assert(
      fc.property(equalSyntheticDesigns('some').map(realised), (system) => {
        const { unanchored } = drift(system);
        expect(unanchored.rows).toBeGreaterThan(0);
        expect(unseenDirections(system, unanchored).every(Boolean)).toBe(true);
      }),
    );
  });

  it('are told from what real data see faintly, in units of any size', () => {
    for (const unit of [1e-6, 1, 1e6]) {
      for (const faint of [0, 1e-30, 1e-6]) {
        const real = [
          [1, 0],
          [0, faint * unit ** 2],
        ];
        const system = pair(
          [
            [1, 0],
            [0, unit ** 2],
          ],
          real,
          real,
        );
        expect(unseenDirections(system, fromRows([[0, 1]]))).toEqual([faint === 0]);
      }
    }
  });

  it('forgive the rounding of a direction, in units of any size, and no more', () => {
    for (const unit of [1e-6, 1, 1e6]) {
      const system = pair(
        [
          [1, 0],
          [0, unit ** 2],
        ],
        outer(1, 0),
        outer(1, 0),
      );
      const along = (x: number) => fromRows([[x * unit, 1]]);
      expect(unseenDirections(system, along(1e-12))).toEqual([true]);
      expect(unseenDirections(system, along(1e-6))).toEqual([false]);
    }
  });

  it('count no data of weight 0', () => {
    const withPublic = (beta: number): Ecosystem =>
      realised({
        features: 2,
        alpha: 0.5,
        beta,
        public: { samples: 9, design: 'isotropic' },
        entities: [{ name: 'A', private: gram(outer(1, 0)), synthetic: gram(outer(1, 1)) }],
      });
    const second = fromRows([[0, 1]]);
    expect(unseenDirections(withPublic(1), second)).toEqual([true]);
    expect(unseenDirections(withPublic(0.5), second)).toEqual([false]);
  });
});
