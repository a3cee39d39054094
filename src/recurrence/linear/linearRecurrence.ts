import type { Coordinates } from '../../ecosystem/coordinates.js';
import type { Matrix } from '../../linalg/matrix.js';
import {
  type AffineRecurrence,
  affineRecurrence,
  requireCount,
  requireShape,
  type Step,
} from '../affineRecurrence.js';
import type { Readout } from './readout.js';

/** One generation of a recurrence whose generations differ. */
export interface Generation {
  /** Of the models of this generation. */
  readonly readouts: readonly Readout[];
  /** From the state of this generation to that of the next. */
  readonly step: () => Step;
}

/** The recurrence of linear models, with how they are read from its state. */
export interface LinearRecurrence extends AffineRecurrence {
  /** The coordinates of feature space that all of this is in. */
  readonly coordinates: Coordinates;
  /** θ, d×1: the truth that models are judged by, from which means are counted. */
  readonly reference: Matrix;
  /** Read-outs of generation 0, which reads the real inputs alone; their state weights are empty. */
  readonly initialReadouts: readonly Readout[];
  /** Read-outs of every later generation. */
  readonly readouts: readonly Readout[];
  /** Generations 1, 2, …, where they differ: Q, Z, N and the read-outs are then those of the long run. Else null. */
  readonly generations: (() => Iterator<Generation>) | null;
  /** Why there is no long run: a number of the schedule that does not settle. Else null. */
  readonly unsettled: string | null;
  /** Smallest pivot among the normal matrices, each scaled to unit diagonal: its distance from losing rank. */
  readonly smallestPivot: number;
  /** Condition numbers of the normal matrices of generation 0 and of all later ones, each scaled to unit diagonal. */
  readonly conditions: { readonly initial: readonly number[]; readonly update: readonly number[] };
  /** Whether the rank of one of them may be another than was decided. */
  readonly doubtful: boolean;
}

/**
 * Checks shapes and finiteness once for everything after it. Takes ownership of the matrices; callers must not modify
 * them.
 *
 * @throws ShapeError if a part does not fit d, B or the number of kinds.
 * @throws NumericalError if an entry of Q or N is not finite.
 */
export function linearRecurrence(parts: LinearRecurrence): LinearRecurrence {
  const { features: d, blocks: B, copies, reference, initialReadouts, readouts } = parts;
  const recurrence = affineRecurrence(parts);
  requireShape('reference', reference, d, 1);
  requireCount('initialReadouts', initialReadouts.length, copies.length);
  requireCount('readouts', readouts.length, copies.length);
  readouts.forEach(({ gain, state }, k) => {
    requireShape(`readouts[${k}].gain`, gain, d, d);
    requireCount(`readouts[${k}].state`, state.length, B);
  });
  return recurrence;
}
