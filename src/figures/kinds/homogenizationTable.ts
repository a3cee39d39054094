import type { Verdict } from '../../solution/spectrum.js';
import type { Drift } from './driftText.js';
import type { Simulated, SimulatedPart } from './simulatedText.js';

/** A number over a range, in theory and as simulated. */
export interface HomogenizationCourse {
  /** Generations 0 … T, or values of α. */
  readonly at: readonly number[];
  /** NaN where it is beyond float64. */
  readonly dispersion: readonly number[];
  /** Mean over pairs of different models; NaN where models are zero. */
  readonly similarity: readonly number[];
  /** In the limit, over α; NaN where there is none. */
  readonly limit: {
    readonly dispersion: readonly number[];
    readonly similarity: readonly number[];
  } | null;
  /** Averages with standard errors; those of a similarity are upper bounds. */
  readonly simulated: readonly {
    readonly at: number;
    readonly dispersion: Simulated;
    readonly similarity: Simulated;
  }[];
}

/** How alike models become: over generations, and with the weight of synthetic data. */
export interface HomogenizationTable extends SimulatedPart {
  readonly scenario: string;
  /** K; one model has nothing to be alike to. */
  readonly population: number;
  readonly generations: number;
  /** 1 − dispersion(T)/dispersion(0); NaN where the models coincide from the start. */
  readonly homogenization: number;
  /** The α of all entities, where it is one number. */
  readonly alpha: number | null;
  readonly spectralRadius: number;
  readonly verdict: Verdict;
  /** Where ρ is 1 and the directions are known. */
  readonly drift: Drift | null;
  readonly overGenerations: HomogenizationCourse;
  /** Every entity's α replaced by the same one, at generation T. */
  readonly overAlpha: HomogenizationCourse;
}
