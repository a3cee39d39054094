import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  columnVector,
  fromRows,
  identity,
  subtract,
  symmetricPart,
} from '../../src/linalg/matrix.js';
import { meanSquaredError, squaredLength } from '../../src/measures/meanSquaredError.js';
import { matrices } from '../support/matrixArbitraries.js';

describe('squaredLength', () => {
  it('vᵀΣv of (1, 2) under [[2, 1], [1, 3]] is 2 + 4 + 12', () => {
    expect(
      squaredLength(
        columnVector([1, 2]),
        fromRows([
          [2, 1],
          [1, 3],
        ]),
      ),
    ).toBe(18);
  });
});

describe('meanSquaredError', () => {
  it('bias² = (Eθ̂ − θ)ᵀΣ(Eθ̂ − θ), variance = tr ΣCov, mse their sum', () => {
    const errors = meanSquaredError(
      columnVector([2, 0]),
      fromRows([
        [5, 1],
        [1, 7],
      ]),
      fromRows([
        [2, 0.5],
        [0.5, 1],
      ]),
    );
    expect(errors).toEqual({ bias2: 8, variance: 18, mse: 26 });
  });

  it('under Σ = I: squared distance and trace', () => {
    fc.assert(
      fc.property(
        matrices(3, 1),
        matrices(3, 1),
        matrices(3, 3).map(symmetricPart),
        (m, theta, C) => {
          const { bias2, variance, mse } = meanSquaredError(subtract(m, theta), C, identity(3));
          const distance = [0, 1, 2].reduce(
            (sum, i) => sum + (m.get(i, 0) - theta.get(i, 0)) ** 2,
            0,
          );
          expect([bias2, variance, mse]).toEqual([distance, C.trace(), distance + C.trace()]);
        },
      ),
    );
  });
});
