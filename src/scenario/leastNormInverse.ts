import { type Matrix, transposed } from '../linalg/matrix.js';
import { congruence } from '../linalg/product.js';
import { type PseudoInverse, pseudoInverse } from '../linalg/pseudoInverse.js';
import { type Coordinates, projectorIn, toUser } from './coordinates.js';

/** Below this condition number a normal matrix is inverted in the user's coordinates without a thought. */
const WELL_CONDITIONED = 1e3;

/**
 * The inverse of a normal matrix in coordinates of its own that gives the least-squares solution whose norm is least
 * in the user's coordinates.
 *
 * Beyond float64 rank is decided in the user's coordinates, where entries are exact. The inverse is then computed in
 * whichever coordinates lose less: the user's lose κ² where the matrix is ill-conditioned there; the own ones lose κ of
 * all data times κ of the matrix, which is more where one entity's data are nothing like the others'.
 *
 * @param A - normal matrix, d×d, symmetric PSD, in these coordinates. Not modified.
 * @param source - the same in the user's coordinates, where C is not diagonal; else null. Not modified.
 */
export function leastNormInverse(
  A: Matrix,
  source: Matrix | null,
  coordinates: Coordinates,
): PseudoInverse {
  const norm = {
    measured: (V: Matrix) => transposed(toUser(coordinates, transposed(V))),
    projector: (Pi: Matrix) => projectorIn(coordinates, Pi),
  };
  const { basis, condition } = coordinates;
  if (source === null || basis === null) return pseudoInverse(A, norm);
  const users = pseudoInverse(source);
  const transformed = () => ({ ...users, inverse: congruence(basis.inverse, users.inverse) });
  if (users.condition < WELL_CONDITIONED) return transformed();
  const own = pseudoInverse(A, norm, users.rank);
  const better = own.rank === users.rank && condition * own.condition < users.condition ** 2;
  return better ? { ...own, smallestPivot: users.smallestPivot } : transformed();
}
