import { frobeniusProduct } from '../linalg/frobenius.js';
import type { Matrix } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';

/** Σ, the second moment of the test features, d×d, symmetric PSD; null for the identity, which costs nothing. */
export type TestGram = Matrix | null;

/** ΣA. */
export const weighed = (testGram: TestGram, A: Matrix): Matrix =>
  testGram === null ? A : product(testGram, A);

/** tr ΣA. */
export const traceOf = (testGram: TestGram, A: Matrix): number =>
  testGram === null ? A.trace() : frobeniusProduct(testGram, A);
