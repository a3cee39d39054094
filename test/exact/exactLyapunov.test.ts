import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exactLyapunov } from '../../src/exact/exactLyapunov.js';
import { characteristicPolynomial } from '../../src/rational/polynomial.js';
import { rational } from '../../src/rational/rational.js';
import {
  congruence,
  entryOf,
  matrixOfRows,
  rowsOf,
  sum,
  tableOf,
  transposed,
} from '../../src/rational/rationalMatrix.js';
import { contractions, rationalGrams } from '../support/rationalArbitraries.js';
import { exactLyapunov as byKronecker } from '../support/rationalOracles.js';

const solution = (R: Parameters<typeof exactLyapunov>[0], N: Parameters<typeof exactLyapunov>[1]) =>
  exactLyapunov(R, N, characteristicPolynomial(R));

describe('exactLyapunov', () => {
  it('is q/(1 − a²) for one scalar: 3/(1 − 1/4) = 4', () => {
    const C = solution(tableOf([[0.5]]), tableOf([[3]]));
    expect(entryOf(C, 0, 0).toFraction()).toBe('4');
  });

  it('of a shift has as many noises as there is memory: C = diag(2, 1)', () => {
    const C = solution(
      tableOf([
        [0, 1],
        [0, 0],
      ]),
      tableOf([
        [1, 0],
        [0, 1],
      ]),
    );
    expect(C).toEqual(
      tableOf([
        [2, 0],
        [0, 1],
      ]),
    );
  });

  it('[T1] C = RCRᵀ + N exactly, C symmetric', () => {
    const systems = fc
      .integer({ min: 1, max: 4 })
      .chain((n) => fc.tuple(contractions(n), rationalGrams(n, 2)));
    fc.assert(
      fc.property(systems, ([R, N]) => {
        const C = solution(R, N);
        expect(sum(congruence(R, C), N)).toEqual(C);
        expect(transposed(C)).toEqual(C);
      }),
    );
  });

  it('[T1] is the solution of (I − R ⊗ R) vec C = vec N, to the last digit', () => {
    const systems = fc
      .integer({ min: 1, max: 3 })
      .chain((n) => fc.tuple(contractions(n), rationalGrams(n, n)));
    fc.assert(
      fc.property(systems, ([R, N]) => {
        expect(solution(R, N)).toEqual(matrixOfRows(byKronecker(rowsOf(R), rowsOf(N))));
      }),
      { numRuns: 30 },
    );
  });

  it('carries ρ = 1 − 10⁻¹² without loss', () => {
    const a = rational(10n ** 12n - 1n, 10n ** 12n);
    const C = solution(matrixOfRows([[a]]), tableOf([[1]]));
    expect(entryOf(C, 0, 0).equals(rational(1).div(rational(1).sub(a.mul(a))))).toBe(true);
  });
});
