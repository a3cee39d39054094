import type { Drift } from './driftText.js';

/** How stable models are over the weight of real data and the mismatch of designs. */
export interface PhaseTable {
  readonly scenario: string;
  /** K, copies counted. */
  readonly population: number;
  /** (1 + √K)/2, which no ρ exceeds. */
  readonly bound: number;
  /** Weights of real against synthetic data, evenly spaced in their logarithm; empty where there is nothing to vary. */
  readonly anchorings: readonly number[];
  /** m from 0 to 1. */
  readonly mismatches: readonly number[];
  /** ρ, mismatch by mismatch. */
  readonly radii: readonly number[];
  /** The scenario itself. */
  readonly own: {
    readonly anchoring: number;
    readonly mismatch: number;
    readonly radius: number;
    /** Where its ρ is 1 and the directions are known. */
    readonly drift: Drift | null;
  } | null;
}
