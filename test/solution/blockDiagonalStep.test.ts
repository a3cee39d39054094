import { describe, expect, it } from 'vitest';
import { eigenPairs, modulus } from '../../src/linalg/eigen.js';
import { fromRows, identity, type Matrix, scaled, subtract } from '../../src/linalg/matrix.js';
import { isPositiveSemidefinite } from '../../src/linalg/pivotedCholesky.js';
import { product } from '../../src/linalg/product.js';
import { inverse } from '../../src/linalg/solve.js';
import { denseRecurrence } from '../../src/recurrence/linear/denseRecurrence.js';
import { proportionalBound } from '../../src/solution/linear/proportionalBound.js';
import { universalBound } from '../../src/solution/linear/universalBound.js';
import { type Description, realised } from '../support/arbitraries.js';
import { gramOf, indices } from '../support/designArbitraries.js';

// The step that T5 does without. With S = blockdiag(S_1 … S_K), Π = (1/K) 𝟙𝟙ᵀ ⊗ I the average over models and
// A = blockdiag(A_1 … A_K), Q = αA⁻¹ΠS. Every entity trains on all synthetic data, so the synthetic part of A is
// α I ⊗ S̄, S̄ = mean S_k. Reading ΠSΠ as that block diagonal matrix is false, and so is what would follow from it.

describe('[T5] ΠSΠ is not block diagonal', () => {
  it('smallest case, K = 2, d = 1, S = diag(1, 0): ΠSΠ = ¼ 𝟙𝟙ᵀ, and I ⊗ S̄ = ½ I', () => {
    const S = [[[1]], [[0]]];
    expect(compressed(S).to2DArray()).toEqual([
      [1 / 4, 1 / 4],
      [1 / 4, 1 / 4],
    ]);
    expect(repeated(S)).toEqual(scaled(identity(2), 1 / 2));
  });

  it('not even where all S_k are equal: K = 2, S = I gives ½ 𝟙𝟙ᵀ', () => {
    expect(compressed([[[1]], [[1]]]).to2DArray()).toEqual([
      [1 / 2, 1 / 2],
      [1 / 2, 1 / 2],
    ]);
  });

  it('ΠSΠ = (1/K) 𝟙𝟙ᵀ ⊗ S̄: what I ⊗ S̄ has more, (I − 𝟙𝟙ᵀ/K) ⊗ S̄ ⪰ 0, acts on disagreement', () => {
    const S = [1, 2, 4, 9].map((x) =>
      gramOf([
        [x, 1],
        [1, -x],
      ]),
    );
    const difference = subtract(repeated(S), compressed(S));
    expect(isPositiveSemidefinite(difference)).toBe(true);
    const agree = fromRows(indices(8).map((i) => [i % 2 === 0 ? 3 : -5]));
    expect(product(difference, agree).norm()).toBe(0);
    const disagree = fromRows(indices(8).map((i) => [[1, 0, -1, 0, 0, 0, 0, 0][i]!]));
    expect(product(difference, disagree).norm()).toBe(product(repeated(S), disagree).norm());
  });
});

describe('[T5] two specialists, one without data: S̃ = S = diag(1, 0), α = ½, β = 1', () => {
  const system = realised(twoOf([[1]], [[0]], [[1]], [[0]]));
  const Q = denseRecurrence(system).Q;
  const S = [[[1]], [[0]]];
  const alphaPiS = fromRows([
    [1 / 4, 0],
    [1 / 4, 0],
  ]);

  it('has A = diag(¾, ¼) and ρ(Q) = ⅓, within the bound ½', () => {
    const A = fromRows([
      [3 / 4, 0],
      [0, 1 / 4],
    ]);
    expect(gap(Q, product(inverse(A), alphaPiS))).toBeLessThan(1e-15);
    expect(radius(Q)).toBeCloseTo(1 / 3, 15);
    expect(proportionalBound(system)).toBe(1 / 2);
  });

  it('with ΠSΠ put for I ⊗ S̄ in A it would be nilpotent, ρ = 0', () => {
    const A = fromRows([
      [1 / 2 + 1 / 8, 1 / 8],
      [1 / 8, 1 / 8],
    ]); // ᾱ diag(1, 0) + α ΠSΠ
    expect(product(inverse(A), alphaPiS).to2DArray()).toEqual([
      [0, 0],
      [2, 0],
    ]);
  });

  it('with ΠSΠ put for ΠS in Q it would be ρ = ⅔, above the bound', () => {
    const A = fromRows([
      [3 / 4, 0],
      [0, 1 / 4],
    ]);
    expect(radius(product(inverse(A), scaled(compressed(S), 1 / 2)))).toBeCloseTo(2 / 3, 15);
  });
});

