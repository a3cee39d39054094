import { describe, expect, it } from 'vitest';
import { rational } from '../../src/rational/rational.js';
import { blockMatrix, mixedBlocks } from '../../src/rational/rationalBlocks.js';
import { matrixOfRows, rowsOf } from '../../src/rational/rationalMatrix.js';

const scalar = (n: number, d: number) => matrixOfRows([[rational(n, d)]]);

describe('blockMatrix', () => {
  it('sets blocks side by side over one denominator', () => {
    const A = blockMatrix(2, 2, 1, (m, l) => scalar(1 + m, 2 + l));
    expect(rowsOf(A).map((row) => row.map((x) => x.toFraction()))).toEqual([
      ['1/2', '1/3'],
      ['1', '2/3'],
    ]);
  });
});

describe('mixedBlocks', () => {
  it('is Σ_m a_m X_m: ½ · 4 + ⅓ · 6 = 4', () => {
    const X = matrixOfRows([[rational(4)], [rational(6)]]);
    const mixed = mixedBlocks([rational(1, 2), rational(1, 3)], 1, X);
    expect(rowsOf(mixed)[0]![0]!.toFraction()).toBe('4');
  });
});
