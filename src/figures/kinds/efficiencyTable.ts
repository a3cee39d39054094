import type { NoLimit } from '../../solution/linear/limitOrReason.js';

/** What a map shows of an average model in the limit. */
export type MappedQuantity = 'relativeEfficiency' | 'mse';

/** A point of a map with its value. */
export interface EfficiencyPoint {
  readonly alpha: number;
  readonly beta: number;
  readonly value: number;
}

/** A point that is marked whether or not there is a limit. */
export interface EfficiencyMark {
  readonly alpha: number;
  readonly beta: number;
  readonly value: number | null;
}

/** The map of one scenario. */
export interface EfficiencyPanel {
  /** Shown where there are several panels; markup. */
  readonly label: string;
  /** β by β, from α = 0 to α = 1; null where there is no limit. */
  readonly values: readonly (number | null)[];
  /** Why there is none. */
  readonly reasons: readonly (NoLimit | null)[];
  /** Null where no cell has a value. */
  readonly optimum: EfficiencyPoint | null;
  /** α = β = ½. */
  readonly paper: EfficiencyMark;
  /** The scenario's own weights, where all entities share them and they are not ½ and ½. */
  readonly own: EfficiencyMark | null;
}

/** Mean relative efficiency, or mean squared error, over α and β. */
export interface EfficiencyTable {
  readonly scenario: string;
  readonly quantity: MappedQuantity;
  /** Whether entities have weights of their own, which those of the map replace. */
  readonly replacesWeights: boolean;
  /** The values of α, and of β, of the grid. */
  readonly points: readonly number[];
  readonly panels: readonly EfficiencyPanel[];
}
