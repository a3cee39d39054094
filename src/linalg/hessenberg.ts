import { copyOf, identity, type Matrix } from './matrix.js';
import { reflector } from './reflector.js';

/** A = Z H Zᵀ with Z orthogonal; columns of Z are kept as rows. */
export interface Hessenberg {
  /** Zero below the first subdiagonal, n×n. */
  readonly H: Matrix;
  /** Zᵀ, n×n, orthogonal. */
  readonly Zt: Matrix;
}

/**
 * Hessenberg form by Householder reflections.
 *
 * A column whose last entries are zero already leaves their rows alone, so that a block triangular matrix stays one.
 *
 * @param A - n×n. Not modified.
 * @source golub2013 (docs/references.md)
 */
export function hessenberg(A: Matrix): Hessenberg {
  const n = A.rows;
  const H = copyOf(A);
  const reflections: Reflection[] = [];
  for (let k = 0; k + 2 < n; k++) {
    const first = k + 1;
    const end = lastNonZero(H, k) + 1;
    if (end <= first + 1) continue;
    const v = new Float64Array(end - first);
    for (let i = first; i < end; i++) v[i - first] = H.data[i * n + k]!;
    const { beta, image } = reflector(v);
    const reflection = { first, v, beta };
    fromLeft(H, reflection, k + 1);
    fromRight(H, reflection, 0, n);
    H.data[first * n + k] = image;
    for (let i = first + 1; i < end; i++) H.data[i * n + k] = 0;
    reflections.push(reflection);
  }
  return { H, Zt: accumulated(reflections, n) };
}

/** I − β v vᵀ on the coordinates from `first` on. */
interface Reflection {
  readonly first: number;
  readonly v: Float64Array;
  readonly beta: number;
}

/** The last row from k + 1 on with an entry in column k that is not zero; k where there is none. */
function lastNonZero({ rows: n, data }: Matrix, k: number): number {
  for (let i = n - 1; i > k; i--) if (data[i * n + k] !== 0) return i;
  return k;
}

/** A ← (I − βvvᵀ) A in the columns from `column` on. */
function fromLeft({ rows: n, data }: Matrix, { first, v, beta }: Reflection, column: number): void {
  const w = new Float64Array(n);
  for (let i = 0; i < v.length; i++) {
    const x = v[i]!;
    const row = (first + i) * n;
    for (let j = column; j < n; j++) w[j]! += x * data[row + j]!;
  }
  for (let i = 0; i < v.length; i++) {
    const x = beta * v[i]!;
    const row = (first + i) * n;
    for (let j = column; j < n; j++) data[row + j]! -= x * w[j]!;
  }
}

/** A ← A (I − βvvᵀ) in rows `from` … `to` − 1. */
function fromRight(
  { rows: n, data }: Matrix,
  { first, v, beta }: Reflection,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) {
    const at = i * n + first;
    let sum = 0;
    for (let j = 0; j < v.length; j++) sum += data[at + j]! * v[j]!;
    if (sum === 0) continue;
    sum *= beta;
    for (let j = 0; j < v.length; j++) data[at + j]! -= sum * v[j]!;
  }
}

/** Zᵀ = P_m … P_1, from the last reflection back, so that each touches only what those after it have filled. */
function accumulated(reflections: readonly Reflection[], n: number): Matrix {
  const Zt = identity(n);
  for (let m = reflections.length - 1; m >= 0; m--) {
    const reflection = reflections[m]!;
    fromRight(Zt, reflection, reflection.first, n);
  }
  return Zt;
}
