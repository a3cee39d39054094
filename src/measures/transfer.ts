import { type Matrix, zeros } from '../linalg/matrix.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
import { squaredLength } from './meanSquaredError.js';
import { quotient } from './quotient.js';
import { tasks } from './risk.js';

/**
 * transfer[k][j] = risk_0[k][j] / risk_∞[k][j]: above 1, model k got better at j's task.
 *
 * @param ecosystem - whose tasks they are. Not modified.
 * @param initial - risks of generation 0, kinds×(kinds + 1).
 * @param limit - risks in the limit, of the same shape.
 * @returns kinds×(kinds + 1); NaN where the risk in the limit is zero.
 * @source vu2025 (docs/references.md)
 */
export function transfer(ecosystem: Ecosystem, initial: Matrix, limit: Matrix): Matrix {
  const table = zeros(initial.rows, initial.columns);
  tasks(ecosystem).forEach(({ gram, truth }, j) => {
    const signal = squaredLength(truth, gram);
    for (let k = 0; k < table.rows; k++) {
      table.set(k, j, quotient(initial.get(k, j), limit.get(k, j), signal));
    }
  });
  return table;
}
