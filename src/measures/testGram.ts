import type { Coordinates } from '../ecosystem/coordinates.js';
import { frobeniusProduct } from '../linalg/frobenius.js';
import { type Matrix, rescaled, transposed } from '../linalg/matrix.js';
import { congruence, product } from '../linalg/product.js';

/**
 * Σ, the second moment of the test features, d×d, symmetric PSD: a matrix, the diagonal of one (powers of two), or null
 * for the identity, which costs nothing.
 */
export type TestGram = Matrix | Float64Array | null;

/** Cᵀ Σ C: the second moment of test features of the user's coordinates (null: the identity) in others. */
export function testGramIn({ units, basis }: Coordinates, testGram: Matrix | null): TestGram {
  if (basis !== null) {
    const Ct = transposed(basis.C);
    return testGram === null ? product(Ct, basis.C) : congruence(Ct, testGram);
  }
  if (testGram !== null) return rescaled(testGram, units, units);
  return units.every((unit) => unit === 1) ? null : units.map((unit) => unit ** 2);
}

/** ΣA. */
export function weighted(testGram: TestGram, A: Matrix): Matrix {
  if (testGram === null) return A;
  return testGram instanceof Float64Array ? rescaled(A, testGram) : product(testGram, A);
}

/** tr ΣA. */
export function traceOf(testGram: TestGram, A: Matrix): number {
  if (testGram === null) return A.trace();
  if (!(testGram instanceof Float64Array)) return frobeniusProduct(testGram, A);
  return testGram.reduce((sum, weight, i) => sum + weight * A.get(i, i), 0);
}
