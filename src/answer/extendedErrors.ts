import { driftErrors } from './driftErrors.js';
import { spectralError } from './float64Errors.js';
import type { Path } from './judged.js';
import { scalesOf } from './scales.js';
import type { Working } from './solveIn.js';

/** Rounding of the extended precision against that of the coarse ones, 2⁻²⁹ and 2⁻³², with a margin of 2¹⁵. */
const SHARES = [2 ** -14, 2 ** -17] as const;
/** Coarse answers off by the number itself, within this factor, have lost all of it. */
const SATURATED = 4;
/** Rounding of zero in extended precision, as a share of what it is computed from. */
const FLOOR = 2 ** -70;
/** Quantities that are squares of small ones, or that by another square. */
const SQUARES: ReadonlySet<string | number> = new Set([
  'bias2',
  'mse',
  'dispersion',
  'risk',
  'relativeEfficiency',
  'transfer',
]);
/** What final results have lost when they are rounded to float64 and divided by each other. */
const LAST_DIGITS = 8 * 2 ** -53;

/**
 * Bounds for the errors of a solution in extended precision: the same computation with 29 bits fewer is off by about
 * 2²⁹ times as much, whatever the condition numbers on the way, so that the distance of the two answers, number by
 * number, bounds what the better one has lost. One number may by chance have lost next to nothing with fewer bits, so
 * there are two answers with fewer, 29 and 32, and the one that is further off counts.
 *
 * @param fine - in extended precision.
 * @param coarse - the same scenario in coarse precision, and in the coarser one.
 * @source higham2002 (docs/references.md), §1.16 on the same computation at two precisions
 */
export function extendedErrors(
  fine: Working,
  coarse: readonly [Working, Working],
): (path: Path, value: number) => number {
  const scaleOf = scalesOf(fine);
  const driftOf = driftErrors(fine, scaleOf);
  return (path, value) => {
    const others = coarse.map(({ draft }) => at(draft, path));
    // Models have a direction unless they are zero, which is seen from their means.
    if (others.includes(null)) {
      return path.includes('similarity') ? Number.POSITIVE_INFINITY : Number.NaN;
    }
    const distances = others.map((other) =>
      typeof other === 'number' ? Math.abs(value - other) : Number.POSITIVE_INFINITY,
    );
    const size = Math.abs(value);
    const gone = saturated(distances, size);
    const distance = gone
      ? size
      : distances.reduce((most, gap, i) => Math.max(most, gap * SHARES[i]!), 0);
    const [key] = path;
    const spectral =
      key === 'eigenvalues' || key === 'stability' ? spectralError(path, value, fine.modes, 0) : 0;
    const drift = key === 'anchoredLimit' ? driftOf(path, value) : 0;
    const floor = scaleOf(path) * (path.some((key) => SQUARES.has(key)) ? FLOOR ** 2 : FLOOR);
    return distance + floor + spectral + LAST_DIGITS * Math.abs(value) + drift;
  };
}

/**
 * Whether nothing of a number was left with fewer bits, so that shares of its error say nothing: both are off by the
 * number itself, or both by more, and yet by the same.
 */
function saturated(distances: readonly number[], size: number): boolean {
  const least = distances.reduce((low, gap) => Math.min(low, gap));
  const most = distances.reduce((high, gap) => Math.max(high, gap));
  if (!(least >= size / SATURATED)) return false;
  return most <= size * SATURATED || most - least <= least / SATURATED;
}

/**
 * Ratios, which are none where their denominator cannot be told from zero; the strongest of equal bounds; and how the
 * computation went, of which some is none without noise.
 */
const MAY_DIFFER: ReadonlySet<string> = new Set([
  'transfer',
  'relativeEfficiency',
  'homogenization',
  'similarity',
  'certificate',
  'evidence',
]);

/** Whether both answers say the same wherever they do not give numbers: verdicts, what is null, how many there are. */
export function sameShape(fine: unknown, coarse: unknown): boolean {
  if (typeof fine === 'number') return typeof coarse === 'number';
  if (typeof fine !== 'object' || fine === null) return fine === coarse;
  if (typeof coarse !== 'object' || coarse === null) return false;
  const [own, theirs] = [Object.entries(fine), new Map(Object.entries(coarse))];
  return (
    own.length === theirs.size &&
    own.every(([key, value]) => MAY_DIFFER.has(key) || sameShape(value, theirs.get(key)))
  );
}

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}
