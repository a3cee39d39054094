import { NumericalError } from '../errors.js';
import { copyOf, identity, Matrix, transposed } from './matrix.js';
import { largestModulus } from './norms.js';
import { reflector } from './reflector.js';
import { swapRows } from './swapRows.js';

/** Orthonormal bases, as rows, of the vectors a square matrix nearly annihilates from either side. */
export interface NullSpaces {
  /** v with Av ≈ 0, r×n. */
  readonly right: Matrix;
  /** u with uᵀA ≈ 0, r×n. */
  readonly left: Matrix;
}

/**
 * The null spaces of dimension r of a matrix that is nearly of rank n − r, by orthogonal factorisation with column
 * pivoting: AΠ = QR with the last r rows of R near zero. Then the last columns of Q are annihilated from the left, and
 * those of the factor Q of Aᵀ from the right. It takes n reflections, whatever the entries.
 *
 * Where A is not that near to rank n − r, the bases are orthonormal still, but not annihilated: check ‖Av‖.
 *
 * @param A - n×n. Not modified.
 * @param r - dimension of the null space, 0 … n.
 * @throws NumericalError if an entry is not finite.
 * @source golub2013 (docs/references.md)
 */
export function nullSpaces(A: Matrix, r: number): NullSpaces {
  const size = largestModulus(A.data);
  if (!Number.isFinite(size)) {
    throw new NumericalError(
      `nullSpaces: every entry must be finite, found ${size}. The scenario overflows float64: rescale its features.`,
    );
  }
  // Columns of A are rows of Aᵀ.
  return { left: leftNull(transposed(A), r), right: leftNull(A, r) };
}

/** Orthonormal rows u with Bu ≈ 0: columns of A = Bᵀ are reduced, largest first, and the rest of Q is left. */
function leftNull(B: Matrix, r: number): Matrix {
  const factors = pivotedQr(B, B.rows - r);
  const basis = new Matrix(r, B.rows, identity(B.rows).data.slice((B.rows - r) * B.rows));
  for (let i = 0; i < r; i++) {
    const u = basis.data.subarray(i * B.rows, (i + 1) * B.rows);
    applyQ(factors, u);
    polish(B, factors, u);
  }
  return basis;
}

/** AΠ = QR after some columns. */
interface PivotedQr {
  /** Row j: column j of R. */
  readonly columns: Float64Array;
  /** Row j of `columns` was column `pivots[j]` of A. */
  readonly pivots: Int32Array;
  readonly reflections: readonly { readonly v: Float64Array; readonly beta: number }[];
}

function pivotedQr(B: Matrix, rank: number): PivotedQr {
  const n = B.rows;
  const columns = copyOf(B).data;
  const pivots = Int32Array.from({ length: n }, (_, j) => j);
  const reflections: { readonly v: Float64Array; readonly beta: number }[] = [];
  for (let k = 0; k < rank; k++) {
    const pivot = largestRow(columns, n, k);
    swapRows(columns, n, k, pivot);
    [pivots[k], pivots[pivot]] = [pivots[pivot]!, pivots[k]!];
    const v = columns.slice(k * n + k, (k + 1) * n);
    const { beta, image } = reflector(v);
    reflections.push({ v, beta });
    columns.fill(0, k * n + k, (k + 1) * n);
    columns[k * n + k] = image;
    for (let j = k + 1; j < n; j++) reflect(columns, j * n + k, v, beta);
  }
  return { columns, pivots, reflections };
}

/** x ← Qx. */
function applyQ({ reflections }: PivotedQr, x: Float64Array): void {
  for (let k = reflections.length - 1; k >= 0; k--) {
    const { v, beta } = reflections[k]!;
    reflect(x, k, v, beta);
  }
}

/** u ← u − B⁺(Bu): one step of refinement, which takes back what the reflections rounded. */
function polish(B: Matrix, factors: PivotedQr, u: Float64Array): void {
  const { columns, pivots, reflections } = factors;
  const n = B.rows;
  const y = new Float64Array(n);
  for (let k = 0; k < reflections.length; k++) {
    // Rᵀy = ΠᵀBu, forwards.
    let sum = 0;
    for (let i = 0, at = pivots[k]! * n; i < n; i++) sum += B.data[at + i]! * u[i]!;
    for (let i = 0; i < k; i++) sum -= columns[k * n + i]! * y[i]!;
    const pivot = columns[k * n + k]!;
    y[k] = pivot === 0 ? 0 : sum / pivot;
  }
  applyQ(factors, y);
  for (let i = 0; i < n; i++) u[i]! -= y[i]!;
}

/** The row from k on that is largest in what is left of it, the columns from k on. */
function largestRow(rows: Float64Array, n: number, k: number): number {
  let [best, most] = [k, -1];
  for (let j = k; j < n; j++) {
    let square = 0;
    for (let i = j * n + k; i < (j + 1) * n; i++) square += rows[i]! * rows[i]!;
    if (square > most) [best, most] = [j, square];
  }
  return best;
}

/** x ← (I − βvvᵀ)x for the vector x that starts at `from`. */
function reflect(data: Float64Array, from: number, v: Float64Array, beta: number): void {
  let sum = 0;
  for (let i = 0; i < v.length; i++) sum += data[from + i]! * v[i]!;
  sum *= beta;
  for (let i = 0; i < v.length; i++) data[from + i]! -= sum * v[i]!;
}
