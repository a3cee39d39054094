import { symmetricEigenPairs } from '../linalg/eigen.js';
import { type Matrix, zeros } from '../linalg/matrix.js';

/** Directions with less than this share of the largest variance, coordinates scaled to variance 1, count as noiseless. */
const NOISELESS = 1e-8;
/** Rounding shows as negative eigenvalues; positive ones within this multiple of them are rounding too. */
const ROUNDING_MARGIN = 10;
/** What rounding may leave of a variance that should be zero, as a share of the largest. */
const COVARIANCE_ROUNDING = 1e-10;
/** Variance, in units of rounding, of what does not vary at all. */
const STILL = 1e-20;
/** Rounding below this share of the standard error of a mean moves no test of a covariance. */
const INVISIBLE = 0.1;

/** Coordinates in which a Gaussian vector is standard, and directions in which it does not vary. */
export interface Whitening {
  /** W, r×q: W(Y − m) ~ N(0, I). */
  readonly standard: Matrix;
  /** What the rounding of Y may add to each coordinate of W(Y − m). */
  readonly standardSlack: Float64Array;
  /** N, (q − r)×q: coordinates of N(Y − m) have variance 1 at most, if Y varies in them at all. */
  readonly noiseless: Matrix;
  readonly noiselessSlack: Float64Array;
}

/**
 * Splits ℝ^q by the spectrum of a covariance, after scaling every coordinate to variance 1. Directions in which Y
 * varies so little that rounding would be seen count as noiseless.
 *
 * @param covariance - Ω, q×q, symmetric PSD. Not modified.
 * @param rounding - of each coordinate of Y, q numbers. Not modified.
 * @param copies - R: rounding is compared with the standard error of a mean of so many.
 */
export function whitening(covariance: Matrix, rounding: Float64Array, copies: number): Whitening {
  const q = covariance.rows;
  const sizes = rounding.map((floor, i) => {
    const size = Math.max(Math.sqrt(Math.max(0, covariance.get(i, i))), floor);
    return size > 0 ? size : 1;
  });
  const correlation = zeros(q, q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      correlation.set(i, j, covariance.get(i, j) / sizes[i]! / sizes[j]!);
    }
  }
  const { values, vectors } = symmetricEigenPairs(correlation);
  const largest = values.reduce((most, value) => Math.max(most, value), 0);
  const negative = -values.reduce((least, value) => Math.min(least, value), 0);
  const least = Math.max(NOISELESS * largest, ROUNDING_MARGIN * negative);
  const slacks = values.map((_, row) =>
    rounding.reduce(
      (sum, floor, j) => sum + (Math.abs(vectors.get(row, j)) * floor) / sizes[j]!,
      0,
    ),
  );
  const varies = values.map(
    (value, row) => value > least && slacks[row]! <= INVISIBLE * Math.sqrt(value / copies),
  );
  const side = (wanted: boolean, variance: (value: number) => number) => {
    const rows = values.flatMap((_, row) => (varies[row] === wanted ? [row] : []));
    const W = zeros(rows.length, q);
    const slack = new Float64Array(rows.length);
    rows.forEach((row, k) => {
      const unit = Math.sqrt(variance(values[row]!));
      slack[k] = slacks[row]! / unit;
      for (let j = 0; j < q; j++) W.set(k, j, vectors.get(row, j) / unit / sizes[j]!);
    });
    return { W, slack };
  };
  const standard = side(true, (value) => value);
  const noiseless = side(
    false,
    (value) => Math.max(0, value) + Math.max(COVARIANCE_ROUNDING * largest, STILL),
  );
  return {
    standard: standard.W,
    standardSlack: standard.slack,
    noiseless: noiseless.W,
    noiselessSlack: noiseless.slack,
  };
}
