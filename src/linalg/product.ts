import type { Matrix } from 'ml-matrix';
import { ShapeError } from '../errors.js';
import { flat, flatTransposed, unflat } from './flat.js';
import { innerProducts } from './innerProducts.js';

/**
 * A B.
 *
 * @param A - m×n. Not modified.
 * @param B - n×l. Not modified.
 * @throws ShapeError if A.columns and B.rows differ.
 */
export function product(A: Matrix, B: Matrix): Matrix {
  requireInner('product', A.columns, B.rows);
  const entries = innerProducts(flat(A), A.rows, flatTransposed(B), B.columns, A.columns);
  return unflat(entries, A.rows, B.columns);
}

/**
 * A Bᵀ.
 *
 * @param A - m×n. Not modified.
 * @param B - l×n. Not modified.
 * @throws ShapeError if A.columns and B.columns differ.
 */
export function productTransposed(A: Matrix, B: Matrix): Matrix {
  requireInner('productTransposed', A.columns, B.columns);
  return unflat(innerProducts(flat(A), A.rows, flat(B), B.rows, A.columns), A.rows, B.rows);
}

/**
 * M X Mᵀ, made exactly symmetric for a symmetric X.
 *
 * @param M - m×n. Not modified.
 * @param X - n×n, symmetric. Not modified.
 * @throws ShapeError if M.columns and X.rows differ.
 */
export function congruence(M: Matrix, X: Matrix): Matrix {
  return symmetricPart(productTransposed(product(M, X), M));
}

/** (A + Aᵀ)/2: symmetric to the last bit, as decompositions require. */
export function symmetricPart(A: Matrix): Matrix {
  const S = A.clone();
  for (let i = 0; i < A.rows; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (A.get(i, j) + A.get(j, i)) / 2;
      S.set(i, j, mean);
      S.set(j, i, mean);
    }
  }
  return S;
}

function requireInner(name: string, left: number, right: number): void {
  if (left !== right) {
    throw new ShapeError(`${name}: inner dimensions must agree, found ${left} and ${right}.`);
  }
}
