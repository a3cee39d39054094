import { identity, inPrecision, Matrix, type Precision, zeros } from '../linalg/matrix.js';
import { factorOf } from '../linalg/pivotedCholesky.js';
import { productTransposed } from '../linalg/product.js';
import { randomStream } from '../random/stream.js';
import type { Place } from '../scenario/place.js';
import { printable } from '../scenario/printable.js';
import type { StandaloneDesign } from '../scenario/schema.js';
import type { DataContext } from './dataContext.js';
import { type DataSet, dataOfGram, dataOfRows, requiredSamples } from './dataSet.js';
import { gramMatrix, rowMatrix } from './gramMatrix.js';
import { statedMatrix } from './stated.js';

/** Numbers in one drawn X: 800 megabytes. */
const MOST_DRAWN = 1e8;

/**
 * Realises a design that needs neither a file nor other data: isotropic, features, gram, rows or covariance.
 *
 * @param design - how the rows are distributed.
 * @param samples - n as the scenario gives it, if it does.
 * @param context - d, and the precision to realise it in.
 * @param here - place of the data set.
 * @throws ScenarioError if a shape, range or rank rule is broken.
 */
export function standaloneData(
  design: StandaloneDesign,
  samples: number | undefined,
  { features: d, precision }: Pick<DataContext, 'features' | 'precision'>,
  here: Place,
): DataSet {
  const form = here.at('design');
  const known = (gram: Matrix) => dataOfGram(inPrecision(gram, precision), samples, here);
  if (design === 'isotropic') return known(identity(d));
  if ('features' in design) return known(indicatorGram(design.features, d, form.at('features')));
  if ('gram' in design) return known(gramMatrix(design.gram, d, precision, form.at('gram')));
  if ('rows' in design) {
    const rows = rowMatrix(design.rows, d, form.at('rows'));
    return dataOfRows(statedMatrix(rows, precision), samples, here);
  }
  const covariance = gramMatrix(design.covariance, d, 'double', form.at('covariance'));
  return dataOfRows(drawnRows(covariance, design.seed, samples, precision, here), samples, here);
}

/**
 * n rows from N(0, covariance), the same for the same seed wherever they are asked for: products of float64 numbers, in
 * a precision that keeps their rank.
 */
function drawnRows(
  covariance: Matrix,
  seed: number,
  samples: number | undefined,
  precision: Precision,
  here: Place,
): Matrix {
  const n = requiredSamples(samples, here);
  const most = Math.floor(MOST_DRAWN / covariance.rows);
  if (n > most) {
    throw here
      .at('samples')
      .broken(
        `must be at most ${most} for rows that are drawn`,
        printable(n),
        'Lower it, or give the covariance as gram: as many rows have exactly that second moment.',
      );
  }
  const F = factorOf(covariance);
  const { normal } = randomStream(seed, 0);
  const Z = new Matrix(n, F.columns);
  for (let i = 0; i < n; i++) for (let j = 0; j < F.columns; j++) Z.set(i, j, normal());
  return productTransposed(inPrecision(Z, precision), F);
}

function indicatorGram(features: readonly number[], d: number, here: Place): Matrix {
  const gram = zeros(d, d);
  features.forEach((feature, i) => {
    if (feature >= d) {
      throw here
        .at(i)
        .broken(
          `must be a feature number from 0 to ${d - 1}`,
          printable(feature),
          'Count features from 0.',
        );
    }
    if (gram.get(feature, feature) !== 0) {
      throw here
        .at(i)
        .broken('must not be named twice', printable(feature), 'Remove one of the two.');
    }
    gram.set(feature, feature, 1);
  });
  return gram;
}
