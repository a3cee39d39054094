import { extended, over, root } from '../linalg/doubleDouble.js';
import {
  frobeniusNorm,
  inPrecision,
  type Matrix,
  type Precision,
  scaled,
  symmetricPart,
  transposed,
  zeros,
} from '../linalg/matrix.js';
import { orthogonalFactor } from '../linalg/orthogonalFactor.js';
import { factorOf, rankOf } from '../linalg/pivotedCholesky.js';
import { product } from '../linalg/product.js';
import type { Place } from '../scenario/place.js';
import { printable } from '../scenario/printable.js';

/** Rows of features as least squares uses them: their second moment and their number. */
export interface DataSet {
  /** XᵀX/n, d×d, symmetric PSD, whatever the loss. */
  readonly gram: Matrix;
  /** n; 0 for data that do not exist. */
  readonly samples: number;
  /** X, n×d, where the scenario gives the rows themselves; otherwise any rows with this Gram matrix will do. */
  readonly rows: Matrix | null;
  /** F, at most d rows with FᵀF = XᵀX/n, from the rows without forming that; null in float64. */
  readonly factor: Matrix | null;
}

/** Rows with real labels; `labels` is null where labels are random: y = Xθ + N(0, σ²). */
export interface RealDataSet extends DataSet {
  /** y, n numbers, where the scenario gives them: the analysis is then conditional on them. */
  readonly labels: Float64Array | null;
  /** The same as a column, n×1, in the precision of the rows. */
  readonly column: Matrix | null;
  /** Xᵀy/n, d×1, where labels are given. */
  readonly normal: Matrix | null;
  /** Whether labels are drawn again in every generation. */
  readonly fresh: boolean;
  /** z with Fᵀz = Xᵀy/n, where labels are given; null in float64. */
  readonly projected: Matrix | null;
}

/** Data that do not exist: zero rows. */
export const noData = (features: number, precision: Precision = 'double'): RealDataSet => ({
  gram: inPrecision(zeros(features, features), precision),
  samples: 0,
  rows: null,
  factor: precision === 'double' ? null : inPrecision(zeros(0, features), precision),
  labels: null,
  fresh: false,
  column: null,
  normal: null,
  projected: null,
});

/**
 * Data known by their Gram matrix S = XᵀX/n.
 *
 * @param gram - d×d, symmetric PSD.
 * @param samples - n as the scenario gives it; needed here.
 * @param here - place of the data set.
 * @param factor - of the Gram matrix (default: its Cholesky factor).
 * @throws ScenarioError if n is missing or below the rank: no n rows then have this Gram matrix.
 */
export function dataOfGram(
  gram: Matrix,
  samples: number | undefined,
  here: Place,
  factor: Matrix | null = gram.low === null ? null : transposed(factorOf(gram)),
): DataSet {
  const n = requiredSamples(samples, here);
  if (n < gram.rows) {
    // What float64 can tell, in every precision: a scenario is right or wrong whatever computes it.
    const rank = rankOf(inPrecision(gram, 'double'));
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
  return { gram, samples: n, rows: null, factor };
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
  return { gram, samples: n, rows, factor: rows.low === null ? null : reduced(rows, null).rows };
}

/**
 * Real data known row by row, with their labels.
 *
 * @param data - from `dataOfRows`.
 * @param column - y, n×1, in the precision of the rows, or null where labels are random.
 */
export function labelledData(data: DataSet, column: Matrix | null): RealDataSet {
  const { rows } = data;
  if (column === null || rows === null) {
    return { ...data, labels: null, fresh: false, column: null, normal: null, projected: null };
  }
  const labels = column.data;
  if (rows.low !== null) {
    const { rows: factor, labels: projected } = reduced(rows, column);
    const normal = product(transposed(factor), projected);
    return { ...data, factor, fresh: false, labels, column, normal, projected };
  }
  const normal = scaled(product(transposed(rows), column), perSample(rows));
  return { ...data, labels, fresh: false, column, normal, projected: null };
}

/** At most d rows, and their labels, with the same XᵀX/n and Xᵀy/n. */
function reduced(rows: Matrix, y: Matrix | null) {
  const weight = root(perSample(rows));
  return orthogonalFactor(
    scaled(rows, weight),
    y === null ? zeros(rows.rows, 1) : scaled(y, weight),
    'all',
  );
}

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
