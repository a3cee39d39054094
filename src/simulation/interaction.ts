import { leading } from '../linalg/doubleDouble.js';
import { type Matrix, scaled } from '../linalg/matrix.js';
import { factorOf } from '../linalg/pivotedCholesky.js';
import type { DataSet, RealDataSet } from '../scenario/dataSet.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import { rowsOf } from '../scenario/rows.js';

/** A matrix as plain data: rows×columns entries, row by row. */
export interface Table {
  readonly rows: number;
  readonly columns: number;
  readonly entries: Float64Array;
}

/** Real data as they are simulated. */
export interface RealRows {
  /** X, n×d. */
  readonly X: Table;
  /** y where given; otherwise labels are drawn anew in every replicate. */
  readonly labels: Float64Array | null;
  /** Weight of one row in the loss: 1/n for the mean, 1 for the sum. */
  readonly weight: number;
  /** F, d×r, with FFᵀ the Gram matrix under the loss: risk on these data is ‖Fᵀ(θ̂ − θ)‖². */
  readonly riskFactor: Table;
}

/** Rows an entity labels and publishes each generation. */
export interface SyntheticRows {
  /** X, n×d: the rows themselves, or those that a bootstrap draws from. */
  readonly X: Table;
  readonly weight: number;
  /** F, d×r, of a Gaussian law N(0, FFᵀ) of the rows; null where the rows are literal. */
  readonly factor: Table | null;
}

/** A kind of model maker with everything its copies share. */
export interface Kind {
  readonly copies: number;
  readonly alpha: number;
  readonly beta: number;
  readonly noise: number;
  readonly truth: Float64Array;
  readonly private: RealRows;
  readonly synthetic: SyntheticRows;
}

/** The interaction row by row, as plain data that can be sent to a worker thread. */
export interface Interaction {
  /** d. */
  readonly features: number;
  readonly truth: Float64Array;
  readonly noise: number;
  readonly public: RealRows;
  readonly kinds: readonly Kind[];
  /** G: share of pool m that each copy of kind j publishes, pools×kinds. */
  readonly publish: readonly (readonly number[])[];
  /** F: weight of pool m in what kind k crawls, kinds×pools. */
  readonly crawl: readonly (readonly number[])[];
}

/**
 * Realises an ecosystem row by row.
 *
 * @param ecosystem - Not modified.
 */
export function interaction(ecosystem: Ecosystem): Interaction {
  const { features, truth, noise, publish, crawl } = ecosystem;
  const perSample = ecosystem.loss === 'mean';
  const weight = (n: number) => (perSample && n > 0 ? 1 / n : 1);
  const real = (data: RealDataSet): RealRows => {
    const F = factorOf(data.gram);
    return {
      X: table(rowsOf(data)),
      labels: data.labels,
      weight: weight(data.samples),
      riskFactor: table(perSample ? F : scaled(F, Math.sqrt(data.samples))),
    };
  };
  const synthetic = (data: DataSet): SyntheticRows => ({
    X: table(rowsOf(data)),
    weight: weight(data.samples),
    factor: data.rows === null ? table(factorOf(data.gram)) : null,
  });
  return {
    features,
    truth: truth.data,
    noise,
    public: real(ecosystem.public),
    kinds: ecosystem.entities.map((entity) => ({
      copies: entity.copies,
      alpha: entity.alpha,
      beta: entity.beta,
      noise: entity.noise,
      truth: entity.truth.data,
      private: real(entity.private),
      synthetic: synthetic(entity.synthetic),
    })),
    publish: publish.map((shares) => shares.map(leading)),
    crawl: crawl.map((weights) => weights.map(leading)),
  };
}

/** The kind of each individual entity, copies written out, in the order of the scenario. */
export const individuals = ({ kinds }: Pick<Interaction, 'kinds'>): number[] =>
  kinds.flatMap(({ copies }, j) => Array.from({ length: copies }, () => j));

const table = (A: Matrix): Table => ({ rows: A.rows, columns: A.columns, entries: A.data });
