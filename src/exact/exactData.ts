import type { DataSet, RealDataSet } from '../ecosystem/dataSet.js';
import {
  decimalRational,
  dyadicRational,
  one,
  type Rational,
  rational,
} from '../rational/rational.js';
import {
  columnOf,
  combination,
  entryOf,
  matrixOf,
  product,
  type RationalMatrix,
  scalarMatrix,
  scaled,
  tableOf,
  transposed,
  zeros,
} from '../rational/rationalMatrix.js';
import { isSemidefinite, rankOf } from '../rational/rationalPseudoInverse.js';
import type { RealDataFile, SyntheticDataFile } from '../scenario/schema.js';
import { isCsv } from '../scenario/schema.js';
import type { DataPlace } from './dataPlace.js';
import { standardizedRows } from './standardizedRows.js';

/** Rows of features as least squares uses them. */
export interface ExactDataSet {
  /** XᵀX/n, d×d, symmetric PSD. */
  readonly gram: RationalMatrix;
  /** n; 0 for data that do not exist. */
  readonly samples: number;
  /** Of known labels y: Xᵀy/n, d×1, and yᵀy/n; null where labels are random. */
  readonly labelled: { readonly normal: RationalMatrix; readonly square: Rational } | null;
}

export const noExactData = (d: number): ExactDataSet => ({
  gram: zeros(d, d),
  samples: 0,
  labelled: null,
});

/**
 * Real data with the numbers of the file read as decimals, and drawn rows as the binary fractions that they are.
 *
 * @param file - as the scenario states them.
 * @param realised - the same data in float64: checked, CSV cells and draws read.
 * @throws ScenarioError if a Gram matrix is not exactly PSD, its rank exceeds n, or a standard deviation is irrational.
 */
export function exactRealData(
  { design }: RealDataFile,
  realised: RealDataSet,
  place: DataPlace,
): ExactDataSet {
  const d = realised.gram.rows;
  const rows = statedRows(design, realised, place);
  if (rows === null) return dataOfGram(statedGram(design, d, place), realised.samples, place);
  if (realised.labels === null) return dataOfRows(rows);
  return dataOfRows(rows, columnOf(Array.from(realised.labels, decimalRational)));
}

/** Synthetic rows: as real data without labels, or distributed like the real data that `sources` hold. */
export function exactSyntheticData(
  { design }: SyntheticDataFile,
  realised: DataSet,
  place: DataPlace,
  sources: {
    readonly private: ExactDataSet;
    readonly public: ExactDataSet;
    readonly beta: Rational;
  },
): ExactDataSet {
  const d = realised.gram.rows;
  const { private: own, public: shared, beta } = sources;
  const borrowed = (gram: RationalMatrix) => dataOfGram(gram, realised.samples, place);
  if (design === 'private') return borrowed(own.gram);
  if (design === 'public') return borrowed(shared.gram);
  if (design === 'mixture') {
    return borrowed(
      combination(d, d, [
        [beta, own.gram],
        [one.sub(beta), shared.gram],
      ]),
    );
  }
  const rows = statedRows(design, realised, place);
  return rows === null ? borrowed(statedGram(design, d, place)) : dataOfRows(rows);
}

type StatedDesign = Exclude<SyntheticDataFile['design'], 'private' | 'public' | 'mixture'>;

/** X where the design gives or draws it, else null. */
function statedRows(
  design: StatedDesign,
  { rows }: DataSet,
  place: DataPlace,
): RationalMatrix | null {
  if (design === 'isotropic' || rows === null) return null;
  if (isCsv(design) && design.standardize) return standardizedRows(design, rows.columns, place);
  if (!('covariance' in design)) return tableOf(rows.to2DArray());
  requireFullRank(tableOf(design.covariance), place);
  return tableOf(rows.to2DArray(), dyadicRational);
}

/** Rows drawn in float64 lie in a subspace only to rounding, unless it is one of features that are 0. */
function requireFullRank(covariance: RationalMatrix, { here }: DataPlace): void {
  const varying = covariance.integers.filter((row, i) => row[i] !== 0n).length;
  const rank = rankOf(covariance);
  if (rank === varying) return;
  throw here
    .at('design', 'covariance')
    .broken(
      'must not be singular for exact arithmetic: rounding of the drawn rows would count as data',
      `rank ${rank} in ${varying} features`,
      'Give the rows, or the same matrix as gram.',
    );
}

function statedGram(design: StatedDesign, d: number, { here }: DataPlace): RationalMatrix {
  if (design === 'isotropic') return scalarMatrix(d);
  if ('features' in design) {
    return matrixOf(d, d, (i, j) => rational(i === j && design.features.includes(i) ? 1 : 0));
  }
  if (!('gram' in design)) throw new TypeError('statedGram: rows must have been read before');
  const S = tableOf(design.gram);
  const half = rational(1, 2);
  const gram = combination(d, d, [
    [half, S],
    [half, transposed(S)],
  ]);
  if (isSemidefinite(gram)) return gram;
  throw here
    .at('design', 'gram')
    .broken(
      'must be positive semidefinite exactly, to the last decimal, for exact arithmetic',
      'a direction of negative second moment',
      'Rounding does that to a matrix that lacks a direction: give rows instead, or more of the diagonal.',
    );
}

function dataOfGram(gram: RationalMatrix, samples: number, { here }: DataPlace): ExactDataSet {
  const rank = samples < gram.integers.length ? rankOf(gram) : 0;
  if (samples >= rank) return { gram, samples, labelled: null };
  throw here
    .at('samples')
    .broken(
      `must be at least ${rank}, the exact rank of the design's Gram matrix`,
      `${samples}`,
      'Raise samples, or give decimals whose rank is lower.',
    );
}

function dataOfRows(rows: RationalMatrix, labels?: RationalMatrix): ExactDataSet {
  const n = rows.integers.length;
  const perSample = rational(1, n);
  const mean = (A: RationalMatrix, B: RationalMatrix) =>
    scaled(perSample, product(transposed(A), B));
  return {
    gram: mean(rows, rows),
    samples: n,
    labelled: labels
      ? { normal: mean(rows, labels), square: entryOf(mean(labels, labels), 0, 0) }
      : null,
  };
}
