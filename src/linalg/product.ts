import { ShapeError } from '../errors.js';
import { extendedProduct, extendedRowProducts } from './extendedProduct.js';
import { innerProducts, matrixProduct } from './innerProducts.js';
import { Matrix, symmetricPart } from './matrix.js';

/**
 * A B.
 *
 * @param A - m×n. Not modified.
 * @param B - n×l. Not modified.
 * @throws ShapeError if A.columns and B.rows differ.
 */
export function product(A: Matrix, B: Matrix): Matrix {
  requireInner('product', A.columns, B.rows);
  if (A.low !== null || B.low !== null) return extendedProduct(A, B);
  return new Matrix(A.rows, B.columns, matrixProduct(A, B));
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
  return rowsTimesRows(A, B);
}

/**
 * M X Mᵀ, made exactly symmetric.
 *
 * @param M - m×n. Not modified.
 * @param X - n×n, symmetric. Not modified.
 * @throws ShapeError if M.columns and X.rows differ.
 */
export function congruence(M: Matrix, X: Matrix): Matrix {
  requireInner('congruence', M.columns, X.rows);
  return symmetricPart(rowsTimesRows(rowsTimesRows(M, X), M));
}

const rowsTimesRows = (A: Matrix, B: Matrix): Matrix =>
  A.low === null && B.low === null
    ? new Matrix(A.rows, B.rows, innerProducts(A, B))
    : extendedRowProducts(A, B);

function requireInner(name: string, left: number, right: number): void {
  if (left !== right) {
    throw new ShapeError(`${name}: inner dimensions must agree, found ${left} and ${right}.`);
  }
}
