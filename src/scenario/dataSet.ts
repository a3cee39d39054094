import { Matrix } from 'ml-matrix';
import { accumulate } from '../linalg/linearCombination.js';
import { factorOf, isPositiveSemidefinite, rankOf } from '../linalg/positiveSemidefinite.js';
import { product, productTransposed, symmetricPart } from '../linalg/product.js';
import { randomStream } from '../random/stream.js';
import { csvRows } from './csvRows.js';
import { Phrase, type Place } from './place.js';
import { isCsv, type RealDataFile, type SyntheticDataFile } from './schema.js';
import type { Table } from './table.js';

/** Rows of features, as far as least squares can tell: their second moment and how many they are. */
export interface DataSet {
  /** XᵀX/n, d×d, symmetric PSD, whatever the loss. */
  readonly gram: Matrix;
  /** n; 0 for data nobody has. */
  readonly samples: number;
  /** X, n×d, where the scenario gives the rows themselves; otherwise any rows with this Gram matrix will do. */
  readonly rows: Matrix | null;
}

/** Rows with real labels; `labels` is null where labels are random: y = Xθ + N(0, σ²). */
export interface RealDataSet extends DataSet {
  /** y, n numbers, where the scenario gives them: the analysis is then conditional on them. */
  readonly labels: Float64Array | null;
}

export interface DataContext {
  /** d. */
  readonly features: number;
  readonly tables: ReadonlyMap<string, Table>;
}

/** Entries (i, j) and (j, i) of a symmetric matrix may differ by this share of its largest entry. */
const SYMMETRY_TOLERANCE = 1e-9;

/** Data that nobody has: zero rows. */
export const noData = (features: number): RealDataSet => ({
  gram: Matrix.zeros(features, features),
  samples: 0,
  rows: null,
  labels: null,
});

/**
 * Realises real data: the design's Gram matrix (exactly XᵀX/n), rows and labels where given.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function realData(data: RealDataFile, here: Place, context: DataContext): RealDataSet {
  const { design } = data;
  if (isCsv(design)) {
    const { rows, labels } = csvRows(design, here.at('design'), context);
    return { ...literal(rows, data.samples, here), labels };
  }
  return { ...standalone(design, data.samples, here, context), labels: null };
}

/**
 * Realises the rows an entity labels: as `realData`, or the entity's private Gram matrix, the public one, or
 * their mixture βS̃ + (1 − β)S*.
 *
 * @throws ScenarioError if a shape, range, file or rank rule is broken.
 */
export function syntheticData(
  data: SyntheticDataFile,
  sources: { readonly private: DataSet; readonly public: DataSet; readonly beta: number },
  here: Place,
  context: DataContext,
): DataSet {
  const { design } = data;
  if (isCsv(design)) {
    return literal(csvRows(design, here.at('design'), context).rows, data.samples, here);
  }
  const borrowed = borrowedGram(design, sources);
  if (borrowed === undefined) return standalone(design, data.samples, here, context);
  if (borrowed.samples === 0) {
    throw here
      .at('design')
      .broken(
        'must name data that exist',
        design,
        'Describe those data, or choose another design.',
      );
  }
  const n = requiredSamples(data.samples, here);
  return ofGram(borrowed.gram, n, here);
}

function borrowedGram(
  design: SyntheticDataFile['design'],
  { private: own, public: shared, beta }: Parameters<typeof syntheticData>[1],
): Pick<DataSet, 'gram' | 'samples'> | undefined {
  if (design === 'private') return own;
  if (design === 'public') return shared;
  if (design !== 'mixture') return undefined;
  const gram = Matrix.mul(own.gram, beta);
  accumulate(gram, 1 - beta, shared.gram);
  return { gram, samples: own.samples + shared.samples };
}

type Standalone = Exclude<
  RealDataFile['design'] | SyntheticDataFile['design'],
  'private' | 'public' | 'mixture' | { csv: string }
>;

