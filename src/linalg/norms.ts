/*
 * Of lists of any length: a call such as Math.max(...values) passes every number as an argument, and a list of some
 * hundred thousand overflows the stack.
 */

/** The largest of the values, or `atLeast` where that is larger or there are none; NaN if one is NaN. */
export function maximum(
  values: Iterable<number>,
  atLeast: number = Number.NEGATIVE_INFINITY,
): number {
  let most = atLeast;
  for (const x of values) most = Math.max(most, x);
  return most;
}

/** The least of the values, or `atMost` where that is less or there are none; NaN if one is NaN. */
export function minimum(
  values: Iterable<number>,
  atMost: number = Number.POSITIVE_INFINITY,
): number {
  let fewest = atMost;
  for (const x of values) fewest = Math.min(fewest, x);
  return fewest;
}

/** max |x_i|; 0 of nothing, NaN if an entry is NaN. */
export function largestModulus(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i]!));
  return most;
}

/** ‖x‖₂ = √(Σ x_i²), also where the squares would overflow or vanish; 0 of nothing. */
export function euclideanNorm(values: ArrayLike<number>): number {
  const size = largestModulus(values);
  if (size === 0 || !Number.isFinite(size)) return size;
  // A power of two, so that dividing by it rounds nothing.
  const unit = powerOfTwoNear(size);
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += (values[i]! / unit) ** 2;
  return unit * Math.sqrt(sum);
}

/** The power of two at or below a positive number, 2⁻¹⁰²² … 2¹⁰²³. */
export const powerOfTwoNear = (x: number): number => {
  const power = Math.max(-1022, Math.min(1023, Math.floor(Math.log2(x))));
  return 2 ** power;
};
