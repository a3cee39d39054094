import type { Matrix } from '../linalg/matrix.js';
import { transposed } from '../linalg/matrix.js';
import { type PseudoInverse, pseudoInverse } from '../linalg/pseudoInverse.js';
import { type Coordinates, projectorIn, toUser } from './coordinates.js';

/**
 * The inverse of a normal matrix in coordinates of its own that gives the least-squares solution whose norm is least
 * in the user's coordinates.
 *
 * @param A - normal matrix, d×d, symmetric PSD, in these coordinates. Not modified.
 */
export const leastNormInverse = (A: Matrix, coordinates: Coordinates): PseudoInverse =>
  pseudoInverse(A, {
    measured: (V) => transposed(toUser(coordinates, transposed(V))),
    projector: (Pi) => projectorIn(coordinates, Pi),
    rounding: coordinates.condition,
  });
