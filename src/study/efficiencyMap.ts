import type { EfficiencyPoint, MappedQuantity } from '../figures/kinds/efficiencyTable.js';
import { idealEstimator } from '../measures/idealEstimator.js';
import { testGramIn } from '../measures/testGram.js';
import { pooledRecurrence } from '../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { limitOrReason, type NoLimit } from '../solution/linear/limitOrReason.js';
import { type AverageModel, averageModel } from './averageModel.js';
import { compassSearch, type Weights } from './compassSearch.js';
import { weightings } from './weightings.js';

/** α and β of an optimum are exact to this much. */
const PRECISION = 1e-3;
/** Values within this share of the best are as good. */
const EQUAL = 1e-9;

/** How good an average model is in the limit, or why there is no limit. */
export type Answer = AverageModel | { readonly reason: NoLimit };

/** An answer for every α and β. */
export type EfficiencyMap = (alpha: number, beta: number) => Answer;

/** A point of a grid and its answer. */
export interface Cell {
  readonly alpha: number;
  readonly beta: number;
  readonly answer: Answer;
}

/**
 * The average model of a scenario as a function of α and β, the same for all entities. Data are realised, and the
 * ideal estimator computed, once.
 *
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function efficiencyMap(scenario: Scenario): EfficiencyMap {
  const weighted = weightings(scenario);
  const data = weighted(0, 0);
  const ideal = idealEstimator(data, testGramIn(data.coordinates, null));
  return (alpha, beta) => {
    const ecosystem = weighted(alpha, beta);
    const answer = limitOrReason(pooledRecurrence(ecosystem));
    return 'reason' in answer ? answer : averageModel(ecosystem, answer.moments, ideal);
  };
}

/** The map on a grid of n×n points from 0 to 1, β by β. */
export const cellsOf = (map: EfficiencyMap, n: number): Cell[] =>
  Array.from({ length: n * n }, (_, i) => {
    const alpha = (i % n) / (n - 1);
    const beta = Math.floor(i / n) / (n - 1);
    return { alpha, beta, answer: map(alpha, beta) };
  });

/** What to show: the efficiency, or the error where the efficiency is 0 wherever there is a limit. */
export function quantityOf(cells: readonly Cell[]): MappedQuantity {
  const limits = cells.flatMap(({ answer }) => ('reason' in answer ? [] : [answer]));
  return limits.length > 0 && limits.every(({ relativeEfficiency }) => !(relativeEfficiency > 0))
    ? 'mse'
    : 'relativeEfficiency';
}

/** The quantity of an answer; null where there is no limit, or 0/0. */
export function shownValue(answer: Answer, quantity: MappedQuantity): number | null {
  if ('reason' in answer) return null;
  return Number.isFinite(answer[quantity]) ? answer[quantity] : null;
}

/**
 * The best point of a map: the best of its cells, of equals the one nearest to (½, ½), then uphill from there.
 *
 * @param cells - the map on a grid of spacing `step`.
 * @returns null where no cell has a value.
 */
export function optimumOf(
  map: EfficiencyMap,
  cells: readonly Cell[],
  quantity: MappedQuantity,
  step: number,
): EfficiencyPoint | null {
  const height = (answer: Answer): number => {
    const value = shownValue(answer, quantity) ?? Number.NaN;
    if (Number.isNaN(value)) return Number.NEGATIVE_INFINITY;
    return quantity === 'mse' ? -value : value;
  };
  const top = cells.reduce((most, { answer }) => Math.max(most, height(answer)), -Infinity);
  const [start] = cells
    .filter(({ answer }) => height(answer) >= top - EQUAL * Math.abs(top))
    .map(({ alpha, beta }): Weights => [alpha, beta])
    .sort((a, b) => distance(a) - distance(b));
  if (start === undefined || top === -Infinity) return null;
  const found = compassSearch((a, b) => height(map(a, b)), start, step / 2, PRECISION / 2);
  const [alpha, beta] = found.weights;
  return { alpha, beta, value: quantity === 'mse' ? -found.value : found.value };
}

/** How far weights are from (½, ½). */
const distance = ([alpha, beta]: Weights): number => Math.hypot(alpha - 0.5, beta - 0.5);
