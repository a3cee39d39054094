import { blocksIn } from '../../linalg/blocks.js';
import type { LinearRecurrence } from '../../recurrence/linear/linearRecurrence.js';
import { type Spectrum, spectrum } from '../spectrum.js';
import { accumulatingNetwork, type PolynomialRates } from './accumulatingNetwork.js';

/** The spectrum of a recurrence of which some pools may accumulate. */
export interface LongRun extends Spectrum {
  /** Powers of 1/t where a pool accumulates; null where none does. */
  readonly polynomial: PolynomialRates | null;
}

/** The blocks that do not accumulate. */
export const fastBlocks = ({ blocks, slow }: LinearRecurrence): number[] =>
  Array.from({ length: blocks }, (_, m) => m).filter((m) => !slow.includes(m));

/**
 * Spectrum of the blocks that do not accumulate, and the verdict on all: with pools that accumulate there is a limit iff
 * ρ(R_rr) < 1 and max Re λ(S) < 1, and no half-life.
 *
 * @param recurrence - Not modified.
 * @returns modes, radius and verdict; the powers of 1/t where a pool accumulates.
 * @theorem T1, T13
 */
export function longRun(recurrence: LinearRecurrence): LongRun {
  const { slow, Q, features: d } = recurrence;
  if (slow.length === 0) return { ...spectrum(recurrence), polynomial: null };
  const fast = spectrum({ Q: blocksIn(Q, d, fastBlocks(recurrence)) });
  const { verdict, polynomial } = accumulatingNetwork(Q, slow, d);
  return { ...fast, verdict, halfLife: null, polynomial };
}
