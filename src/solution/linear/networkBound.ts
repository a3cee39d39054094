import type { Ecosystem } from '../../ecosystem/ecosystem.js';
import { leading } from '../../linalg/doubleDouble.js';
import { eigenPairs, modulus, symmetricEigenvalues } from '../../linalg/eigen.js';
import { accumulate } from '../../linalg/linearCombination.js';
import {
  copyOf,
  fromRows,
  inPrecision,
  type Matrix,
  subtract,
  transposed,
} from '../../linalg/matrix.js';
import { maximum } from '../../linalg/norms.js';
import { factorOf } from '../../linalg/pivotedCholesky.js';
import { congruence, product } from '../../linalg/product.js';
import { type PseudoInverse, pseudoInverse } from '../../linalg/pseudoInverse.js';
import { communicatingClasses } from './communicatingClasses.js';
import { type Listening, listening } from './listening.js';

/** What is left of rows outside the range of a Gram matrix, of unit scale each, is rounding below this. */
const ROUNDING = 1e-10;

/**
 * The network anchoring rule, on any network: ρ(Q) ≤ ρ(N)^½ with
 *
 *     N_kj = Σ_m ω_km G_mj c_jm / (1 + b_k)²,   c_jm = λ_max(E_j⁺S_jm),   A_k ⪰ (1 + b_k) α_kE_k
 *
 * E_k = Σ_m ω_km Σ_j G_mj S_jm is what k crawls of models' data, A_k = C_k + α_kE_k, and C_k everything else: its real
 * data, its ridge and what people write. b_k is the largest b with C_k ⪰ b α_kE_k as matrices on all of ℝᵈ (compressed to the
 * range of E_k alone it would be too large). Only entities that listen to each other matter to ρ: edges between classes
 * of W drop out, those of an entity with α_k = 0 among them.
 *
 * Why anchors may be anything: with y = Σ ω_km G_mj S_jm x_j = E_k^½z, ‖x_k'‖²_E = ‖α_kE_k^½A_k⁺E_k^½z‖² ≤ yᵀE_k⁺y/(1 + b_k)² asks
 * only A_k ⪰ (1 + b_k)α_kE_k. And yᵀE_k⁺y ≤ Σ ω_km G_mj x_jᵀS_jm x_j as (y, E) ↦ yᵀE⁺y is convex and homogeneous, so weights need not sum to 1.
 *
 * It bounds ρ where all pools replace. A bound below 1 proves convergence under every memory: all of them average what
 * was published before, so that a mode with |z| ≥ 1 would have to outgrow the largest of its own past values.
 *
 * @param ecosystem - without a schedule. Not modified.
 * @returns the bound; null where an entity that others listen to is fine-tuned, or publishes what it does not crawl.
 * @theorem T10
 */
export function networkBound(ecosystem: Ecosystem): number | null {
  const { entities } = ecosystem;
  const heard = listening(ecosystem);
  const heeded = heard.weights.map((row, k) => (entities[k]!.alpha > 0 ? row : row.map(() => 0)));
  let most = 0;
  for (const members of communicatingClasses(heeded)) {
    if (!members.some((k) => members.some((j) => heeded[k]![j]! > 0))) continue;
    if (members.some((k) => entities[k]!.update.kind !== 'refit')) return null;
    const N = normsWithin(ecosystem, heard, members);
    if (N.some((row) => row.some((x) => !Number.isFinite(x)))) return null;
    most = Math.max(most, modulus(eigenPairs(fromRows(N))[0]!.value));
  }
  return Math.sqrt(most);
}

/** N among the members of one class. */
function normsWithin(
  { entities, publish }: Ecosystem,
  { synthetic, published, crawled, anchors }: Listening,
  members: readonly number[],
): number[][] {
  const ofAll = (m: number, j: number) => entities[j]!.copies * leading(publish[m]![j]!);
  // Who crawls the same shares crawls the same data.
  const known = new Map<string, Factorised>();
  const listeners = members.map((k) => {
    const key = synthetic[k]!.join();
    const E = known.get(key) ?? factorised(crawled[k]!);
    known.set(key, E);
    const { alpha } = entities[k]!;
    const A = copyOf(anchors[k]!);
    accumulate(A, alpha, E.matrix);
    // 1/(1 + b_k). α_kE_k ⪯ A_k: what exceeds 1 is rounding.
    const p = Math.min(1, alpha * largestRatio(E, factorised(A)));
    const ratios = new Map<Matrix, number>();
    const c = published[k]!.map((S, m) => {
      const ratio = ratios.get(S) ?? largestRatio(factorised(S), E);
      ratios.set(S, ratio);
      // What it crawls of itself is a part of E_k.
      return Math.min(ratio, 1 / (synthetic[k]![m]! * ofAll(m, k)));
    });
    return { k, p, c };
  });
  return listeners.map(({ k, p }) =>
    listeners.map(({ k: j, c }) =>
      synthetic[k]!.reduce((sum, weight, m) => {
        const edge = weight * ofAll(m, j);
        return edge === 0 ? sum : sum + p ** 2 * edge * c[m]!;
      }, 0),
    ),
  );
}

/** A Gram matrix with F, FFᵀ = S, and S⁺, each worked out when it is first asked for. */
interface Factorised {
  readonly matrix: Matrix;
  readonly factor: () => Matrix;
  readonly inverse: () => PseudoInverse;
}

function factorised(matrix: Matrix): Factorised {
  let factor: Matrix | undefined;
  let inverse: PseudoInverse | undefined;
  return {
    matrix,
    factor: () => {
      factor ??= factorOf(matrix);
      return factor;
    },
    inverse: () => {
      inverse ??= pseudoInverse(matrix);
      return inverse;
    },
  };
}

/** λ_max(E⁺S), the largest xᵀSx/xᵀEx; infinite where S sees what E does not. */
function largestRatio({ matrix: S, factor }: Factorised, within: Factorised): number {
  const F = factor();
  if (F.columns === 0) return 0;
  const { inverse, rank } = within.inverse();
  const E = within.matrix;
  if (rank < E.rows) {
    const outside = subtract(F, product(E, product(inverse, F)));
    for (let i = 0; i < F.rows; i++) {
      const size = Math.sqrt(S.get(i, i));
      for (let r = 0; r < F.columns; r++) {
        if (Math.abs(outside.get(i, r)) > ROUNDING * size) return Number.POSITIVE_INFINITY;
      }
    }
  }
  const ratio = inPrecision(congruence(transposed(F), inverse), 'double');
  return maximum(symmetricEigenvalues(ratio), 0);
}
