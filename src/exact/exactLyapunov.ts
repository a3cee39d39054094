import { solved } from '../rational/elimination.js';
import { type Rational, zero } from '../rational/rational.js';
import {
  combination,
  congruence,
  difference,
  entryOf,
  matrixOf,
  product,
  type RationalMatrix,
  scalarMatrix,
  sum,
  transposed,
  zeros,
} from '../rational/rationalMatrix.js';

/**
 * The symmetric C = Σ_s RˢN(Rˢ)ᵀ, so that C = RCRᵀ + N, exactly.
 *
 * By Cayley and Hamilton Rˢ = Σ_i r_si Rⁱ, so that C = Σ_ij W_ij Rⁱ N (Rʲ)ᵀ with W = Σ_s r_s r_sᵀ. W belongs to the
 * characteristic polynomial alone: with its coefficients 1, a_1 … a_n in the lower triangular Toeplitz matrices L of
 * (1, a_1 … a_{n−1}) and M of (a_n … a_1), W = Lᵀ(LLᵀ − MMᵀ)⁻¹L (Gohberg and Semencul). n unknowns instead of
 * n(n + 1)/2 keep the fractions on the way as short as those of the answer.
 *
 * @param R - n×n with ρ(R) < 1. Not modified.
 * @param N - n×n, symmetric. Not modified.
 * @param coefficients - of the characteristic polynomial of R, highest power first.
 * @source gohberg1972 (docs/references.md)
 */
export function exactLyapunov(
  R: RationalMatrix,
  N: RationalMatrix,
  coefficients: readonly Rational[],
): RationalMatrix {
  const n = R.integers.length;
  const W = sumOfPowers(coefficients);
  const powers = [scalarMatrix(n)];
  while (powers.length < n) powers.push(product(R, powers.at(-1)!));
  let C = zeros(n, n);
  for (let i = n - 1; i >= 0; i--) {
    const V = combination(
      n,
      n,
      powers.map((power, j) => [entryOf(W, i, j), power]),
    );
    C = sum(product(R, C), product(N, transposed(V)));
  }
  return C;
}

/** W = Σ_s r_s r_sᵀ, n×n, where zˢ = Σ_i r_si zⁱ modulo the polynomial, whose roots are all inside the unit circle. */
function sumOfPowers(coefficients: readonly Rational[]): RationalMatrix {
  const n = coefficients.length - 1;
  const toeplitz = (list: readonly Rational[]) =>
    matrixOf(n, n, (i, j) => (i < j ? zero : list[i - j]!));
  const L = toeplitz(coefficients);
  const M = toeplitz(coefficients.toReversed());
  const unit = scalarMatrix(n);
  const X = solved(difference(congruence(L, unit), congruence(M, unit)), L);
  if (X === null) throw new RangeError('exactLyapunov: two roots have the product 1');
  return product(transposed(L), X);
}
