import { extended, over, root } from '../linalg/doubleDouble.js';
import { extendedInverseOfTriangle } from '../linalg/extendedTriangle.js';
import { frobeniusProduct } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { type Matrix, scaled, stackedRows, subtract, transposed, zeros } from '../linalg/matrix.js';
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
  // A fit without residual leaves what rounding makes of the labels; in float64 that is for more precision to decide.
  const vanishes =
    Math.sqrt(rss) <= VANISHING[extendedPrecision ? 'extended' : 'double'] * Math.sqrt(size);
  const { rank } = fit;
  return {
    coefficients: fit.coefficients,
    residualDeviation: n > rank && !vanishes ? Math.sqrt(rss / (n - rank)) : 0,
    condition: fit.condition,
    doubtful: fit.doubtful || (!extendedPrecision && vanishes && rss > 0),
    residualError: rss > 0 ? SHARE * (fit.coefficients.rows + 2) * Math.sqrt(parts / rss) : 0,
  };
}

/** Residuals below this share of the labels are rounding. */
const VANISHING = { double: 1e-10, extended: 1e-22 } as const;

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
  const { inverse, ...decided } = pseudoInverse(product(transposed(F), F), undefined, cholesky);
  const { rank } = decided;
  const coefficients =
    rank < d ? product(inverse, product(transposed(F), z)) : substituted(cholesky, labels);
  return { coefficients, ...decided };
}

/** θ with R P E θ = w for a triangle of full rank. */
function substituted({ order, factor, scale }: PivotedFactor, w: Matrix): Matrix {
  const d = factor.rows;
  const onPivots = product(transposed(extendedInverseOfTriangle(factor, d)), w);
  const theta = zeros(d, 1);
  order.forEach((feature, i) => {
    theta.setReal(feature, 0, over(onPivots.real(i, 0), scale[feature]!));
  });
  return theta;
}
