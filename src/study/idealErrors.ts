import { type Ecosystem, population } from '../ecosystem/ecosystem.js';
import type { TrajectoryPanel } from '../figures/kinds/trajectoryTable.js';
import type { Matrix } from '../linalg/matrix.js';
import { idealEstimator } from '../measures/idealEstimator.js';
import { squaredLength } from '../measures/meanSquaredError.js';
import { resolvable } from '../measures/quotient.js';
import { tasks } from '../measures/risk.js';
import { type TestGram, testGramIn } from '../measures/testGram.js';

/** Two errors count as one number within this share: the rounding of a float64 solve. */
const SAME = 1e-9;

/**
 * Errors of the ideal estimator where one number can stand in a figure for all kinds. With unequal noise a model may
 * do better.
 *
 * @param ecosystem - Not modified.
 * @returns for every panel of the trajectory figure; null where it is 0 by definition (the truth is itself the fit
 *   to all real data), where truths differ, or where it differs between kinds.
 */
export function idealErrors(
  ecosystem: Ecosystem,
): Record<TrajectoryPanel['quantity'], number | null> {
  const { entities, truth, coordinates, precision } = ecosystem;
  const whole = testGramIn(coordinates, null);
  const all = tasks(ecosystem);
  const errorOn = (gram: TestGram) => {
    const { mse, exact } = idealEstimator(ecosystem, gram);
    const size = exact ? 0 : squaredLength(truth, gram);
    return resolvable(mse, size, precision) ? mse : null;
  };
  const K = population(ecosystem);
  const agree = entities.every((entity) => same(entity.truth, truth));
  const own = all.slice(0, -1).map(({ gram }) => (agree ? errorOn(gram) : null));
  const onTasks = common(own);
  return {
    mse: errorOn(whole),
    own: onTasks,
    others: K > 1 ? onTasks : null,
    public: errorOn(all.at(-1)!.gram),
  };
}

function common(values: readonly (number | null)[]): number | null {
  const [first = null] = values;
  if (first === null || !Number.isFinite(first)) return null;
  const alike = values.every((x) => x !== null && Math.abs(x - first) <= SAME * first);
  return alike ? first : null;
}

const same = (a: Matrix, b: Matrix): boolean =>
  a.to1DArray().every((x, i) => x === b.to1DArray()[i]);
