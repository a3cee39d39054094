import { symmetricEigenPairs } from '../linalg/eigen.js';
import { frobeniusProduct } from '../linalg/frobenius.js';
import { type Matrix, zeros } from '../linalg/matrix.js';
import { maximum, minimum } from '../linalg/norms.js';
import { congruence, product } from '../linalg/product.js';

/**
 * The law of a quadratic form YᵀBY of a Gaussian vector Y ~ N(m, Ω), as c + Σ_i (λ_i z_i² + 2 b_i z_i) of
 * independent standard normals z_i.
 */
export interface QuadraticLaw {
  /** c = mᵀBm. */
  readonly constant: number;
  /** λ_i: eigenvalues of FᵀBF, Ω = FFᵀ. */
  readonly weights: readonly number[];
  /** b_i: coordinates of FᵀBm along their eigenvectors. */
  readonly slopes: readonly number[];
}

/**
 * The law of YᵀBY.
 *
 * @param B - q×q, symmetric. Not modified.
 * @param mean - m, q×1.
 * @param covariance - Ω, q×q, symmetric PSD.
 */
export function quadraticLaw(B: Matrix, mean: Matrix, covariance: Matrix): QuadraticLaw {
  const Ft = transposedFactor(covariance);
  const Bm = product(B, mean);
  const { values, vectors } = symmetricEigenPairs(congruence(Ft, B));
  return {
    constant: frobeniusProduct(mean, Bm),
    weights: values,
    slopes: [...product(vectors, product(Ft, Bm)).data],
  };
}

/** Fᵀ with Ω = FFᵀ: from the eigenvectors of Ω scaled to unit diagonal, so that units do not matter. */
function transposedFactor(covariance: Matrix): Matrix {
  const q = covariance.rows;
  const deviations = covariance.diagonal().map((variance) => Math.sqrt(Math.max(0, variance)));
  const scaled = zeros(q, q);
  deviations.forEach((a, i) => {
    deviations.forEach((b, j) => {
      if (a > 0 && b > 0) scaled.set(i, j, covariance.get(i, j) / a / b);
    });
  });
  const { values, vectors } = symmetricEigenPairs(scaled);
  const Ft = zeros(q, q);
  values.forEach((value, row) => {
    const root = Math.sqrt(Math.max(0, value));
    deviations.forEach((a, j) => {
      Ft.set(row, j, root * a * vectors.get(row, j));
    });
  });
  return Ft;
}

/** E YᵀBY = c + Σ λ_i. */
export const expectation = ({ constant, weights }: QuadraticLaw): number =>
  weights.reduce((sum, weight) => sum + weight, constant);

/** √Var YᵀBY = √Σ (2λ_i² + 4b_i²), whatever their size. */
export function deviation({ weights, slopes }: QuadraticLaw): number {
  const largest = Math.max(largestOf(weights), largestOf(slopes));
  if (largest === 0) return 0;
  const square = weights.reduce(
    (sum, weight, i) => sum + 2 * (weight / largest) ** 2 + 4 * (slopes[i]! / largest) ** 2,
    0,
  );
  return largest * Math.sqrt(square);
}

const largestOf = (values: readonly number[]): number =>
  values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);

/**
 * Chernoff's bound on the tail of an average of R independent copies of T = YᵀBY, on the side of x:
 *
 *     P(T̄ ≥ x) ≤ exp(−R sup_s (s x − K(s))),   K(s) = c s − ½Σ ln(1 − 2sλ_i) + Σ 2s²b_i²/(1 − 2sλ_i)
 *
 * and the same for P(T̄ ≤ x) below the mean: never too small, and sharp up to a factor of the order of
 * 1/(standard scores), so that a p-value from it refutes a true theory no more often than it says.
 *
 * @param law - of one copy.
 * @param copies - R, above 0.
 * @param x - the observed average.
 * @returns a bound in [0, 1]; 0 where no average can lie there.
 * @source chernoff1952 (docs/references.md)
 */
export function averageTail(law: QuadraticLaw, copies: number, x: number): number {
  const spread = deviation(law);
  const gap = x - expectation(law);
  if (gap === 0) return 1;
  if (spread === 0) return 0;
  // In units of the spread and from the constant on, so that no size of the numbers costs digits.
  const centred = law.weights.reduce((sum, weight) => sum + weight, gap) / spread;
  return standardTail(
    {
      constant: 0,
      weights: law.weights.map((weight) => weight / spread),
      slopes: law.slopes.map((slope) => slope / spread),
    },
    copies,
    centred,
    gap > 0,
  );
}

/** The same for a law of spread 1 and constant 0. */
function standardTail(law: QuadraticLaw, copies: number, x: number, above: boolean): number {
  const [least, most] = domain(law);
  // K' rises from the mean at s = 0 to the end of its range: bisect for K'(s) = x on the side of x.
  let near = 0;
  let far = above ? most : least;
  if (!Number.isFinite(far)) {
    far = above ? 1 : -1;
    while (above ? slope(law, far) < x : slope(law, far) > x) {
      far *= 2;
      if (Math.abs(far) > 1e12) return 0;
    }
  }
  for (let step = 0; step < 200; step++) {
    const middle = (near + far) / 2;
    if (middle === near || middle === far) break;
    if (above ? slope(law, middle) < x : slope(law, middle) > x) near = middle;
    else far = middle;
  }
  return Math.min(1, Math.exp(-copies * (near * x - cumulant(law, near))));
}

/** The open interval of s around 0 in which K(s) is finite. */
function domain({ weights }: QuadraticLaw): readonly [number, number] {
  const most = maximum(weights, 0);
  const least = minimum(weights, 0);
  return [
    least < 0 ? 1 / (2 * least) : Number.NEGATIVE_INFINITY,
    most > 0 ? 1 / (2 * most) : Number.POSITIVE_INFINITY,
  ];
}

/** K(s). */
const cumulant = ({ constant, weights, slopes }: QuadraticLaw, s: number): number =>
  weights.reduce((sum, weight, i) => {
    const free = 1 - 2 * s * weight;
    return sum - Math.log1p(-2 * s * weight) / 2 + (2 * (s * slopes[i]!) ** 2) / free;
  }, constant * s);

/** K'(s). */
const slope = ({ constant, weights, slopes }: QuadraticLaw, s: number): number =>
  weights.reduce((sum, weight, i) => {
    const free = 1 - 2 * s * weight;
    return sum + weight / free + (4 * slopes[i]! ** 2 * s * (1 - s * weight)) / free ** 2;
  }, constant);
