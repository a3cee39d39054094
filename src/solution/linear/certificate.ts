import { MARGIN } from '../spectrum.js';

/** Bounds on ρ(Q) by theorem; null where the hypotheses of one do not hold. */
export interface StabilityBounds {
  /** T4. */
  readonly universal: number | null;
  /** T4b. */
  readonly refined: number | null;
  /** T5. */
  readonly proportional: number | null;
  /** T10: several pools. */
  readonly network: number | null;
}

/** A proof of ρ(Q) < 1 that needs no eigenvalue of Q. */
export interface Certificate {
  readonly theorem: 'T5' | 'T4b' | 'T10';
  /** ρ(Q) ≤ bound < 1. */
  readonly bound: number;
}

/** Whether a bound proves ρ < 1 beyond rounding: bounds within 1e-9 of 1 prove nothing, as ρ itself does not there. */
export const provesConvergence = (bound: number): boolean => bound < 1 - MARGIN;

/**
 * The smallest of the bounds of T5, T4b and T10 that proves ρ(Q) < 1; T4 never does, its bound is 1 at K = 1 and above 1
 * for more.
 *
 * @param bounds - on ρ(Q).
 * @returns the theorem and its bound, or null where none proves convergence (which may hold all the same).
 * @theorem T4, T4b, T5, T10
 */
export function certificate({
  refined,
  proportional,
  network,
}: StabilityBounds): Certificate | null {
  const t5 = proportional ?? Number.POSITIVE_INFINITY;
  const t4b = refined ?? Number.POSITIVE_INFINITY;
  const best: Certificate =
    t5 <= t4b ? { theorem: 'T5', bound: t5 } : { theorem: 'T4b', bound: t4b };
  const all: Certificate =
    network !== null && network < best.bound ? { theorem: 'T10', bound: network } : best;
  return provesConvergence(all.bound) ? all : null;
}
