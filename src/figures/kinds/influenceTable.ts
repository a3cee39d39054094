import type { Verdict } from '../../solution/spectrum.js';
import type { ModelKind } from '../labels/kindLabels.js';

/** Whose real data each model ends up carrying. */
export interface InfluenceTable {
  readonly scenario: string;
  readonly kinds: readonly ModelKind[];
  /** Whether the last column of `shares` is the public data. */
  readonly publicData: boolean;
  readonly spectralRadius: number;
  readonly verdict: Verdict;
  /** Models by data sets, each row summing to 1, the share of a kind all its copies'; null without a limit. */
  readonly shares: readonly (readonly (number | null)[])[] | null;
}
