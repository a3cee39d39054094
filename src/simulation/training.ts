import type { Update } from '../ecosystem/ecosystem.js';
import { type Reduced, stackedFit } from './stackedFit.js';
import { emptyTable, scaledTable, type Table, tableProduct, transposedTable } from './table.js';

/** How a model is trained, as a map: θ_t = Cᵀθ_{t−1} + Σ_i M_iᵀz_i. */
export interface Training {
  /** C, d×d; null where the last model is forgotten. */
  readonly carried: Table | null;
  /** M_i, r_i×d: what the data number i give. */
  readonly learned: readonly Table[];
}

/**
 * Training on Σ_i weight_i ‖z_i − R_iθ‖²: its minimiser of least norm, or so many gradient steps from the last model.
 *
 * @param data - Not modified.
 * @param d - features.
 */
export function training(update: Update, data: readonly Reduced[], d: number): Training {
  if (update.kind === 'refit') return { carried: null, learned: stackedFit(data, d) };
  const A = emptyTable(d, d);
  for (const { weight, R } of data) {
    const square = tableProduct(transposedTable(R), R);
    square.entries.forEach((x, i) => {
      A.entries[i]! += weight * x;
    });
  }
  const { carried, driven } = steps(A, update.steps, update.rate);
  const learned = data.map(({ weight, R }) => scaledTable(tableProduct(R, driven), weight));
  return { carried, learned };
}

/** θ ← Cθ + Bq, of symmetric matrices that commute. */
interface Steps {
  readonly carried: Table;
  readonly driven: Table;
}

/** So many steps θ ← θ + η(q − Aθ) taken together: the work grows with the logarithm of their number. */
function steps(A: Table, count: number, rate: number): Steps {
  const step = { carried: scaledTable(A, -rate), driven: emptyTable(A.rows, A.rows) };
  for (let i = 0; i < A.rows; i++) {
    step.carried.entries[i * A.rows + i]! += 1;
    step.driven.entries[i * A.rows + i] = rate;
  }
  let [power, left]: [Steps, number] = [step, count - 1];
  let taken: Steps = step;
  while (left > 0) {
    if (left % 2 === 1) taken = oneAfterAnother(taken, power);
    left = Math.floor(left / 2);
    if (left > 0) power = oneAfterAnother(power, power);
  }
  return taken;
}

function oneAfterAnother(first: Steps, second: Steps): Steps {
  const driven = tableProduct(first.driven, second.carried);
  driven.entries.forEach((x, i) => {
    driven.entries[i] = x + second.driven.entries[i]!;
  });
  return { carried: tableProduct(first.carried, second.carried), driven };
}
