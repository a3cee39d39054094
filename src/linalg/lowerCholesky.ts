import { type Matrix, zeros } from './matrix.js';

/** T lower triangular with A = T Tᵀ, in the order of the coordinates, for a positive definite A; n×n. */
export function lowerCholesky(A: Matrix): Matrix {
  const n = A.rows;
  const T = zeros(n, n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = A.get(i, j);
      for (let k = 0; k < j; k++) sum -= T.get(i, k) * T.get(j, k);
      T.set(i, j, i === j ? Math.sqrt(Math.max(sum, 0)) : sum / T.get(j, j));
    }
  }
  return T;
}
