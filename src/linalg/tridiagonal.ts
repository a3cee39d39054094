import { copyOf, identity, type Matrix } from './matrix.js';
import { reflector } from './reflector.js';

/** A = Z T Zᵀ with T symmetric tridiagonal and Z orthogonal; columns of Z are kept as rows. */
export interface Tridiagonal {
  readonly diagonal: Float64Array;
  /** n − 1 entries beside the diagonal. */
  readonly beside: Float64Array;
  /** Zᵀ, n×n. */
  readonly Zt: Matrix;
}

/**
 * Tridiagonal form of a symmetric matrix by Householder reflections.
 *
 * @param A - n×n, exactly symmetric. Not modified.
 * @source golub2013 (docs/references.md)
 */
export function tridiagonal(A: Matrix): Tridiagonal {
  const n = A.rows;
  const { data: a } = copyOf(A);
  const beside = new Float64Array(Math.max(0, n - 1));
  const reflections: { readonly v: Float64Array; readonly beta: number }[] = [];
  for (let k = 0; k + 1 < n; k++) {
    const first = k + 1;
    // Row k, by symmetry its column: neighbours in memory.
    const v = a.slice(k * n + first, (k + 1) * n);
    const { beta, image } = reflector(v);
    beside[k] = image;
    reflections.push({ v, beta });
    if (beta !== 0) reflectBothSides(a, n, first, v, beta);
  }
  const Zt = identity(n);
  for (let k = reflections.length - 1; k >= 0; k--) {
    const { v, beta } = reflections[k]!;
    if (beta === 0) continue;
    for (let i = k + 1; i < n; i++) {
      const at = i * n + k + 1;
      let sum = 0;
      for (let j = 0; j < v.length; j++) sum += Zt.data[at + j]! * v[j]!;
      sum *= beta;
      for (let j = 0; j < v.length; j++) Zt.data[at + j]! -= sum * v[j]!;
    }
  }
  return { diagonal: Float64Array.from({ length: n }, (_, i) => a[i * n + i]!), beside, Zt };
}

/** The trailing block B ← PBP, P = I − βvvᵀ: B − vwᵀ − wvᵀ with w = βBv − (β²vᵀBv/2)v. */
function reflectBothSides(
  a: Float64Array,
  n: number,
  first: number,
  v: Float64Array,
  beta: number,
): void {
  const m = v.length;
  const w = new Float64Array(m);
  for (let i = 0; i < m; i++) {
    const row = (first + i) * n + first;
    let sum = 0;
    for (let j = 0; j < m; j++) sum += a[row + j]! * v[j]!;
    w[i] = beta * sum;
  }
  let inner = 0;
  for (let i = 0; i < m; i++) inner += w[i]! * v[i]!;
  const half = (beta * inner) / 2;
  for (let i = 0; i < m; i++) w[i]! -= half * v[i]!;
  for (let i = 0; i < m; i++) {
    const row = (first + i) * n + first;
    const [x, y] = [v[i]!, w[i]!];
    // Both products are summed first, so that entry and mirror round alike.
    for (let j = 0; j < m; j++) a[row + j]! -= x * w[j]! + y * v[j]!;
  }
}
