import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { leading, plus, type Real } from '../linalg/doubleDouble.js';
import { frobeniusProducts, frobeniusReal } from '../linalg/frobenius.js';
import { accumulate } from '../linalg/linearCombination.js';
import { copyOf, type Matrix, rowOf, subtract, transposed, zeros } from '../linalg/matrix.js';
import { product, productTransposed } from '../linalg/product.js';
import type { ModelMoments } from '../solution/linear/modelMoments.js';

/** A task: features with Gram matrix S, labelled by a truth. */
export interface Task {
  readonly gram: Matrix;
  /** F with FᵀF = S, beyond float64. */
  readonly factor: Matrix | null;
  readonly truth: Matrix;
}

/** The task of every kind, S̃_j and θ_j, and the public task, S* and the global θ, last. */
export const tasks = ({ entities, public: shared, truth }: Ecosystem): Task[] => [
  ...entities.map(({ private: { gram, factor }, truth: own }) => ({ gram, factor, truth: own })),
  { gram: shared.gram, factor: shared.factor, truth },
];

/**
 * risk[k][j] = E(θ̂_k − θ_j)ᵀ S̃_j (θ̂_k − θ_j): the error of model k on the task of entity j, against j's own
 * truth; last column: the public task, S* and the global truth. S is XᵀX/n, per sample, whatever the loss.
 *
 * @param ecosystem - tasks S̃_j, θ_j. Not modified.
 * @param moments - of one generation. Not modified.
 * @param covariances - Cov θ̂_k for every kind. Not modified.
 * @returns kinds×(kinds + 1).
 */
export function risk(
  ecosystem: Ecosystem,
  { bias }: ModelMoments,
  covariances: readonly Matrix[],
): Matrix {
  const all = tasks(ecosystem);
  const table = zeros(covariances.length, all.length);
  for (const columns of sameTruth(all.map(({ truth }) => truth))) {
    const apart = subtract(all[columns[0]!]!.truth, ecosystem.truth);
    const errors = covariances.map((_, k) => subtract(transposed(rowOf(bias, k)), apart));
    const grams = columns.map((j) => all[j]!.gram);
    if (covariances.some(({ low }) => low !== null)) {
      const variances = frobeniusProducts(covariances, grams);
      columns.forEach((j, c) => {
        const biases = lengthsUnder(all[j]!, errors);
        biases.forEach((square, k) => {
          table.set(k, j, leading(plus(variances.real(k, c), square)));
        });
      });
      continue;
    }
    const secondMoments = covariances.map((covariance, k) => {
      const moment = copyOf(covariance);
      accumulate(moment, 1, productTransposed(errors[k]!, errors[k]!));
      return moment;
    });
    const found = frobeniusProducts(secondMoments, grams);
    columns.forEach((j, c) => {
      for (let k = 0; k < covariances.length; k++) table.set(k, j, found.get(k, c));
    });
  }
  return table;
}

/**
 * The size of what the risks of every task are summed from: (Σ_i √S_ii max_k|θ_k,i|)², no less than any θ_kᵀSθ_k, of
 * which the parts may cancel.
 *
 * @param ecosystem - tasks S̃_j, θ_j. Not modified.
 * @returns one number for every task, in the order of `tasks`.
 */
export function riskSizes(ecosystem: Ecosystem): number[] {
  const all = tasks(ecosystem);
  const largest = new Float64Array(ecosystem.features);
  for (const { data } of new Set(all.map(({ truth }) => truth))) {
    data.forEach((x, i) => {
      largest[i] = Math.max(largest[i]!, Math.abs(x));
    });
  }
  return all.map(
    ({ gram }) =>
      largest.reduce((sum, x, i) => sum + Math.sqrt(Math.max(0, gram.get(i, i))) * x, 0) ** 2,
  );
}

/** eᵀSe = ‖Fe‖² for every error e: large errors in directions that S does not see leave no rounding behind. */
function lengthsUnder({ gram, factor }: Task, errors: readonly Matrix[]): Real[] {
  return errors.map((error) => {
    if (factor === null) return frobeniusReal(error, product(gram, error));
    const seen = product(factor, error);
    return frobeniusReal(seen, seen);
  });
}

/** Indices grouped by equal vectors, in order of first appearance. */
function sameTruth(truths: readonly Matrix[]): number[][] {
  const groups = new Map<string, number[]>();
  truths.forEach((truth, j) => {
    const key = truth.to1DArray().join();
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [j]);
    else group.push(j);
  });
  return [...groups.values()];
}
