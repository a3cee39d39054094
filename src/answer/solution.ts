import type { Quantity } from '../measures/roster.js';
import type { AnchoringRule } from '../solution/anchoringRule.js';
import type { Certificate, StabilityBounds } from '../solution/certificate.js';
import type { Verdict } from '../solution/spectrum.js';

/** The measures of one generation, one row for every entry of `entities`. Definitions: docs/measures.md. */
export interface GenerationReport {
  readonly mean: Quantity[][];
  readonly bias2: Quantity[];
  readonly variance: Quantity[];
  readonly mse: Quantity[];
  readonly relativeEfficiency: Quantity[];
  readonly dispersion: number;
  readonly similarity: Quantity[][];
  readonly risk: Quantity[][];
}

/** The limit also tells whose real data every model ends up carrying. */
export interface LimitReport extends GenerationReport {
  readonly influence: Quantity[][];
}

/** What `solve` answers: plain data, the object that `monoculture solve --json` prints. */
export interface Solution {
  readonly scenario: string;
  readonly features: number;
  /** d distinct names, `feature 0` … where nobody named them. */
  readonly featureNames: readonly string[];
  readonly entities: readonly string[];
  /** The entry of the scenario each of them comes from: the same for all copies of one. */
  readonly kinds: readonly string[];
  /** How many entities each name stands for: 1, or a whole kind in a population above a thousand. */
  readonly copies: readonly number[];
  readonly stability: {
    readonly spectralRadius: number;
    readonly verdict: Verdict;
    readonly halfLife: number | null;
    /** Unit vectors of feature space along which models drift for ever; only where the verdict is marginal. */
    readonly unanchored: readonly (readonly number[])[];
    /** Those of them that no real data see, checked against the real data of every entity. */
    readonly unseen: readonly (readonly number[])[];
    readonly bounds: StabilityBounds;
    /** The strongest bound that proves convergence without eigenvalues; null where none does. */
    readonly certificate: Certificate | null;
    /** The √K anchoring rule with the numbers of this system; null for several pools or no synthetic data. */
    readonly anchoring: AnchoringRule | null;
  };
  /** [real, imaginary] parts, largest modulus first. */
  readonly eigenvalues: readonly (readonly [number, number])[];
  readonly initial: GenerationReport;
  readonly limit: LimitReport | null;
  /** Where the verdict is marginal: the limit of what happens outside the unanchored directions. */
  readonly anchoredLimit: GenerationReport | null;
  readonly transfer: Quantity[][] | null;
  readonly homogenization: Quantity;
  readonly trajectory?: readonly ({ readonly generation: number } & GenerationReport)[];
  readonly evidence: {
    /** Significant digits that the least certain of these numbers can be trusted for: a bound. */
    readonly digits: number;
    /** Where that number stands in this object, such as `limit.risk[0][1]`. */
    readonly weakest: string;
    /** What it was computed in: float64, or double-double where that would not do. */
    readonly arithmetic: 'double' | 'extended';
    readonly fixedPointResidual: number | null;
    readonly covarianceResidual: number | null;
    readonly amplification: number | null;
    readonly smallestPivot: number;
  };
}

export interface SolveOptions {
  /** Also report generations 0 … T, exact whether or not anything converges. */
  readonly generations?: number;
}
