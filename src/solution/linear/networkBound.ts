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
import { listening } from './listening.js';

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
  const { entities, publish } = ecosystem;
  const { synthetic, published, weights, crawled, anchors } = listening(ecosystem);
  const heard = weights.map((row, k) => (entities[k]!.alpha > 0 ? row : row.map(() => 0)));
  let most = 0;
  for (const members of communicatingClasses(heard)) {
    if (!members.some((k) => members.some((j) => heard[k]![j]! > 0))) continue;
    if (members.some((k) => entities[k]!.update.kind !== 'refit')) return null;
    // Who crawls the same shares crawls the same data.
    const alike = new Map<string, { E: Matrix; factor: Matrix; inverse: PseudoInverse }>();
    const listeners = members.map((k) => {
      const key = synthetic[k]!.join();
      const found = alike.get(key);
      const heardData = found ?? {
        E: crawled[k]!,
        factor: factorOf(crawled[k]!),
        inverse: pseudoInverse(crawled[k]!),
      };
      if (!found) alike.set(key, heardData);
      const { E, factor, inverse } = heardData;
      const { alpha } = entities[k]!;
      const A = copyOf(anchors[k]!);
      accumulate(A, alpha, E);
      // α_kE_k ⪯ A_k: what exceeds 1 is rounding.
      const p = Math.min(1, alpha * largestRatio(E, factor, A, pseudoInverse(A)));
      const known = new Map<Matrix, number>();
      const c = published[k]!.map((S, m) => {
        const ratio = known.get(S) ?? largestRatio(S, factorOf(S), E, inverse);
        known.set(S, ratio);
        // What it crawls of itself is a part of E_k.
        const own = synthetic[k]![m]! * entities[k]!.copies * leading(publish[m]![k]!);
        return Math.min(ratio, 1 / own);
      });
      return { k, p, c };
    });
    const N = listeners.map(({ k, p }) =>
      listeners.map(({ k: j, c }) =>
        publish.reduce((sum, shares, m) => {
          const weight = synthetic[k]![m]! * entities[j]!.copies * leading(shares[j]!);
          return weight === 0 ? sum : sum + p ** 2 * weight * c[m]!;
        }, 0),
      ),
    );
    if (N.some((row) => row.some((x) => !Number.isFinite(x)))) return null;
    most = Math.max(most, modulus(eigenPairs(fromRows(N))[0]!.value));
  }
  return Math.sqrt(most);
}

/**
 * λ_max(E⁺S), the largest xᵀSx/xᵀEx; infinite where S sees what E does not.
 *
 * @param F - S = FFᵀ.
 * @param inverse - of E.
 */
function largestRatio(S: Matrix, F: Matrix, E: Matrix, { inverse, rank }: PseudoInverse): number {
  if (F.columns === 0) return 0;
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
