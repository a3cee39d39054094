import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromRows, identity, symmetricPart } from '../../src/linalg/matrix.js';
import { measures } from '../../src/measures/measures.js';
import { traceOf, weighted } from '../../src/measures/testGram.js';
import { pooledRecurrence } from '../../src/recurrence/linear/pooledRecurrence.js';
import { realised, scenarios } from '../support/arbitraries.js';
import { matrices } from '../support/matrixArbitraries.js';
import { momentsAt } from '../support/moments.js';

const Sigma = fromRows([
  [2, 1],
  [1, 3],
]);
const A = fromRows([
  [1, 0],
  [4, 5],
]);

describe('weighted, traceOf', () => {
  it('are ΣA and tr ΣA', () => {
    expect(weighted(Sigma, A).to2DArray()).toEqual([
      [6, 5],
      [13, 15],
    ]);
    expect(traceOf(Sigma, symmetricPart(A))).toBe(weighted(Sigma, symmetricPart(A)).trace());
  });

  it('null stands for the identity', () => {
    fc.assert(
      fc.property(matrices(3, 3), (X) => {
        expect(weighted(null, X)).toBe(X);
        expect(weighted(identity(3), X).to1DArray().map(unsigned)).toEqual(
          X.to1DArray().map(unsigned),
        );
        expect(traceOf(null, X)).toBe(traceOf(identity(3), X));
      }),
    );
  });

  it('and gives every measure that the identity gives, to the last bit', () => {
    fc.assert(
      fc.property(scenarios().map(realised), fc.integer({ min: 0, max: 3 }), (system, t) => {
        const moments = momentsAt(pooledRecurrence(system), t);
        expect(measures(system, moments)).toEqual(
          measures(system, moments, identity(system.features)),
        );
      }),
    );
  });
});

// Helpers
/** −0 is 0. */
const unsigned = (x: number): number => x + 0;
