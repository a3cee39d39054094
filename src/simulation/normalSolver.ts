import type { Arena, Panel } from './arena.js';
import { writePseudoInverse } from './normalMatrix.js';

/**
 * A pivot below this share of its diagonal entry leaves the rank in doubt: the pseudo-inverse then decides it.
 * Drawn rows that determine a model have pivots far above.
 */
const CLEAR_PIVOT = 1e-6;

/** Solves one normal matrix after another, without allocating where the rank is clear. */
export interface NormalSolver {
  /** Takes N, d×d, symmetric PSD. Not modified. */
  readonly factorise: (N: Panel) => void;
  /** Replaces the first row of r by the least-squares solution of least norm, N⁺r. */
  readonly solve: (r: Panel) => void;
}

/** A solver for d features. */
export function normalSolver(arena: Arena, d: number): NormalSolver {
  const [factor, inverse, answer] = [
    arena.allocate(d, d),
    arena.allocate(d, d),
    arena.allocate(1, d),
  ];
  let clear = false;
  return {
    factorise: (N) => {
      factor.data.set(N.data);
      clear = cholesky(factor.data, factor.width, d);
      if (!clear) writePseudoInverse(inverse, N, d);
    },
    solve: (r) => {
      if (clear) {
        substitute(factor.data, factor.width, d, r.data);
      } else {
        answer.data.fill(0);
        arena.addProduct(answer, r, inverse, 1, d);
        r.data.set(answer.data.subarray(0, d));
      }
    },
  };
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