function standalone(
  design: Standalone | SyntheticDataFile['design'],
  samples: number | undefined,
  here: Place,
  { features: d }: DataContext,
): DataSet {
  const form = here.at('design');
  if (design === 'isotropic') return ofGram(Matrix.eye(d), requiredSamples(samples, here), here);
  if (typeof design === 'string' || 'csv' in design) {
    throw new TypeError(`${form.path}: ${JSON.stringify(design)} is realised elsewhere`);
  }
  if ('features' in design) {
    const gram = indicatorGram(design.features, d, form.at('features'));
    return ofGram(gram, requiredSamples(samples, here), here);
  }
  if ('gram' in design) {
    const gram = semidefinite(design.gram, d, form.at('gram'));
    return ofGram(gram, requiredSamples(samples, here), here);
  }
  if ('rows' in design) return literal(rectangle(design.rows, d, form.at('rows')), samples, here);
  const covariance = semidefinite(design.covariance, d, form.at('covariance'));
  const n = requiredSamples(samples, here);
  const F = factorOf(covariance);
  const { normal } = randomStream(design.seed, 0);
  const Z = new Matrix(Array.from({ length: n }, () => Array.from({ length: F.columns }, normal)));
  return literal(productTransposed(Z, F), n, here);
}

function requiredSamples(samples: number | undefined, here: Place): number {
  if (samples !== undefined) return samples;
  throw here
    .at('samples')
    .broken('must be a positive whole number', undefined, 'Add it: n, the number of rows.');
}

/** Rows whose Gram matrix is exactly the one given exist only for n ≥ rank. */
function ofGram(gram: Matrix, samples: number, here: Place): DataSet {
  if (samples < gram.rows) {
    const rank = rankOf(gram);
    if (samples < rank) {
      throw here
        .at('samples')
        .broken(
          `must be at least ${rank}, the rank of the design's Gram matrix`,
          samples,
          'Raise samples or lower the rank of the design.',
        );
    }
  }
  return { gram, samples, rows: null };
}

function literal(rows: Matrix, samples: number | undefined, here: Place): DataSet {
  if (samples !== undefined && samples !== rows.rows) {
    throw here
      .at('samples')
      .broken(
        `must equal the number of rows of the design, ${rows.rows}`,
        samples,
        'Correct it, or leave it out.',
      );
  }
  const moment = product(rows.transpose(), rows);
  return { gram: symmetricPart(Matrix.div(moment, rows.rows)), samples: rows.rows, rows };
}

function indicatorGram(features: readonly number[], d: number, here: Place): Matrix {
  const gram = Matrix.zeros(d, d);
  features.forEach((feature, i) => {
    if (feature >= d) {
      throw here
        .at(i)
        .broken(`must be a feature number from 0 to ${d - 1}`, feature, 'Count features from 0.');
    }
    if (features.indexOf(feature) !== i) {
      throw here.at(i).broken('must not be named twice', feature, 'Remove one of the two.');
    }
    gram.set(feature, feature, 1);
  });
  return gram;
}

function semidefinite(table: readonly (readonly number[])[], d: number, here: Place): Matrix {
  if (table.length !== d) {
    throw here.broken(
      `must be ${d}×${d} (features: ${d})`,
      new Phrase(`${table.length} rows`),
      'Give d rows of d numbers.',
    );
  }
  const A = rectangle(table, d, here);
  const largest = Math.max(...table.map((row) => Math.max(...row.map(Math.abs))));
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) {
      if (!(Math.abs(A.get(i, j) - A.get(j, i)) <= SYMMETRY_TOLERANCE * largest)) {
        throw here.broken(
          'must be symmetric',
          new Phrase(`${A.get(i, j)} at [${i}][${j}] and ${A.get(j, i)} at [${j}][${i}]`),
          'Make both equal, or give their mean.',
        );
      }
    }
  }
  const S = symmetricPart(A);
  if (!isPositiveSemidefinite(S)) {
    throw here.broken(
      'must be positive semidefinite',
      new Phrase('a matrix under which some direction has a negative second moment'),
      'Give XᵀX/n of actual rows, or set its negative eigenvalues to zero.',
    );
  }
  return S;
}

function rectangle(table: readonly (readonly number[])[], d: number, here: Place): Matrix {
  const wrong = table.findIndex((row) => row.length !== d);
  if (wrong >= 0) {
    throw here
      .at(wrong)
      .broken(
        `must have ${d} numbers (features: ${d})`,
        new Phrase(`${table[wrong]?.length}`),
        'Give one number for every feature.',
      );
  }
  return new Matrix(table.map((row) => [...row]));
}
