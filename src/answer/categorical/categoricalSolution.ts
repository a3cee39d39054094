import type { Quantity } from '../reportRows.js';

/** The measures of one generation of categorical models. Definitions: docs/families.md. */
export interface CategoricalReport {
  /** E p_k(c, v), K×C×V; left out above 10,000 numbers unless asked for. */
  readonly mean?: number[][][];
  /** 1 − Σ_c w(c) E‖p_k(c, ·)‖²: how likely a model answers a prompt in two ways when asked twice. */
  readonly diversity: number[];
  /** The same of the average model. */
  readonly totalDiversity: number;
  /** totalDiversity − mean diversity. */
  readonly dispersion: number;
  /** dispersion/totalDiversity, a ratio of expectations; null without diversity. */
  readonly fixation: Quantity;
  /** How likely k and l answer a prompt alike. */
  readonly agreement: number[][];
  /** agreement[k][l]/√(agreement[k][k]·agreement[l][l]). */
  readonly similarity: Quantity[][];
  readonly bias2: number[];
  readonly variance: number[];
  readonly mse: number[];
  /** K×(K + 1), last column the public task; null where there is no such task. */
  readonly risk: Quantity[][];
}

/** What `solve` answers of categorical models: plain data, the object that `monoculture solve --json` prints. */
export interface CategoricalSolution {
  readonly scenario: string;
  readonly model: 'categorical';
  /** V and C. */
  readonly types: number;
  readonly contexts: number;
  readonly entities: readonly string[];
  readonly stability: {
    /** max_c R(c): what is left of a deviation of the means after a generation. */
    readonly spectralRadius: number;
    /** max_c λ₂(c): the same of second moments, on which diversity depends. */
    readonly diversityRate: number;
    readonly verdict: 'converges' | 'marginal';
    /** Generations until the slowest mean has halved its distance; null unless it converges. */
    readonly halfLife: number | null;
    /** Generations until the slowest second moment has. */
    readonly diversityHalfLife: number | null;
    /** The number of contexts that no real data hold: their models drift until one type is left. */
    readonly drifting: number;
    /** Where pools accumulate: exponents of 1/t. */
    readonly polynomial: {
      readonly leading: number;
      readonly bias: number;
      readonly variance: number;
    } | null;
  };
  readonly initial: CategoricalReport;
  /** null where some context drifts. */
  readonly limit: CategoricalReport | null;
  readonly transfer: Quantity[][] | null;
  readonly homogenization: Quantity;
  readonly trajectory?: readonly ({ readonly generation: number } & CategoricalReport)[];
  readonly evidence: {
    /** Every number has at least this many correct significant digits. */
    readonly digits: number;
    /** Largest amount by which the mean probabilities of a context and model miss a sum of 1. */
    readonly massResidual: number;
    /** A bound on the absolute error of every reported number; smaller numbers are reported as 0. */
    readonly absoluteError: number;
  };
}

export interface CategoricalOptions {
  /** Also report generations 0 … T. */
  readonly generations?: number;
  /** Report the means whatever their number. */
  readonly full?: boolean;
}
