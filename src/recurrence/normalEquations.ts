import { linearCombination } from '../linalg/linearCombination.js';
import { columnVector, type Matrix, scaled, transposed, zeros } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { pseudoInverse } from '../linalg/pseudoInverse.js';
import type { DataSet, RealDataSet } from '../scenario/dataSet.js';
import type { Ecosystem, Loss } from '../scenario/ecosystem.js';
import type { RealInput } from './affineRecurrence.js';

/** S: the Gram matrix that enters the loss, XᵀX/n for the mean loss and XᵀX for the sum. d×d. */
export function lossGram({ gram, samples }: DataSet, loss: Loss): Matrix {
  return loss === 'mean' ? gram : scaled(gram, samples);
}

/**
 * Covariance of the normal vector of labels with noise N(0, σ²I): σ²S/n for the mean loss, σ²S for the sum. d×d.
 */
export function normalCovariance(data: DataSet, noise: number, loss: Loss): Matrix {
  if (data.samples === 0) return data.gram;
  const perSample = noise ** 2 / (loss === 'mean' ? data.samples : 1);
  return scaled(lossGram(data, loss), perSample);
}

/**
 * The normal vector b of a real data set as an input: known labels give b itself, random ones E b = Sθ and
 * Cov b = σ²S/n (mean loss).
 */
export function realInput(
  data: RealDataSet,
  { truth, noise }: { readonly truth: Matrix; readonly noise: number },
  loss: Loss,
): RealInput {
  const { rows, labels, samples } = data;
  if (rows !== null && labels !== null) {
    const sum = product(transposed(rows), columnVector(labels));
    const d = data.gram.rows;
    return {
      mean: loss === 'mean' ? scaled(sum, 1 / samples) : sum,
      covariance: zeros(d, d),
    };
  }
  return {
    mean: product(lossGram(data, loss), truth),
    covariance: normalCovariance(data, noise, loss),
  };
}

/** The least-squares problem one entity solves: its matrix, and the weights its data enter with. */
export interface NormalEquations {
  /** (ᾱ_kB_k + α_kΣ_m F_km H_m)⁺, d×d, symmetric: A_k⁺ (B_k⁺ at generation 0). */
  readonly gain: Matrix;
  /** ᾱ_kβ_k (β_k at generation 0). */
  readonly own: number;
  /** ᾱ_kβ̄_k (β̄_k at generation 0). */
  readonly public: number;
  /** α_kF_km for every pool m (none at generation 0). */
  readonly state: readonly number[];
  readonly smallestPivot: number;
}

/** θ̂_{0,k} minimises β_k L(D̃_k) + β̄_k L(D*): B_k = β_kS̃_k + β̄_kS*, for every kind. */
export function initialEquations({ entities, public: shared, loss }: Ecosystem): NormalEquations[] {
  const publicGram = lossGram(shared, loss);
  return entities.map((entity) => {
    const B = realGram(entity.beta, lossGram(entity.private, loss), publicGram);
    const { inverse, smallestPivot } = pseudoInverse(B);
    return { gain: inverse, own: entity.beta, public: 1 - entity.beta, state: [], smallestPivot };
  });
}

/**
 * θ̂_{t,k}, t ≥ 1, minimises ᾱ_kβ_k L(D̃_k) + ᾱ_kβ̄_k L(D*) + α_k Σ_m F_km L(pool m):
 * A_k = ᾱ_kB_k + α_kΣ_m F_km H_m with H_m = Σ_j G_mj S_j, for every kind.
 */
export function updateEquations(ecosystem: Ecosystem): NormalEquations[] {
  const { entities, public: shared, loss, crawl, features: d } = ecosystem;
  const publicGram = lossGram(shared, loss);
  const pools = poolGrams(ecosystem);
  return entities.map(({ alpha, beta, private: own }, k) => {
    const state = (crawl[k] ?? []).map((weight) => alpha * weight);
    const A = linearCombination(d, d, [
      [1 - alpha, realGram(beta, lossGram(own, loss), publicGram)],
      ...pools.map((H, m): [number, Matrix] => [state[m] ?? 0, H]),
    ]);
    const { inverse, smallestPivot } = pseudoInverse(A);
    return {
      gain: inverse,
      own: (1 - alpha) * beta,
      public: (1 - alpha) * (1 - beta),
      state,
      smallestPivot,
    };
  });
}

/** H_m = Σ_j copies_j G_mj S_j: the Gram matrix of pool m, d×d, for every pool. */
export function poolGrams({ entities, publish, loss, features: d }: Ecosystem): Matrix[] {
  return publish.map((shares) =>
    linearCombination(
      d,
      d,
      entities.map(({ copies, synthetic }, j) => [
        copies * (shares[j] ?? 0),
        lossGram(synthetic, loss),
      ]),
    ),
  );
}

/** B_k = β_kS̃_k + β̄_kS*. */
export const realGram = (beta: number, own: Matrix, shared: Matrix): Matrix =>
  linearCombination(own.rows, own.columns, [
    [beta, own],
    [1 - beta, shared],
  ]);
