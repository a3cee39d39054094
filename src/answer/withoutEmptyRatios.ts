import type { Quantity } from './reportRows.js';
import type { Draft } from './solveIn.js';

/**
 * An answer without ratios whose denominator is reported as zero: of 0/0 rounding leaves some number, or a zero.
 *
 * @param answer - once every number in it has been judged. Not modified.
 * @returns the same, `relativeEfficiency`, `transfer` and `homogenization` null where mse, the risk in the limit and
 *   the dispersion of generation 0 are zero, and `similarity` where a model is.
 */
export function withoutEmptyRatios(answer: Draft): Draft {
  const { initial, limit, anchoredLimit, transfer, homogenization, trajectory } = answer;
  return {
    ...answer,
    initial: report(initial),
    limit: limit && report(limit),
    anchoredLimit: anchoredLimit && report(anchoredLimit),
    transfer: transfer?.map((row, k) => where(row, limit?.risk[k] ?? [])) ?? null,
    homogenization: initial.dispersion === 0 ? null : homogenization,
    ...(trajectory && { trajectory: trajectory.map(report) }),
  };
}

const report = <R extends Draft['initial']>(of: R): R => ({
  ...of,
  relativeEfficiency: where(of.relativeEfficiency, of.mse),
  similarity: withoutZeroModels(of),
});

/** Similarities of models that are not zero. */
function withoutZeroModels({ mean, variance, similarity }: Draft['initial']): Quantity[][] {
  const isZero = mean.map((theta, k) => variance[k] === 0 && theta.every((x) => x === 0));
  if (!isZero.includes(true)) return similarity;
  return similarity.map((row, k) => row.map((s, l) => (isZero[k] || isZero[l] ? null : s)));
}

const where = (ratios: readonly Quantity[], denominators: readonly Quantity[]): Quantity[] =>
  ratios.map((ratio, i) => (denominators[i] === 0 ? null : ratio));
