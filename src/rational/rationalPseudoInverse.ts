import { echelon, primitive, solved } from './elimination.js';
import { product, type RationalMatrix, scalarMatrix, transposed, zeros } from './rationalMatrix.js';

/** Indices of columns that span the range, in order: as many as the rank. */
const independent = (A: RationalMatrix): readonly number[] =>
  echelon(A.integers.map(primitive), A.integers.length).pivots;

/** The exact rank. */
export const rankOf = (A: RationalMatrix): number => independent(A).length;

/**
 * Moore–Penrose inverse A⁺ of a symmetric matrix: x = A⁺r is the least-squares solution of least norm.
 *
 * By a rank factorisation. With P independent columns, F = A_{·P} and A = F A_PP⁻¹ Fᵀ, so that
 * A⁺ = F(FᵀF)⁻¹ A_PP (FᵀF)⁻¹Fᵀ; the rank is decided without a tolerance.
 *
 * @param A - d×d, symmetric. Not modified.
 */
export function rationalPseudoInverse(A: RationalMatrix): RationalMatrix {
  const { integers, denominator } = A;
  const d = integers.length;
  const P = independent(A);
  if (P.length === 0) return zeros(d, d);
  if (P.length === d) return solved(A, scalarMatrix(d))!;
  const Ft: RationalMatrix = { integers: P.map((i) => integers[i]!), denominator };
  const left = solved(product(Ft, transposed(Ft)), Ft)!;
  const core = { integers: P.map((i) => P.map((j) => integers[i]![j]!)), denominator };
  return product(transposed(left), product(core, left));
}

/**
 * Whether xᵀAx ≥ 0 for every x, exactly: elimination in the order of the rows meets no negative pivot (all pivots are
 * principal minors), and where a pivot is zero, so is its row.
 *
 * @param A - d×d, symmetric. Not modified.
 */
export function isSemidefinite({ integers }: RationalMatrix): boolean {
  let rest = integers;
  let before = 1n;
  while (rest.length > 0) {
    const [[pivot = 0n, ...row] = [], ...below] = rest;
    if (pivot < 0n || (pivot === 0n && row.some((x) => x !== 0n))) return false;
    if (pivot === 0n) {
      rest = below.map((line) => line.slice(1));
      continue;
    }
    const divisor = before;
    rest = below.map(([first = 0n, ...line]) =>
      line.map((x, j) => (pivot * x - first * row[j]!) / divisor),
    );
    before = pivot;
  }
  return true;
}
