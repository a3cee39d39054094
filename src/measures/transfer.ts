import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { type Matrix, zeros } from '../linalg/matrix.js';
import type { Measures } from './measures.js';
import { quotient } from './quotient.js';
import { riskSizes } from './risk.js';

/**
 * transfer[k][j] = risk_0[k][j] / risk_∞[k][j]: above 1, model k got better at j's task.
 *
 * @param ecosystem - whose tasks they are. Not modified.
 * @param initial - measures of generation 0.
 * @param limit - measures in the limit.
 * @returns kinds×(kinds + 1); NaN where the risk in the limit is zero.
 * @source vu2025 (docs/references.md)
 */
export function transfer(
  ecosystem: Ecosystem,
  { risk: initial, exact: exactInitial }: Pick<Measures, 'risk' | 'exact'>,
  { risk: limit, exact: exactLimit }: Pick<Measures, 'risk' | 'exact'>,
): Matrix {
  const table = zeros(initial.rows, initial.columns);
  riskSizes(ecosystem).forEach((signal, j) => {
    for (let k = 0; k < table.rows; k++) {
      const scale = exactInitial[k] && exactLimit[k] ? 0 : signal;
      table.set(k, j, quotient(initial.get(k, j), limit.get(k, j), scale, ecosystem.precision));
    }
  });
  return table;
}