describe('[T4] what would follow from the step is false: αΠSΠ ⪯ A, yet ρ(Q) > 1', () => {
  // Each entity publishes one feature; its one real row (−2, 5) or (5, −2) pins the other against it. α = ½.
  const rows = [
    [-2, 5],
    [5, -2],
  ];
  const [B1, B2] = rows.map((row) => gramOf(row.map((x) => [x]))) as [number[][], number[][]];
  const published = [gramOf([[1], [0]]), gramOf([[0], [1]])] as [number[][], number[][]];
  const system = realised(twoOf(B1, B2, ...published));
  const A = fromRows([
    [9 / 4, -5, 0, 0],
    [-5, 51 / 4, 0, 0],
    [0, 0, 51 / 4, -5],
    [0, 0, -5, 9 / 4],
  ]);
  const compression = scaled(compressed(published), 1 / 2);

  it('A − αΠSΠ ⪰ 0 and ρ(αA⁻¹ΠSΠ) = 50/59', () => {
    expect(isPositiveSemidefinite(subtract(A, compression))).toBe(true);
    expect(radius(product(inverse(A), compression))).toBeCloseTo(50 / 59, 13);
  });

  it('but ρ(Q) = 71/59, between 1 and (1 + √2)/2; T5 does not apply', () => {
    const { Q } = denseRecurrence(system);
    expect(radius(Q)).toBeCloseTo(71 / 59, 13);
    expect(71 / 59).toBeLessThan(universalBound(2));
    expect(proportionalBound(system)).toBeNull();
  });
});

// Helpers

/** Two entities at α = ½ without public data: real Gram matrices, then published ones. */
function twoOf(...grams: [number[][], number[][], number[][], number[][]]): Description {
  const data = (gram: number[][]) => ({ samples: 9, design: { gram } });
  return {
    features: grams[0].length,
    alpha: 0.5,
    entities: [
      { name: 'A', private: data(grams[0]), synthetic: data(grams[2]) },
      { name: 'B', private: data(grams[1]), synthetic: data(grams[3]) },
    ],
  };
}

/** ΠSΠ by its definition. */
function compressed(S: readonly number[][][]): Matrix {
  const [K, d] = [S.length, S[0]!.length];
  const blocks = (of: (k: number, l: number, i: number, j: number) => number) =>
    fromRows(
      indices(K * d).map((p) =>
        indices(K * d).map((q) => of(Math.floor(p / d), Math.floor(q / d), p % d, q % d)),
      ),
    );
  const Pi = blocks((_, __, i, j) => (i === j ? 1 / K : 0));
  const diagonal = blocks((k, l, i, j) => (k === l ? S[k]![i]![j]! : 0));
  return product(product(Pi, diagonal), Pi);
}

/** I ⊗ S̄. */
function repeated(S: readonly number[][][]): Matrix {
  const [K, d] = [S.length, S[0]!.length];
  const mean = (i: number, j: number) => S.reduce((sum, Sk) => sum + Sk[i]![j]!, 0) / K;
  return fromRows(
    indices(K * d).map((p) =>
      indices(K * d).map((q) => (Math.floor(p / d) === Math.floor(q / d) ? mean(p % d, q % d) : 0)),
    ),
  );
}

const radius = (A: Matrix): number => modulus(eigenPairs(A)[0]!.value);
const gap = (A: Matrix, B: Matrix): number => subtract(A, B).norm();
