import { type Matrix, rescaled, stackedRows, symmetricPart, transposed } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { type Coordinates, coefficientsIn, coordinatesOf, rowsIn } from './coordinates.js';
import type { DataSet, RealDataSet } from './dataSet.js';
import type { Ecosystem } from './ecosystem.js';

/** Axes of coordinates: the user's, or such that features are orthogonal in all data together. */
export type Axes = 'own' | 'orthogonal';

/**
 * An ecosystem in coordinates that suit it, see `coordinatesOf`. Rows are left out: only Gram matrices and their
 * factors, normal vectors, truths and noises matter from here on.
 *
 * @param ecosystem - in the user's coordinates. Not modified.
 * @param axes - `orthogonal` beyond float64 only.
 */
export function inOwnCoordinates(ecosystem: Ecosystem, axes: Axes = 'own'): Ecosystem {
  const data = dataOf(ecosystem);
  const moments = new Float64Array(ecosystem.features);
  for (const { gram } of data) {
    for (let i = 0; i < moments.length; i++) moments[i]! += gram.get(i, i);
  }
  const factors = data.flatMap(({ factor }) => (factor === null ? [] : [factor]));
  const factor = axes === 'own' ? null : stackedRows(factors, ecosystem.features);
  return inCoordinates(ecosystem, coordinatesOf(moments, factor, largestNoise(ecosystem)));
}

function inCoordinates(ecosystem: Ecosystem, coordinates: Coordinates): Ecosystem {
  const { deviation, units, basis } = coordinates;
  const factorIn = once((F: Matrix) => rowsIn(coordinates, F));
  const gramIn = once((S: Matrix) => rescaled(S, units, units));
  const gramOf = once((F: Matrix) => symmetricPart(product(transposed(F), F)));
  const truth = once((theta: Matrix) => coefficientsIn(coordinates, theta));
  const data = (set: DataSet): DataSet => {
    const factor = set.factor && factorIn(set.factor);
    const gram = basis === null || factor === null ? gramIn(set.gram) : gramOf(factor);
    return { ...set, rows: null, factor, gram };
  };
  const real = (set: RealDataSet): RealDataSet => {
    const own = data(set);
    const { factor } = own;
    const { normal, projected } = set;
    if (normal === null) return { ...set, ...own };
    const users = factor === null || projected === null;
    return {
      ...set,
      ...own,
      normal: users ? rescaled(normal, units) : product(transposed(factor), projected),
    };
  };
  return {
    ...ecosystem,
    coordinates,
    source: basis === null ? null : ecosystem,
    truth: truth(ecosystem.truth),
    noise: ecosystem.noise / deviation,
    public: real(ecosystem.public),
    pools: ecosystem.pools.map((pool) => ({
      ...pool,
      people: pool.people && { ...pool.people, data: data(pool.people.data) },
    })),
    entities: ecosystem.entities.map((entity) => ({
      ...entity,
      truth: truth(entity.truth),
      noise: entity.noise / deviation,
      private: real(entity.private),
      synthetic: data(entity.synthetic),
      syntheticNoise: entity.syntheticNoise / deviation,
      publications: entity.publications.map(
        (own) => own && { data: data(own.data), noise: own.noise / deviation },
      ),
      ridge: entity.ridge && real(entity.ridge),
    })),
  };
}

/** A function of a matrix that is computed once for each: entities often share their data. */
function once(of: (A: Matrix) => Matrix): (A: Matrix) => Matrix {
  const known = new Map<Matrix, Matrix>();
  return (A) => {
    const result = known.get(A) ?? of(A);
    known.set(A, result);
    return result;
  };
}

/** All data that a model may see. */
const dataOf = ({ entities, pools, public: shared }: Ecosystem): DataSet[] => [
  shared,
  ...pools.flatMap(({ people }) => (people === null ? [] : [people.data])),
  ...entities.flatMap(({ private: own, synthetic, publications, ridge }) => [
    own,
    synthetic,
    ...publications.flatMap((rows) => (rows === null ? [] : [rows.data])),
    ...(ridge === null ? [] : [ridge]),
  ]),
];

const largestNoise = ({ entities, noise }: Ecosystem): number =>
  entities.reduce(
    (most, { noise: own, syntheticNoise, publications }) =>
      publications.reduce(
        (largest, rows) => Math.max(largest, rows?.noise ?? 0),
        Math.max(most, own, syntheticNoise),
      ),
    noise,
  );
