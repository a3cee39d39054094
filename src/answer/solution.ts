import type { PolynomialRates } from '../solution/linear/accumulatingNetwork.js';
import type { AnchoringRule } from '../solution/linear/anchoringRule.js';
import type { Certificate, StabilityBounds } from '../solution/linear/certificate.js';
import type { NetworkGraph } from '../solution/linear/graph.js';
import type { Verdict } from '../solution/spectrum.js';
import type { Quantity } from './reportRows.js';

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

/** The limit also has influence: whose real data every model ends up reflecting. */
export interface LimitReport extends GenerationReport {
  readonly influence: Quantity[][];
}

/** What `solve` answers: plain data, the object that `monoculture solve --json` prints. */
export interface Solution {
  readonly scenario: string;
  readonly features: number;
  /** d distinct names, default: `feature 0` … */
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
    /** Unit vectors of feature space along which models drift forever; only if the verdict is marginal. */
    readonly unanchored: readonly (readonly number[])[];
    /** Those of them that no real data show, checked against the real data of every entity. */
    readonly unseen: readonly (readonly number[])[];
    readonly bounds: StabilityBounds;
    /** Powers of 1/t by which pools that accumulate settle; null where none does. */
    readonly polynomial: PolynomialRates | null;
    /** The strongest bound that proves convergence without eigenvalues; null where none does. */
    readonly certificate: Certificate | null;
    /** The √K anchoring rule with the numbers of this system; null for several pools or no synthetic data. */
    readonly anchoring: AnchoringRule | null;
  };
  /** Why there is no long run: a number of the schedule that does not settle. Stability is then that of generation 1. */
  readonly unsettled: string | null;
  /** Who listens to whom, and what every edge does; null around one pool. */
  readonly graph: NetworkGraph | null;
  /** [real, imaginary] parts, largest modulus first. */
  readonly eigenvalues: readonly (readonly [number, number])[];
  readonly initial: GenerationReport;
  readonly limit: LimitReport | null;
  /** If the verdict is marginal: the limit outside the unanchored directions. */
  readonly anchoredLimit: GenerationReport | null;
  readonly transfer: Quantity[][] | null;
  readonly homogenization: Quantity;
  readonly trajectory?: readonly ({ readonly generation: number } & GenerationReport)[];
  readonly evidence: {
    /** Every number has at least this many correct significant digits. */
    readonly digits: number;
    /** The least certain number, by its place in this object, such as `limit.risk[0][1]`. */
    readonly weakest: string;
    /** The precision of the computation: float64, or double-double if that was not enough. */
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
