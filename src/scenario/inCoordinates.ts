import { accumulate } from '../linalg/linearCombination.js';
import { inPrecision, type Matrix, zeros } from '../linalg/matrix.js';
import {
  type Axes,
  type Coordinates,
  coefficientsIn,
  coordinatesOf,
  gramIn,
  normalIn,
} from './coordinates.js';
import type { DataSet, RealDataSet } from './dataSet.js';
import type { Ecosystem } from './ecosystem.js';

/**
 * An ecosystem in coordinates that suit it, see `coordinatesOf`. Rows are left out: only Gram matrices, normal
 * vectors, truths and noises matter from here on.
 *
 * @param ecosystem - in the user's coordinates. Not modified.
 */
export const inOwnCoordinates = (ecosystem: Ecosystem, axes: Axes = 'own'): Ecosystem =>
  inCoordinates(ecosystem, coordinatesOf(totalGram(ecosystem), largestNoise(ecosystem), axes));

function inCoordinates(ecosystem: Ecosystem, coordinates: Coordinates): Ecosystem {
  const { deviation } = coordinates;
  const grams = new Map<Matrix, Matrix>();
  const gram = (S: Matrix): Matrix => {
    const known = grams.get(S) ?? gramIn(coordinates, S);
    grams.set(S, known);
    return known;
  };
  const data = (set: DataSet): DataSet => ({ ...set, rows: null, gram: gram(set.gram) });
  const real = (set: RealDataSet): RealDataSet => ({
    ...set,
    ...data(set),
    normal: set.normal && normalIn(coordinates, set.normal),
  });
  const truths = new Map<Matrix, Matrix>();
  const truth = (theta: Matrix): Matrix => {
    const known = truths.get(theta) ?? coefficientsIn(coordinates, theta);
    truths.set(theta, known);
    return known;
  };
  return {
    ...ecosystem,
    coordinates,
    source: coordinates.basis === null ? null : ecosystem,
    truth: truth(ecosystem.truth),
    noise: ecosystem.noise / deviation,
    public: real(ecosystem.public),
    entities: ecosystem.entities.map((entity) => ({
      ...entity,
      truth: truth(entity.truth),
      noise: entity.noise / deviation,
      private: real(entity.private),
      synthetic: data(entity.synthetic),
    })),
  };
}

/** Σ of the Gram matrices of all data sets, public, private and synthetic. */
function totalGram({ entities, public: shared, features: d, precision }: Ecosystem): Matrix {
  const total = inPrecision(zeros(d, d), precision);
  accumulate(total, 1, shared.gram);
  for (const { private: own, synthetic } of entities) {
    accumulate(total, 1, own.gram);
    accumulate(total, 1, synthetic.gram);
  }
  return total;
}

const largestNoise = ({ entities, noise }: Ecosystem): number =>
  entities.reduce((most, entity) => Math.max(most, entity.noise), noise);
