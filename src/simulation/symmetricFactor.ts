import { emptyTable, type Table } from './table.js';

/** A direction counts as seen when its share of a matrix with unit diagonal exceeds this: a Gram matrix is rounded. */
const SEEN = 1e-12;
const MOST_SWEEPS = 60;

/** Orthonormal directions of a symmetric PSD matrix scaled to unit diagonal, S = E V Λ Vᵀ E, largest first. */
export interface SeenDirections {
  /** E: square roots of the diagonal; 0 where a feature is not there. */
  readonly scale: Float64Array;
  /** Λ, those above 1e-12. */
  readonly values: readonly number[];
  /** V, d×rank. */
  readonly directions: Table;
}

/**
 * F with S = F Fᵀ: F = E V √Λ, by Jacobi rotations of the matrix scaled to unit diagonal.
 *
 * @param S - d×d, symmetric PSD. Not modified.
 * @param most - columns of F at most.
 * @returns d×rank.
 */
export function symmetricFactor(S: Table, most: number = S.rows): Table {
  const { scale, values, directions } = seenDirections(S);
  const rank = Math.min(most, values.length);
  const F = emptyTable(S.rows, rank);
  for (let i = 0; i < S.rows; i++) {
    for (let j = 0; j < rank; j++) {
      const entry = directions.entries[i * values.length + j]!;
      F.entries[i * rank + j] = scale[i]! * entry * Math.sqrt(values[j]!);
    }
  }
  return F;
}

/**
 * Directions that a symmetric PSD matrix sees, by cyclic Jacobi rotations.
 *
 * @param S - d×d. Not modified.
 * @source demmel1992 (docs/references.md)
 */
export function seenDirections(S: Table): SeenDirections {
  const { rows: d } = S;
  const scale = Float64Array.from({ length: d }, (_, i) =>
    Math.sqrt(Math.max(0, S.entries[i * d + i]!)),
  );
  const C = new Float64Array(d * d);
  // Row j of V is eigenvector j, so that rotations run along rows.
  const V = new Float64Array(d * d);
  for (let i = 0; i < d; i++) {
    V[i * d + i] = 1;
    if (scale[i] === 0) continue;
    for (let j = 0; j < d; j++) {
      if (scale[j]! > 0) C[i * d + j] = S.entries[i * d + j]! / scale[i]! / scale[j]!;
    }
    C[i * d + i] = 1;
  }
  for (let sweep = 0; sweep < MOST_SWEEPS && rotateAll(C, V, d); sweep++);
  const order = Array.from({ length: d }, (_, j) => j)
    .filter((j) => C[j * d + j]! > SEEN)
    .sort((a, b) => C[b * d + b]! - C[a * d + a]! || a - b);
  const directions = emptyTable(d, order.length);
  order.forEach((from, j) => {
    for (let i = 0; i < d; i++) directions.entries[i * order.length + j] = V[from * d + i]!;
  });
  return { scale, values: order.map((j) => C[j * d + j]!), directions };
}

/** One sweep over all pairs. @returns whether anything was left to rotate. */
function rotateAll(C: Float64Array, V: Float64Array, d: number): boolean {
  let rotated = false;
  for (let p = 0; p < d; p++) {
    for (let q = p + 1; q < d; q++) {
      const off = C[p * d + q]!;
      const largest = Math.max(Math.abs(C[p * d + p]!), Math.abs(C[q * d + q]!));
      if (Math.abs(off) <= (Number.EPSILON / 4) * largest) continue;
      rotated = true;
      const half = (C[q * d + q]! - C[p * d + p]!) / (2 * off);
      const t = (half < 0 ? -1 : 1) / (Math.abs(half) + Math.sqrt(1 + half * half));
      const cosine = 1 / Math.sqrt(1 + t * t);
      const sine = t * cosine;
      rotateRows(C, d, p, q, cosine, sine);
      rotateColumns(C, d, p, q, cosine, sine);
      C[p * d + q] = 0;
      C[q * d + p] = 0;
      rotateRows(V, d, p, q, cosine, sine);
    }
  }
  return rotated;
}

function rotateRows(A: Float64Array, d: number, p: number, q: number, c: number, s: number): void {
  for (let j = 0, left = p * d, right = q * d; j < d; j++, left++, right++) {
    const [x, y] = [A[left]!, A[right]!];
    A[left] = c * x - s * y;
    A[right] = s * x + c * y;
  }
}

function rotateColumns(
  A: Float64Array,
  d: number,
  p: number,
  q: number,
  c: number,
  s: number,
): void {
  for (let i = 0, left = p, right = q; i < d; i++, left += d, right += d) {
    const [x, y] = [A[left]!, A[right]!];
    A[left] = c * x - s * y;
    A[right] = s * x + c * y;
  }
}
