import type { MappedQuantity } from './efficiencyTable.js';

/** The trade-off at one pair of weights; null where there is no limit, or nothing to compare. */
export interface FrontierPoint {
  readonly alpha: number;
  readonly beta: number;
  readonly homogenization: number | null;
  /** Gain on others' tasks: above 1, models got better at them. */
  readonly gain: number | null;
}

/** Gain on others' tasks and homogenization as α grows, for several β. */
export interface FrontierTable {
  readonly scenario: string;
  /** K, copies counted. */
  readonly population: number;
  /** Whether some model has a task of its own. */
  readonly hasPrivate: boolean;
  /** False where all real data are private, or all public: there is then one curve. */
  readonly betaMatters: boolean;
  /** Whether entities have weights of their own, which those of the curves replace. */
  readonly replacesWeights: boolean;
  readonly curves: readonly { readonly beta: number; readonly points: readonly FrontierPoint[] }[];
  /** What the optimum is the best of. */
  readonly quantity: MappedQuantity;
  /** Where the mean relative efficiency is highest, or the error least where the efficiency is 0 by definition. */
  readonly optimum: FrontierPoint | null;
  /** α = ½, and β = ½ where it matters. */
  readonly paper: FrontierPoint;
}
