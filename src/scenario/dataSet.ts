import { extended, over } from '../linalg/doubleDouble.js';
import {
  columnVector,
  frobeniusNorm,
  inPrecision,
  type Matrix,
  type Precision,
  precisionOf,
  scaled,
  symmetricPart,
  transposed,
  zeros,
} from '../linalg/matrix.js';
import { rankOf } from '../linalg/pivotedCholesky.js';
import { product } from '../linalg/product.js';
import type { Place } from './place.js';
import { printable } from './printable.js';
import { statedMatrix } from './stated.js';

/** Rows of features as least squares uses them: their second moment and their number. */
export interface DataSet {
  /** XᵀX/n, d×d, symmetric PSD, whatever the loss. */
  readonly gram: Matrix;
  /** n; 0 for data that do not exist. */
  readonly samples: number;
  /** X, n×d, where the scenario gives the rows themselves; otherwise any rows with this Gram matrix will do. */
  readonly rows: Matrix | null;
}

/** Rows with real labels; `labels` is null where labels are random: y = Xθ + N(0, σ²). */
export interface RealDataSet extends DataSet {
  /** y, n numbers, where the scenario gives them: the analysis is then conditional on them. */
  readonly labels: Float64Array | null;
  /** Xᵀy/n, d×1, where labels are given. */
  readonly normal: Matrix | null;
}

/** Data that do not exist: zero rows. */
export const noData = (features: number, precision: Precision = 'double'): RealDataSet => ({
  gram: inPrecision(zeros(features, features), precision),
  samples: 0,
  rows: null,
  labels: null,
  normal: null,
});

/**
 * Data known by their Gram matrix S = XᵀX/n.
 *
 * @param gram - d×d, symmetric PSD.
 * @param samples - n as the scenario gives it; needed here.
 * @param here - place of the data set.
 * @throws ScenarioError if n is missing or below the rank: no n rows then have this Gram matrix.
 */
export function dataOfGram(gram: Matrix, samples: number | undefined, here: Place): DataSet {
  const n = requiredSamples(samples, here);
  if (n < gram.rows) {
    const rank = rankOf(gram);
    if (n < rank) {
      throw here
        .at('samples')
        .broken(
          `must be at least ${rank}, the rank of the design's Gram matrix`,
          printable(n),
          'Raise samples or lower the rank of the design.',
        );
    }
  }
  return { gram, samples: n, rows: null };
}

/**
 * Data known row by row.
 *
 * @param rows - X, n×d.
 * @param samples - n as the scenario gives it, if it does.
 * @param here - place of the data set.
 * @throws ScenarioError if `samples` contradicts the rows, or their second moment overflows.
 */
export function dataOfRows(rows: Matrix, samples: number | undefined, here: Place): DataSet {
  const n = rows.rows;
  if (samples !== undefined && samples !== n) {
    throw here
      .at('samples')
      .broken(
        `must equal the number of rows of the design, ${n}`,
        printable(samples),
        'Correct it, or leave it out.',
      );
  }
  const gram = symmetricPart(scaled(product(transposed(rows), rows), perSample(rows)));
  if (!Number.isFinite(frobeniusNorm(gram))) {
    throw here
      .at('design')
      .broken(
        'must have a finite second moment',
        `a largest entry of ${Math.max(rows.max(), -rows.min())}`,
        'Rescale the features.',
      );
  }
  return { gram, samples: n, rows };
}

/**
 * Real data known row by row, with their labels.
 *
 * @param data - from `dataOfRows`.
 * @param labels - y, n numbers, or null where they are random.
 */
export function labelledData(data: DataSet, labels: Float64Array | null): RealDataSet {
  const { rows } = data;
  if (labels === null || rows === null) return { ...data, labels: null, normal: null };
  const y = labelVector(rows, labels);
  const normal = scaled(product(transposed(rows), y), perSample(rows));
  return { ...data, labels, normal };
}

/** y, n×1, in the precision of the rows: the decimals as they are written. */
export const labelVector = (rows: Matrix, labels: Float64Array): Matrix =>
  statedMatrix(columnVector(labels), precisionOf(rows));

const perSample = ({ rows: n, low }: Matrix) => over(low === null ? 1 : extended(1), n);

/** n, where the design does not give it. */
export function requiredSamples(samples: number | undefined, here: Place): number {
  if (samples !== undefined) return samples;
  throw here
    .at('samples')
    .broken(
      'must be a positive whole number',
      'nothing',
      'Add it: samples is n, the number of rows.',
    );
}
