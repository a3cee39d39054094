import type { Matrix } from '../linalg/matrix.js';
import type { DataSet, RealDataSet } from './dataSet.js';

/** A kind of model maker: `copies` entities with the same distribution, each with its own real data. */
export interface Entity {
  readonly name: string;
  /** How many there are of this kind. */
  readonly copies: number;
  /** α_k, weight of synthetic data in every update. */
  readonly alpha: number;
  /** β_k, weight of private against public within real data. */
  readonly beta: number;
  /** σ_k, standard deviation of the noise in its private labels and in its synthetic labels. */
  readonly noise: number;
  /** θ_k, d×1: the truth behind its private labels. */
  readonly truth: Matrix;
  /** D̃_k. */
  readonly private: RealDataSet;
  /** D_k: the rows it labels with its model each generation. */
  readonly synthetic: DataSet;
  /** Standard deviation of the noise in those labels. */
  readonly syntheticNoise: number;
  /** Rows and labels of its own for a pool; null where it publishes D_k there, the same rows and labels everywhere. */
  readonly publications: readonly (Publication | null)[];
  /** A detector in what it crawls. */
  readonly filter: Filter | null;
  /** λ‖θ − θ°‖² in every fit, as data: Gram λI, normal vector λθ°, whatever the loss; no noise. */
  readonly ridge: RealDataSet | null;
  readonly update: Update;
}

/** What an entity publishes in one pool alone. */
export interface Publication {
  readonly data: DataSet;
  /** Standard deviation of the noise in its labels. */
  readonly noise: number;
}

/** A detector: the shares of synthetic data and, by mistake, of people's data that it drops. */
export interface Filter {
  readonly catches: number;
  readonly loses: number;
}

/** A refit from scratch, or gradient steps from the last model: s times θ ← θ + η(q − Aθ). */
export type Update =
  | { readonly kind: 'refit' }
  | { readonly kind: 'steps'; readonly steps: number; readonly rate: number };
