import { add, type Matrix, symmetricPart, zeros } from './matrix.js';
import { product } from './product.js';

/** 2²⁷ + 1: splits a float64 into two halves whose products are exact. */
const SPLITTER = 134_217_729;

/**
 * One Newton step X + X(I − AX) towards the inverse of A, its residual summed in twice the working precision.
 *
 * An inverse computed in float64 is off by ε·cond(A) relative to its largest entry; after the step it is off by ε.
 * That matters where it meets a matrix that is large just where the inverse is small.
 *
 * @param A - d×d, symmetric, positive definite. Not modified.
 * @param X - its inverse to several digits, d×d, symmetric. Not modified.
 * @returns the better inverse, exactly symmetric.
 * @source ogita2005 (docs/references.md)
 */
export function refinedInverse(A: Matrix, X: Matrix): Matrix {
  const d = A.rows;
  const residual = zeros(d, d);
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < d; j++) {
      // X is symmetric, so its row j is its column j.
      residual.set(i, j, -accurateSum(A.data, i * d, X.data, j * d, d, i === j ? -1 : 0));
    }
  }
  return symmetricPart(add(X, product(X, residual)));
}

/** start + Σ_k x_k y_k as if in twice the working precision, then rounded (Dot2). */
function accurateSum(
  x: Float64Array,
  xAt: number,
  y: Float64Array,
  yAt: number,
  length: number,
  start: number,
): number {
  let sum = start;
  let error = 0;
  for (let k = 0; k < length; k++) {
    const a = x[xAt + k]!;
    const b = y[yAt + k]!;
    const p = a * b;
    const ca = SPLITTER * a;
    const aHigh = ca - (ca - a);
    const aLow = a - aHigh;
    const cb = SPLITTER * b;
    const bHigh = cb - (cb - b);
    const bLow = b - bHigh;
    const pError = aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
    const next = sum + p;
    const z = next - sum;
    error += sum - (next - z) + (p - z) + pError;
    sum = next;
  }
  return sum + error;
}
