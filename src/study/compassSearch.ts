/** A pair of weights (α, β). */
export type Weights = readonly [alpha: number, beta: number];

/** A gain below this share is rounding. */
const EQUAL = 1e-12;

const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [1, 1],
  [-1, -1],
  [1, -1],
  [-1, 1],
] as const;

/**
 * The top of a function on the square [0, 1]², uphill from a start: tries eight neighbours at a distance, moves to
 * one that is better, and halves the distance where none is.
 *
 * @param value - −∞ where the function has no value.
 * @param start - where it has one.
 * @param step - first distance.
 * @param precision - the search ends when the distance falls below it.
 */
export function compassSearch(
  value: (alpha: number, beta: number) => number,
  start: Weights,
  step: number,
  precision: number,
): { readonly weights: Weights; readonly value: number } {
  let weights = start;
  let best = value(...start);
  for (let distance = step; distance >= precision; ) {
    const better = DIRECTIONS.map(
      ([a, b]): Weights => [inUnit(weights[0] + a * distance), inUnit(weights[1] + b * distance)],
    )
      .map((at) => ({ at, value: value(...at) }))
      .find((tried) => tried.value > best + EQUAL * Math.abs(best));
    if (better) {
      weights = better.at;
      best = better.value;
    } else distance /= 2;
  }
  return { weights, value: best };
}

const inUnit = (x: number): number => Math.min(1, Math.max(0, x));
