import type { Verdict } from '../../solution/spectrum.js';
import type { ModelKind } from '../labels/kindLabels.js';
import type { Drift } from './driftText.js';
import type { Simulated, SimulatedPart } from './simulatedText.js';

/** One quantity over generations 0 … T. */
export interface TrajectoryPanel {
  /** Mean squared error, or risk on the own task, the tasks of others, the public task. */
  readonly quantity: 'mse' | 'own' | 'others' | 'public';
  /** By kind, generations 0 … T; NaN where a kind has none. */
  readonly theory: readonly (readonly number[])[];
  /** Average over entities. */
  readonly mean: readonly number[];
  /** Of the ideal estimator, where one number stands for all kinds. */
  readonly ideal: number | null;
  /** Empty where nothing was simulated; the first copy of each kind. */
  readonly simulated: readonly {
    readonly generation: number;
    readonly kinds: readonly Simulated[];
    readonly mean: Simulated;
  }[];
}

/** Errors of models over generations, in theory and as simulated. */
export interface TrajectoryTable extends SimulatedPart {
  readonly scenario: string;
  readonly spectralRadius: number;
  readonly verdict: Verdict;
  /** Where ρ is 1 and the directions are known. */
  readonly drift: Drift | null;
  readonly kinds: readonly ModelKind[];
  readonly panels: readonly TrajectoryPanel[];
}
