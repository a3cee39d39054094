import { NumericalError } from '../errors.js';
import { balance } from './balance.js';
import { hessenberg } from './hessenberg.js';
import { irreducibleOrder } from './irreducibleOrder.js';
import { Matrix } from './matrix.js';
import { euclideanNorm, largestModulus, powerOfTwoNear } from './norms.js';
import { product } from './product.js';
import { realSchur } from './realSchur.js';
import { type ComplexVector, schurVectors } from './schurVectors.js';

export { symmetricEigenPairs, symmetricEigenvalues } from './symmetricEigen.js';

/** An eigenvalue λ = re + i·im. */
export interface Complex {
  readonly re: number;
  readonly im: number;
}

/** An eigenvalue and the real and imaginary parts of its right eigenvector, A(u + iv) = λ(u + iv). */
export interface EigenPair {
  readonly value: Complex;
  readonly vector: { readonly re: Float64Array; readonly im: Float64Array };
  /**
   * 1/|yᴴx|, 1 or more, for unit left and right eigenvectors y and x of the balanced matrix: a small change E of that
   * matrix moves λ by at most ‖E‖ times this, to first order. Infinity for a defective eigenvalue.
   */
  readonly condition: number;
}

/** All eigenvalues with what bounds their errors. */
export interface EigenSystem {
  readonly pairs: readonly EigenPair[];
  /**
   * ‖D⁻¹AD‖, Frobenius norm of the balanced matrix: computed eigenvalues are those of that matrix changed by a modest
   * multiple of ε times this, so that an error is of the order of ε · norm · condition.
   */
  readonly norm: number;
}

export const modulus = ({ re, im }: Complex): number => Math.hypot(re, im);

/**
 * Eigenvalues and right eigenvectors of a real square matrix, largest modulus first; of a conjugate pair the
 * one with positive imaginary part comes first. Eigenvectors have unit Euclidean norm.
 *
 * @param A - n×n. Not modified.
 * @throws NumericalError if A has an entry that is not finite, or an eigenvalue overflows.
 */
export const eigenPairs = (A: Matrix): EigenPair[] => [...eigenSystem(A).pairs];

/**
 * The eigenvalues of `eigenPairs`, with the size of the matrix they are those of.
 *
 * Coordinates are put in an order that makes A block triangular, A is scaled and balanced by powers of two, reduced to
 * Hessenberg and to real Schur form by orthogonal matrices, and eigenvectors are found by substitution. The same matrix
 * gives the same bytes.
 *
 * @param A - n×n. Not modified.
 * @throws NumericalError if A has an entry that is not finite, or an eigenvalue overflows.
 */
export function eigenSystem(A: Matrix): EigenSystem {
  const n = A.rows;
  const size = largestModulus(A.data);
  if (!Number.isFinite(size)) {
    throw new NumericalError(
      `eigenPairs: every entry must be finite, found ${size}. The scenario overflows float64: rescale its features.`,
    );
  }
  const unit = size === 0 ? 1 : powerOfTwoNear(size);
  const order = irreducibleOrder(A);
  const { balanced, scale } = balance(ordered(A, order, unit));
  const { T, Zt } = realSchur(hessenberg(balanced));
  const { re, im, right, condition } = schurVectors(T);
  const vectors = product(right, Zt); // rows: Z x for every row x
  const original = (row: number): Float64Array => {
    const vector = new Float64Array(n);
    order.forEach((to, i) => {
      vector[to] = scale[i]! * vectors.data[row * n + i]!;
    });
    return vector;
  };
  const none = new Float64Array(n);
  const pairs: EigenPair[] = [];
  for (let k = 0; k < n; k++) {
    const value = { re: re[k]! * unit, im: im[k]! * unit };
    if (!Number.isFinite(modulus(value))) {
      throw new NumericalError(
        `eigenPairs: every eigenvalue must be finite, found ${modulus(value)}. The scenario overflows float64: rescale its features.`,
      );
    }
    const isPair = im[k] !== 0;
    const vector = normalised({ re: original(k), im: isPair ? original(k + 1) : none });
    pairs.push({ value, vector, condition: condition[k]! });
    if (!isPair) continue;
    pairs.push({
      value: { re: value.re, im: -value.im },
      vector: { re: vector.re, im: vector.im.map((x) => -x) },
      condition: condition[k]!,
    });
    k++;
  }
  pairs.sort((a, b) => modulus(b.value) - modulus(a.value) || b.value.im - a.value.im);
  return { pairs, norm: balanced.norm() * unit };
}

/** PᵀAP/unit: rows and columns in that order. */
function ordered({ rows: n, data }: Matrix, order: Int32Array, unit: number): Matrix {
  const B = new Matrix(n, n);
  for (let i = 0; i < n; i++) {
    const row = order[i]! * n;
    for (let j = 0; j < n; j++) B.data[i * n + j] = data[row + order[j]!]! / unit;
  }
  return B;
}

/** Of unit norm, its largest coordinates first brought near 1, which the scale D may have taken far away. */
function normalised({ re, im }: ComplexVector): ComplexVector {
  const norm = Math.hypot(euclideanNorm(re), euclideanNorm(im));
  return { re: re.map((x) => x / norm), im: im.map((x) => x / norm) };
}
