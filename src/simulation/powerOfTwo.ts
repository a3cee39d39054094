/** The largest power of two that a float64 holds with room beside it, as an exponent. */
const MOST = 1000;

/** The power of two next to a positive number, to divide by without losing a digit; 1 for zero. */
export const powerOfTwoNear = (size: number): number =>
  size > 0 ? 2 ** Math.max(-MOST, Math.min(MOST, Math.round(Math.log2(size)))) : 1;
