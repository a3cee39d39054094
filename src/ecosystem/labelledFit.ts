import { extended, minus, over, root, times } from '../linalg/doubleDouble.js';
import { frobeniusProduct } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import {
  lowOf,
  Matrix,
  precisionOf,
  scaled,
  stackedRows,
  subtract,
  transposed,
  zeros,
} from '../linalg/matrix.js';
import { orthogonalFactor } from '../linalg/orthogonalFactor.js';
import type { PivotedFactor } from '../linalg/pivotedFactor.js';
import { product } from '../linalg/product.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import type { RealDataSet } from './dataSet.js';

/** Least squares on all labelled real data together. */
export interface LabelledFit {
  /** d×1, of least norm. */
  readonly coefficients: Matrix;
  /** √(RSS/(n − rank)); 0 when n = rank. */
  readonly residualDeviation: number;
  /** Of the normal matrix of all rows, scaled to unit diagonal. */
  readonly condition: number;
  /** Whether its rank may be another. */
  readonly doubtful: boolean;
  /** How far RSS may be off in float64, as a share of it: where residuals are small beside labels and fit, they cancel. */
  readonly residualError: number;
}

/**
 * θ = (Σ XᵀX)⁺ Σ Xᵀy over the data sets that have labels, each counted as often as it has copies.
 *
 * @returns the fit, or undefined when no data set has labels.
 */
export function labelledFit(
  all: readonly { readonly data: RealDataSet; readonly copies: number }[],
): LabelledFit | undefined {
  const labelled = all.filter(({ data: { rows, labels } }) => rows !== null && labels !== null);
  const [first] = labelled;
  if (first === undefined) return undefined;
  const extendedPrecision = first.data.gram.low !== null;
  const fit = extendedPrecision ? stackedFit(labelled) : normalFit(labelled);
  const n = labelled.reduce((sum, { data, copies }) => sum + copies * data.samples, 0);
  let [rss, size, parts] = [0, 0, 0];
  for (const { data, copies } of labelled) {
    const y = data.column!;
    const residual = subtract(y, product(data.rows!, fit.coefficients));
    rss += copies * frobeniusProduct(residual, residual);
    size += copies * frobeniusProduct(y, y);
    parts += copies * squaredParts(data.rows!, fit.coefficients, y);
  }
  // A fit without residual leaves rounding; in float64 that is for more precision to decide.
  const precision = precisionOf(first.data.gram);
  const vanishes =
    precision === 'double'
      ? Math.sqrt(rss) <= VANISHING * Math.sqrt(size)
      : Math.sqrt(rss) <=
        ROUNDINGS * (n + fit.coefficients.rows) * UNIT[precision] * Math.sqrt(parts);
  const { rank } = fit;
  return {
    coefficients: fit.coefficients,
    residualDeviation: n > rank && !vanishes ? Math.sqrt(rss / (n - rank)) : 0,
    condition: fit.condition,
    doubtful: fit.doubtful || (!extendedPrecision && vanishes && rss > 0),
    residualError: rss > 0 ? SHARE * (fit.coefficients.rows + 2) * Math.sqrt(parts / rss) : 0,
  };
}

/** In float64 residuals below this share of the labels may be rounding. */
const VANISHING = 1e-10;

/** The unit of rounding beyond float64. */
const UNIT = { coarser: 2 ** -74, coarse: 2 ** -77, extended: 2 ** -106 } as const;

/** Residuals below so many units for each row and coefficient, of what they are differences of, are rounding. */
const ROUNDINGS = 16; // Of 5,000 fits without residual the worst leaves 2.

/** Rounding of a residual, first order in RSS: the fit itself is stationary there. */
const SHARE = 2 * 2 ** -53;

/** ‖|y| + |X||θ|‖²: what residuals y − Xθ are differences of. */
function squaredParts(X: Matrix, theta: Matrix, y: Matrix): number {
  let sum = 0;
  for (let i = 0; i < X.rows; i++) {
    let part = Math.abs(y.get(i, 0));
    for (let j = 0; j < X.columns; j++) part += Math.abs(X.get(i, j) * theta.get(j, 0));
    sum += part ** 2;
  }
  return sum;
}

type Labelled = readonly { readonly data: RealDataSet; readonly copies: number }[];

/** By the normal equations. */
function normalFit(labelled: Labelled) {
  const d = labelled[0]!.data.gram.rows;
  const [G, r] = [zeros(d, d), zeros(d, 1)];
  for (const { data, copies } of labelled) {
    const Xt = transposed(data.rows!);
    accumulate(G, copies, product(Xt, data.rows!));
    accumulate(r, copies, product(Xt, data.column!));
  }
  const { inverse, ...decided } = pseudoInverse(G);
  return { coefficients: product(inverse, r), ...decided };
}

/** By an orthogonal factorisation of all rows, weighted and stacked: errors grow with κ, not with κ². */
function stackedFit(labelled: Labelled) {
  const d = labelled[0]!.data.gram.rows;
  const weights = labelled.map(({ data, copies }) => root(extended(copies * data.samples)));
  const weighted = (of: (data: RealDataSet) => Matrix) =>
    labelled.map(({ data }, i) => scaled(of(data), weights[i]!));
  const F = stackedRows(
    weighted(({ factor }) => factor!),
    d,
  );
  const z = stackedRows(
    weighted(({ projected }) => projected!),
    1,
  );
  const { cholesky, labels } = orthogonalFactor(F, z);
  const {
    inverse: _,
    projector,
    ...decided
  } = pseudoInverse(product(transposed(F), F), undefined, cholesky);
  const solution = substituted(cholesky, labels);
  return {
    coefficients: projector === null ? solution : product(projector, solution),
    ...decided,
  };
}

/**
 * θ with R P E θ = w, 0 on the features that are no pivots: by back substitution, which leaves of w no more than
 * rounding however ill-conditioned R is.
 */
function substituted({ order, rank, factor, scale }: PivotedFactor, w: Matrix): Matrix {
  const onPivots = new Matrix(rank, 1, undefined, lowOf(rank, factor));
  const theta = new Matrix(factor.rows, 1, undefined, lowOf(factor.rows, factor));
  for (let i = rank - 1; i >= 0; i--) {
    let left = w.real(i, 0);
    for (let j = i + 1; j < rank; j++) {
      left = minus(left, times(factor.real(j, i), onPivots.real(j, 0)));
    }
    onPivots.setReal(i, 0, over(left, factor.real(i, i)));
    theta.setReal(order[i]!, 0, over(onPivots.real(i, 0), scale[order[i]!]!));
  }
  return theta;
}
