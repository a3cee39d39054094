import { EigenvalueDecomposition } from 'ml-matrix';
import { NumericalError } from '../errors.js';
import { balance } from './balance.js';
import { fromRows, type Matrix, symmetricPart } from './matrix.js';

/** An eigenvalue λ = re + i·im. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** An eigenvalue and the real and imaginary parts of its right eigenvector, A(u + iv) = λ(u + iv). */
export interface EigenPair {
  readonly value: Complex;
  readonly vector: { readonly re: Float64Array; readonly im: Float64Array };
}

export const modulus = ({ re, im }: Complex): number => Math.hypot(re, im);

/**
 * Eigenvalues and right eigenvectors of a real square matrix, largest modulus first; of a conjugate pair the
 * one with positive imaginary part comes first. Eigenvectors have unit Euclidean norm.
 *
 * @param A - n×n. Not modified.
 * @throws NumericalError if A has an entry that is not finite.
 */
export function eigenPairs(A: Matrix): EigenPair[] {
  if (!Number.isFinite(A.norm())) {
    throw new NumericalError(
      `eigenPairs: every entry must be finite, found norm ${A.norm()}. The scenario overflows float64: rescale its features.`,
    );
  }
  if (A.rows === 0) return [];
  const { balanced, scale } = balance(A);
  const { realEigenvalues, imaginaryEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(
    balanced,
    { assumeSymmetric: false },
  );
  const column = (j: number) => scale.map((s, i) => s * eigenvectorMatrix.get(i, j));
  const pairs = realEigenvalues.map((re, j): EigenPair => {
    const im = imaginaryEigenvalues[j]!;
    // A conjugate pair (j, j+1) holds u in column j and v in column j+1.
    const vector =
      im === 0
        ? { re: column(j), im: new Float64Array(A.rows) }
        : im > 0
          ? { re: column(j), im: column(j + 1) }
          : { re: column(j - 1), im: column(j).map((x) => -x) };
    return { value: { re, im }, vector: normalised(vector) };
  });
  return pairs.sort((a, b) => modulus(b.value) - modulus(a.value) || b.value.im - a.value.im);
}

/** Eigenvalues of a symmetric matrix, smallest first. */
export const symmetricEigenvalues = (A: Matrix): number[] => symmetricEigenPairs(A).values;

/**
 * Eigenvalues and orthonormal eigenvectors of a symmetric matrix.
 *
 * @param A - n×n, symmetric to rounding. Not modified.
 * @returns eigenvalues, smallest first, and eigenvectors as rows in that order, n×n.
 */
export function symmetricEigenPairs(A: Matrix): { values: number[]; vectors: Matrix } {
  if (A.rows === 0) return { values: [], vectors: A };
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(symmetricPart(A), {
    assumeSymmetric: true,
  });
  const order = realEigenvalues.map((value, j) => ({ value, j })).sort((a, b) => a.value - b.value);
  return {
    values: order.map(({ value }) => value),
    vectors: fromRows(order.map(({ j }) => eigenvectorMatrix.getColumn(j))),
  };
}

function normalised({ re, im }: EigenPair['vector']): EigenPair['vector'] {
  const norm = Math.hypot(...re, ...im);
  return { re: re.map((x) => x / norm), im: im.map((x) => x / norm) };
}
