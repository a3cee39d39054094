/** Steps that readers count in. */
const STEPS = [1, 2, 2.5, 5, 10];
/** A bound is reached within this share of a step. */
const ROUNDING = 1e-6;

/**
 * Round numbers strictly between two bounds, evenly spaced: levels of iso-lines, ticks of a colour bar.
 *
 * @param count - how many there are at most.
 */
export function roundLevels(low: number, high: number, count: number): number[] {
  const span = high - low;
  if (!(span > 0)) return [];
  const power = 10 ** Math.floor(Math.log10(span / count));
  const step = power * (STEPS.find((s) => span * (1 - ROUNDING) <= count * s * power) ?? 10);
  const first = Math.floor(low / step + ROUNDING) + 1;
  const last = Math.ceil(high / step - ROUNDING) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) =>
    Number(((first + i) * step).toPrecision(12)),
  );
}

/** Digits within a decade, the finest choice first. */
const DIGITS = [[1, 2, 5], [1, 3], [1]];

/**
 * Round numbers strictly between two positive bounds, about evenly spaced in their logarithms.
 *
 * @param count - how many there are at most, unless there are more decades.
 */
export function decadeLevels(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.floor(Math.log10(high));
  const decades = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const choices = DIGITS.map((digits) =>
    decades
      .flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)))
      .filter((level) => level > low && level < high),
  );
  return choices.find(({ length }) => length <= count) ?? choices.at(-1)!;
}
