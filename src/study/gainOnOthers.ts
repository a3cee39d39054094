import type { Matrix } from '../linalg/matrix.js';

/**
 * Gain on others' tasks: the geometric mean of transfer[k][j] = risk_0[k][j]/risk_∞[k][j] over all pairs of different
 * entities, copies counted. Pairs without a positive ratio, such as tasks that nobody has data for, are left out.
 *
 * @param transfer - kinds×(kinds + 1), from `transfer`. Its last column, the public task, is not read.
 * @param copies - of every kind.
 * @returns above 1: models got better at each other's tasks; NaN where no pair is left.
 */
export function gainOnOthers(transfer: Matrix, copies: readonly number[]): number {
  let pairs = 0;
  let logarithms = 0;
  copies.forEach((ofThese, k) => {
    copies.forEach((ofThose, j) => {
      const count = ofThese * (k === j ? ofThese - 1 : ofThose);
      const ratio = transfer.get(k, j);
      if (!(count > 0 && ratio > 0 && ratio < Number.POSITIVE_INFINITY)) return;
      pairs += count;
      logarithms += count * Math.log(ratio);
    });
  });
  return Math.exp(logarithms / pairs);
}
