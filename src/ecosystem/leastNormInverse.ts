import { type Matrix, transposed, zeros } from '../linalg/matrix.js';
import { orthogonalFactor } from '../linalg/orthogonalFactor.js';
import { congruence } from '../linalg/product.js';
import { type PseudoInverse, pseudoInverse } from '../linalg/pseudoInverse.js';
import { type Coordinates, projectorIn, toUser } from './coordinates.js';

/** Below this condition number a normal matrix is inverted in the user's coordinates without a thought. */
const WELL_CONDITIONED = 1e3;

/** A normal matrix, with rows F such that FᵀF is that matrix: what it is factorised from beyond float64. */
export interface Normal {
  /** d×d, symmetric PSD. */
  readonly matrix: Matrix;
  /** m×d; null in float64. */
  readonly factor: Matrix | null;
}

/**
 * The inverse of a normal matrix in coordinates of its own that gives the least-squares solution whose norm is least
 * in the user's coordinates.
 *
 * Beyond float64 it is found from an orthogonal factorisation of the stacked weighted rows, so that errors grow with
 * the condition number of the rows, not with its square. Rank is decided in the user's coordinates, where entries are
 * exact. The inverse is then computed in whichever coordinates lose less: the user's lose more where the matrix is
 * ill-conditioned there, the own ones where one entity's data are nothing like the others'.
 *
 * @param own - in these coordinates. Not modified.
 * @param users - in the user's coordinates, where C is not diagonal; else null. Not modified.
 */
export function leastNormInverse(
  own: Normal,
  users: Normal | null,
  coordinates: Coordinates,
): PseudoInverse {
  const norm = {
    measured: (V: Matrix) => transposed(toUser(coordinates, transposed(V))),
    projector: (Pi: Matrix) => projectorIn(coordinates, Pi),
  };
  const inverse = ({ matrix, factor }: Normal, rank?: number): PseudoInverse =>
    factor === null
      ? pseudoInverse(matrix, norm)
      : pseudoInverse(matrix, norm, orthogonalFactor(factor, zeros(factor.rows, 1), rank).cholesky);
  const { basis, condition } = coordinates;
  if (users?.factor == null || basis === null) return inverse(own);
  const { cholesky } = orthogonalFactor(users.factor, zeros(users.factor.rows, 1));
  const there = pseudoInverse(users.matrix, undefined, cholesky);
  const transformed = () => ({ ...there, inverse: congruence(basis.inverse, there.inverse) });
  if (there.condition < WELL_CONDITIONED) return transformed();
  const here = inverse(own, there.rank);
  const better = here.rank === there.rank && condition * here.condition < there.condition ** 2;
  return better ? { ...here, smallestPivot: there.smallestPivot } : transformed();
}
