import type { PolynomialRates } from '../../solution/linear/accumulatingNetwork.js';
import type { Verdict } from '../../solution/spectrum.js';

/** The same ecosystem with one kind of memory in every pool. */
export interface MemoryCourse {
  /** In words, such as `decay 0.3`. */
  readonly memory: string;
  readonly verdict: Verdict;
  /** Average mse over entities in the generations of the table; shorter where float64 overflows. */
  readonly mse: readonly number[];
  /** What it tends to; null without a limit. */
  readonly limit: number | null;
  /** Powers of 1/t where the pools accumulate, else null. */
  readonly polynomial: PolynomialRates | null;
}

/** What the memory figure shows. */
export interface MemoryTable {
  readonly scenario: string;
  /** Increasing, from 1. */
  readonly generations: readonly number[];
  readonly courses: readonly MemoryCourse[];
  /** Whether some pool of the scenario has labels of its own for every reader, which allows no memory: here all share. */
  readonly sharedInstead: boolean;
}
