import type { Arena, Panel } from './arena.js';
import { leastSquares } from './leastSquares.js';
import { seenDirections } from './symmetricFactor.js';
import { emptyTable, type Table, tableProduct, transposedTable } from './table.js';

/**
 * A pivot below this share of its diagonal entry leaves the rank in doubt: the eigenvectors then decide it.
 * Drawn rows that determine a model have pivots far above.
 */
const CLEAR_PIVOT = 1e-6;

/** Solves one normal matrix after another, without allocating where the rank is clear. */
export interface NormalSolver {
  /** Takes N, e×e, symmetric PSD. Not modified. */
  readonly factorise: (N: Panel) => void;
  /** Replaces the first row of r by the solution of Nη = r whose θ has least norm. */
  readonly solve: (r: Panel) => void;
}

/**
 * A solver in the coordinates η = Tθ.
 *
 * @param T - e×d, of full row rank. Not modified.
 */
export function normalSolver(arena: Arena, T: Table): NormalSolver {
  const e = T.rows;
  const [factor, inverse, answer] = [
    arena.allocate(e, e),
    arena.allocate(e, e),
    arena.allocate(1, e),
  ];
  let clear = false;
  return {
    factorise: (N) => {
      factor.data.set(N.data);
      clear = cholesky(factor.data, factor.width, e);
      if (!clear) writeLeastNorm(inverse, N, T);
    },
    solve: (r) => {
      if (clear) {
        substitute(factor.data, factor.width, e, r.data);
      } else {
        answer.data.fill(0);
        arena.addProduct(answer, r, inverse, 1, e);
        r.data.set(answer.data.subarray(0, e));
      }
    },
  };
}

/**
 * The map from r to η, transposed: with N = WᵀΛW, W = VᵀE, all θ with WTθ = Λ⁻¹VᵀE⁻¹r solve it, and (WT)⁺ takes
 * the one of least norm.
 */
function writeLeastNorm(target: Panel, N: Panel, T: Table): void {
  const e = T.rows;
  const packed = emptyTable(e, e);
  for (let i = 0; i < e; i++) {
    packed.entries.set(N.data.subarray(i * N.width, i * N.width + e), i * e);
  }
  const { scale, values, directions } = seenDirections(packed);
  const r = values.length;
  const W = emptyTable(r, e);
  const seen = emptyTable(r, e);
  for (let j = 0; j < r; j++) {
    for (let i = 0; i < e; i++) {
      const entry = directions.entries[i * r + j]!;
      W.entries[j * e + i] = entry * scale[i]!;
      seen.entries[j * e + i] = scale[i]! > 0 ? entry / scale[i]! / values[j]! : 0;
    }
  }
  const solution = tableProduct(tableProduct(T, leastSquares(tableProduct(W, T))), seen);
  const { entries } = transposedTable(solution);
  for (let i = 0; i < e; i++) {
    target.data.set(entries.subarray(i * e, (i + 1) * e), i * target.width);
  }
}

/**
 * A = LLᵀ, L written over the lower triangle of A.
 *
 * @returns whether every pivot was clear; if not, A is left half done.
 */
function cholesky(A: Float64Array, width: number, d: number): boolean {
  for (let i = 0; i < d; i++) {
    const row = i * width;
    const diagonal = A[row + i]!;
    for (let j = 0; j < i; j++) {
      const other = j * width;
      let sum = A[row + j]!;
      for (let l = 0; l < j; l++) sum -= A[row + l]! * A[other + l]!;
      A[row + j] = sum / A[other + j]!;
    }
    let pivot = diagonal;
    for (let l = 0; l < i; l++) pivot -= A[row + l]! * A[row + l]!;
    if (!(pivot > CLEAR_PIVOT * diagonal)) return false;
    A[row + i] = Math.sqrt(pivot);
  }
  return true;
}

/** Solves LLᵀx = r in place. */
function substitute(L: Float64Array, width: number, d: number, r: Float64Array): void {
  for (let i = 0; i < d; i++) {
    let sum = r[i]!;
    for (let l = 0; l < i; l++) sum -= L[i * width + l]! * r[l]!;
    r[i] = sum / L[i * width + i]!;
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = r[i]!;
    for (let l = i + 1; l < d; l++) sum -= L[l * width + i]! * r[l]!;
    r[i] = sum / L[i * width + i]!;
  }
}
