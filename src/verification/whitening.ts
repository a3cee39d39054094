import { symmetricEigenPairs } from '../linalg/eigen.js';
import { type Matrix, zeros } from '../linalg/matrix.js';
import { maximum, minimum } from '../linalg/norms.js';

/** Directions with less than this share of the largest variance, coordinates scaled to variance 1, count as noiseless. */
const NOISELESS = 1e-8;
/** Rounding shows as negative eigenvalues; positive ones within this multiple of them are rounding too. */
const ROUNDING_MARGIN = 10;

/** Coordinates in which a Gaussian vector is standard, and directions in which it does not vary. */
export interface Whitening {
  /** W, r×q: W(Y − m) ~ N(0, I). */
  readonly standard: Matrix;
  /** N, (q − r)×q, rows of the size of one standard deviation of Y, or of 1/|scale| where Y_i is constant. */
  readonly noiseless: Matrix;
}

/**
 * Splits ℝ^q by the spectrum of a covariance, after scaling every coordinate to variance 1.
 *
 * @param covariance - Ω, q×q, symmetric PSD. Not modified.
 * @param scale - size against which a coordinate without variance counts as moved, above 0.
 */
export function whitening(covariance: Matrix, scale: number): Whitening {
  const q = covariance.rows;
  const deviations = covariance
    .diagonal()
    .map((variance) => (variance > 0 ? Math.sqrt(variance) : scale));
  const correlation = zeros(q, q);
  for (let i = 0; i < q; i++) {
    for (let j = 0; j < q; j++) {
      correlation.set(i, j, covariance.get(i, j) / (deviations[i]! * deviations[j]!));
    }
  }
  const { values, vectors } = symmetricEigenPairs(correlation);
  const largest = maximum(values, 0);
  const rounding = ROUNDING_MARGIN * Math.max(0, -minimum(values, 0));
  const kept = values.filter((value) => value > Math.max(NOISELESS * largest, rounding)).length;
  const standard = zeros(kept, q);
  const noiseless = zeros(q - kept, q);
  values.forEach((value, row) => {
    for (let j = 0; j < q; j++) {
      const entry = vectors.get(row, j) / deviations[j]!;
      if (row < q - kept) noiseless.set(row, j, entry);
      else standard.set(row - (q - kept), j, entry / Math.sqrt(value));
    }
  });
  return { standard, noiseless };
}
