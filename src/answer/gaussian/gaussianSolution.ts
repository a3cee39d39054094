import type { Verdict } from '../../solution/spectrum.js';
import type { Quantity } from '../reportRows.js';

/** The measures of one generation of Gaussian models. Definitions: docs/families.md. */
export interface GaussianReport {
  /** E μ̂_k, K×d. */
  readonly mean: number[][];
  /** E Σ̂_k, K×d×d. */
  readonly spread: number[][][];
  /** Of the means against that of the truth. */
  readonly bias2: number[];
  readonly variance: number[];
  readonly mse: number[];
  /** (1/K) Σ_k E‖μ̂_k − μ̄‖². */
  readonly dispersion: number;
  /** Covariance of the equal mixture of all models, on average: d×d. */
  readonly totalSpread: number[][];
  /** E μ̂_kᵀμ̂_l/√(E‖μ̂_k‖² · E‖μ̂_l‖²). */
  readonly similarity: Quantity[][];
}

/** What `solve` answers of Gaussian models: plain data, the object that `monoculture solve --json` prints. */
export interface GaussianSolution {
  readonly scenario: string;
  readonly model: 'gaussian';
  readonly features: number;
  readonly entities: readonly string[];
  readonly covariance: 'mle' | 'unbiased';
  readonly stability: {
    /** What is left of a deviation of the means after a generation. */
    readonly spectralRadius: number;
    /** The same of E Σ̂. */
    readonly spreadRate: number;
    readonly verdict: Verdict;
    readonly halfLife: number | null;
    readonly spreadHalfLife: number | null;
  };
  readonly initial: GaussianReport;
  readonly limit: GaussianReport | null;
  readonly homogenization: Quantity;
  readonly trajectory?: readonly ({ readonly generation: number } & GaussianReport)[];
  readonly evidence: {
    /** How far the limit is from a fixed point of the recurrence, relative to its largest number; null without limit. */
    readonly fixedPointResidual: number | null;
  };
}
