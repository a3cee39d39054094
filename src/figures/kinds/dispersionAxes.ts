import { type ValueAxis, valueAxis } from '../pictures/valueAxis.js';
import { growthStart } from './growthStart.js';
import type { HomogenizationCourse, HomogenizationTable } from './homogenizationTable.js';

/** A dispersion this many times the first one needs a logarithmic axis. */
const GROWN = 20;
/** Share of the first dispersion from which a logarithmic axis shows all. */
const LEAST = 1e-3;
/** Decades of an axis that both panels of dispersion can share. */
const MOST_SHARED = 14;
/** Where a note is written, curves end below it. */
const UNDER_NOTE = 0.74;
/** Share of an axis that a note needs above the curves. */
const NOTE = 0.2;

/**
 * The axes of the two panels of dispersion: one and the same, unless it would be of so many decades that one panel
 * could not be read. The limit may run out of it where it grows without bound.
 */
export function dispersionAxes(
  { overGenerations, overAlpha }: HomogenizationTable,
  noted: boolean,
): readonly [ValueAxis, ValueAxis] {
  const fill = noted ? { fill: UNDER_NOTE } : {};
  const start = growthStart(overGenerations.dispersion);
  const axis = (...courses: HomogenizationCourse[]) =>
    dispersionAxis(courses.flatMap(dispersions), start, fill);
  const shared = axis(overGenerations, overAlpha);
  const [low, high] = shared.domain;
  if (!shared.log || Math.log10(high) - Math.log10(low) <= MOST_SHARED) return [shared, shared];
  return [axis(overGenerations), axis(overAlpha)];
}

function dispersionAxis(
  all: readonly number[],
  start: number,
  fill: { readonly fill?: number },
): ValueAxis {
  const grown = start > 0 && all.some((x) => x > GROWN * start);
  return grown
    ? valueAxis(
        all.filter((x) => x >= LEAST * start),
        { logFrom: 1, start, ...fill },
      )
    : valueAxis(all, { logFrom: Number.POSITIVE_INFINITY, ...fill });
}

/** Every dispersion and the upper ends of error bars. */
const dispersions = ({ dispersion, simulated }: HomogenizationCourse): number[] => [
  ...dispersion,
  ...simulated.map(({ dispersion: { value, standardError } }) =>
    Number.isFinite(standardError) ? value + 2 * standardError : value,
  ),
];

/** Whether a logarithmic axis has room for a note above some values: near the largest double it cannot. */
export function hasRoom({ domain }: ValueAxis, values: readonly number[]): boolean {
  const [low, high] = domain.map(Math.log10) as [number, number];
  const most = values.reduce((a, b) => (b > a ? b : a), 0);
  return high - Math.log10(most) >= NOTE * (high - low);
}
