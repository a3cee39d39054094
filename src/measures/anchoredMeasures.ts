import { projectorIn } from '../ecosystem/coordinates.js';
import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { type Matrix, transposed } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { type ModelMoments, modelCovariances } from '../solution/linear/modelMoments.js';
import { type Measures, measures } from './measures.js';
import { risk } from './risk.js';

/**
 * Measures outside the directions along which models drift. Means are projected; risks have features of their own.
 *
 * Models are projected before anything is squared: of one that is zero outside those directions, the squares of what
 * it is along them would leave rounding.
 *
 * @param ecosystem - truths and tasks, in the coordinates of the moments. Not modified.
 * @param moments - of the part that settles. Not modified.
 * @param anchored - the orthogonal projector on the other directions, in the user's coordinates, d×d. Not modified.
 */
export function anchoredMeasures(
  ecosystem: Ecosystem,
  moments: ModelMoments,
  anchored: Matrix,
): Measures {
  const Pi = projectorIn(ecosystem.coordinates, anchored);
  const projected: ModelMoments = {
    ...moments,
    reference: product(Pi, moments.reference),
    bias: product(moments.bias, transposed(Pi)),
  };
  return {
    ...measures(ecosystem, projected, anchored),
    risk: risk(ecosystem, moments, modelCovariances(moments)),
  };
}
