import type { MeasureSums } from '../../measures/categorical/measureSums.js';
import { type Quantity, quantity } from '../reportRows.js';
import type { CategoricalReport } from './categoricalSolution.js';

/**
 * The measures of one generation.
 *
 * @param sums - over contexts and types. Not modified.
 * @param mean - K×C×V, or null.
 * @param tasks - which tasks there are, the public one last.
 * @param absoluteError - numbers below it are 0.
 */
export function categoricalReport(
  sums: MeasureSums,
  mean: number[][][] | null,
  tasks: readonly boolean[],
  absoluteError: number,
): CategoricalReport {
  const K = sums.diversity.length;
  const certain = (x: number) => (Math.abs(x) <= absoluteError ? 0 : x);
  const list = (numbers: Float64Array) => Array.from(numbers, certain);
  const rows = (numbers: Float64Array, width: number): number[][] =>
    Array.from({ length: K }, (_, k) => list(numbers.subarray(k * width, (k + 1) * width)));
  const diversity = list(sums.diversity);
  const dispersion = certain(average(sums.deviation));
  const totalDiversity = certain(average(sums.diversity) + dispersion);
  const agreement = rows(sums.agreement, K);
  const bias2 = list(sums.bias2);
  const variance = list(sums.variance);
  return {
    ...(mean === null ? {} : { mean }),
    diversity,
    totalDiversity,
    dispersion,
    fixation: quantity(dispersion / totalDiversity),
    agreement,
    similarity: agreement.map((row, k) =>
      row.map((both, l) =>
        k === l
          ? quantity(both / both)
          : quantity(both / Math.sqrt(agreement[k]![k]! * agreement[l]![l]!)),
      ),
    ),
    bias2,
    variance,
    mse: bias2.map((bias, k) => bias + variance[k]!),
    risk: rows(sums.risk, K + 1).map((row) =>
      row.map((risk, j): Quantity => (tasks[j] ? risk : null)),
    ),
  };
}

const average = (numbers: Float64Array): number =>
  numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
