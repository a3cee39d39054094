import type { Verdict } from '../../solution/spectrum.js';
import type { ModelKind } from '../labels/kindLabels.js';

/** Risks of all models on all tasks before and after the interaction. */
export interface TransferTable {
  readonly scenario: string;
  readonly kinds: readonly ModelKind[];
  /** Whether the last column of the matrices is the public task. */
  readonly publicTask: boolean;
  /** Generation of `after`; null for the limit. */
  readonly generation: number | null;
  readonly spectralRadius: number;
  readonly verdict: Verdict;
  /** Models by tasks; null for a task that does not exist, or 0/0. */
  readonly before: readonly (readonly (number | null)[])[];
  readonly after: readonly (readonly (number | null)[])[];
  /** Before / after. */
  readonly factor: readonly (readonly (number | null)[])[];
}
