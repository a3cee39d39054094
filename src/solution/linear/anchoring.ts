import { toUser } from '../../ecosystem/coordinates.js';
import { NumericalError } from '../../errors.js';
import { block } from '../../linalg/blocks.js';
import { echelonBasis, rowProjector } from '../../linalg/echelon.js';
import { modulus } from '../../linalg/eigen.js';
import { accumulate } from '../../linalg/linearCombination.js';
import {
  frobeniusNorm,
  fromRows,
  identity,
  type Matrix,
  rowOf,
  subtract,
  transposed,
  zeros,
} from '../../linalg/matrix.js';
import { nullSpaces } from '../../linalg/nullSpaces.js';
import { congruence, product } from '../../linalg/product.js';
import { inverse } from '../../linalg/solve.js';
import type { Loading } from '../../recurrence/affineRecurrence.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { MARGIN, type Spectrum } from '../spectrum.js';

/** Null vectors of Q − I are exact to this share of the size of Q; a defective eigenvalue has too few. */
const DEFECT_LIMIT = 1e-6;

/** A marginal system split into the directions that drift forever and a system that settles. */
export interface Anchoring {
  /** Directions of feature space along which some model drifts: unit rows, readable; r×d. */
  readonly unanchored: Matrix;
  /** Orthogonal projector on the other directions, d×d: the test features whose errors have a limit. */
  readonly anchored: Matrix;
  /** The recurrence of the state without its drifting part; ρ < 1. */
  readonly settling: LinearRecurrence;
}

/**
 * Splits a marginal system. With Φ and Ψ right and left eigenvectors of Q for the eigenvalue 1,
 * Π = Φ(ΨᵀΦ)⁻¹Ψᵀ projects on the drifting part of the state; (I − Π)x_t settles, and model k drifts along
 * G_kΣ_m a_kmφ_m only.
 *
 * Where all entities publish one design, and it sees every direction, these are the directions that no real data see.
 * Where the design is singular real data may see them: `unseenDirections` checks it.
 *
 * @param recurrence - with ρ(Q) = 1. Not modified.
 * @param spectrum - of that recurrence.
 * @returns the split, or null where an eigenvalue of modulus 1 is not 1 itself (the state then cycles).
 * @throws NumericalError if the eigenvalue 1 is defective: drift is then not linear in the noise.
 * @theorem T6
 */
export function anchoring(recurrence: LinearRecurrence, { modes }: Spectrum): Anchoring | null {
  const { Q, features: d, readouts, drive, start, noise, coordinates } = recurrence;
  const onCircle = modes.filter(({ value }) => Math.abs(modulus(value) - 1) <= MARGIN);
  if (onCircle.some(({ value }) => Math.hypot(value.re - 1, value.im) > MARGIN)) return null;
  const drift = subtract(Q, identity(Q.rows));
  const { right: Phi, left: Psi } = nullSpaces(drift, onCircle.length);
  const defect = frobeniusNorm(product(drift, transposed(Phi))) / Math.max(1, frobeniusNorm(Q));
  if (!(defect <= DEFECT_LIMIT)) {
    throw new NumericalError(
      `anchoring: the eigenvalue 1 must have as many eigenvectors as its multiplicity ${onCircle.length}, found a defect of ${defect}. Change alpha or a design a little: the drift is then linear.`,
    );
  }
  const overlap = inverse(product(Psi, transposed(Phi)));
  const settlingPart = identity(Q.rows);
  accumulate(settlingPart, -1, product(product(transposed(Phi), overlap), Psi));

  const settle = (loading: Loading): Loading => ({
    public: product(settlingPart, loading.public),
    private: loading.private.map((Z) => product(settlingPart, Z)),
    offset: product(settlingPart, loading.offset),
  });
  const drifts = readouts.flatMap(({ gain, state }) =>
    onCircle.map((_, i) => {
      const phi = transposed(rowOf(Phi, i));
      const received = zeros(d, 1);
      state.forEach((weight, m) => {
        accumulate(received, weight, block(phi, d, m));
      });
      return toUser(coordinates, product(gain, received)).data;
    }),
  );
  const unanchored = echelonBasis(fromRows(drifts));
  const anchored = identity(d);
  accumulate(anchored, -1, rowProjector(unanchored).projector);
  return {
    unanchored,
    anchored,
    settling: {
      ...recurrence,
      Q: product(settlingPart, Q),
      drive: settle(drive),
      start: settle(start),
      noise: congruence(settlingPart, noise),
    },
  };
}
