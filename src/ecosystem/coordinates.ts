import { over, times } from '../linalg/doubleDouble.js';
import { extendedInverseOfTriangle } from '../linalg/extendedTriangle.js';
import { frobeniusNorm, lowOf, Matrix, rescaled, zeros } from '../linalg/matrix.js';
import { orthogonalFactor } from '../linalg/orthogonalFactor.js';
import { product } from '../linalg/product.js';

/** Largest power of two by which a unit departs from the user's: squares of it stay within float64. */
const MOST = 500;

/**
 * Coordinates of feature space in which norms and tolerances mean something whatever the user's units: coefficients
 * are θ = C θ', normal vectors b' = Cᵀb, Gram matrices S' = CᵀSC.
 */
export interface Coordinates {
  /** Diagonal C, where it is: d powers of two, so that changing to them and back rounds nothing. */
  readonly units: Float64Array;
  /** Any other C with its inverse, d×d; null where C is diag(units). */
  readonly basis: { readonly C: Matrix; readonly inverse: Matrix; readonly seen: number } | null;
  /** s: covariances of labels are s² times those in these coordinates; means are not touched. */
  readonly deviation: number;
  /** How many times a relative error of a Gram matrix returns in S'; 1 for a diagonal C. */
  readonly condition: number;
}

/** The user's own coordinates. */
export const userCoordinates = (d: number): Coordinates => ({
  units: new Float64Array(d).fill(1),
  basis: null,
  deviation: 1,
  condition: 1,
});

/**
 * Coordinates for data with these second moments: every feature has a moment near 1, the noisiest labels a deviation
 * near 1. Where they are `orthogonal` the sum of all Gram matrices is I, so that features that are nearly collinear in
 * all data cost digits once, here, and not in every product after it; where one entity's data are nothing like the
 * others' they cost digits instead.
 *
 * @param moments - diagonal of the sum of all Gram matrices.
 * @param factor - rows F whose FᵀF is that sum, in twice the working precision, for orthogonal axes; null for the
 *   user's own. Not modified.
 * @param deviation - the largest σ.
 */
export function coordinatesOf(
  moments: Float64Array,
  factor: Matrix | null,
  deviation: number,
): Coordinates {
  const units = moments.map((x) => 1 / nearPower(Math.sqrt(x)));
  const own = { units, basis: null, deviation: nearPower(deviation), condition: 1 };
  if (factor === null) return own;
  const d = factor.columns;
  const {
    order,
    rank,
    scale,
    factor: kept,
  } = orthogonalFactor(factor, zeros(factor.rows, 1)).cholesky;
  const L = new Matrix(d, d, undefined, lowOf(d * d, factor));
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < rank; j++) L.setReal(i, j, kept.real(i, j));
    if (i >= rank) L.set(i, i, 1);
  }
  const inverted = extendedInverseOfTriangle(L, d);
  const C = new Matrix(d, d, undefined, lowOf(d * d, factor));
  const inverse = new Matrix(d, d, undefined, lowOf(d * d, factor));
  order.forEach((feature, i) => {
    for (let j = 0; j < d; j++) {
      C.setReal(feature, j, over(inverted.real(j, i), scale[feature]!));
      inverse.setReal(j, feature, times(L.real(i, j), scale[feature]!));
    }
  });
  return { ...own, basis: { C, inverse, seen: rank }, condition: frobeniusNorm(inverted) ** 2 };
}

/** C v for vectors that are the columns of v, d×m: from these coordinates to the user's. */
export const toUser = ({ units, basis }: Coordinates, v: Matrix): Matrix =>
  basis === null ? rescaled(v, units) : product(basis.C, v);

/** C⁻¹ v for vectors that are the columns of v, d×m: coefficients of the user's in these coordinates. */
export const coefficientsIn = ({ units, basis }: Coordinates, v: Matrix): Matrix =>
  basis === null ? rescaled(v, inverted(units)) : product(basis.inverse, v);

/** F C: rows in these coordinates, m×d; exactly zero where no data see anything. */
export const rowsIn = ({ units, basis }: Coordinates, F: Matrix): Matrix =>
  basis === null ? rescaled(F, ONE, units) : withoutUnseen(product(F, basis.C), basis.seen);

/** C⁻¹ Π C: a projector of the user's coordinates in these. */
export function projectorIn({ units, basis }: Coordinates, Pi: Matrix): Matrix {
  if (basis !== null) return product(product(basis.inverse, Pi), basis.C);
  return rescaled(Pi, inverted(units), units);
}

/** Sets columns of coordinates that no data see to zero: what stands there is rounding. */
function withoutUnseen(A: Matrix, seen: number): Matrix {
  for (let i = 0; i < A.rows; i++) for (let j = seen; j < A.columns; j++) A.set(i, j, 0);
  return A;
}

const ONE = new Float64Array([1]);
const inverted = (units: Float64Array): Float64Array => units.map((x) => 1 / x);

/** The power of two nearest to x, within reach; 1 for 0. */
const nearPower = (x: number): number =>
  x > 0 ? 2 ** Math.max(-MOST, Math.min(MOST, Math.round(Math.log2(x)))) : 1;
