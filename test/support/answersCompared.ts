import type { Solution } from '../../src/answer/solution.js';
import type { ExactReference } from './exactReference.js';

/** Within this distance of ρ = 1 a verdict is `marginal`, whatever side ρ is on. */
const MARGIN = 1e-9;
/** What cannot be told from zero is 0; beside what it is computed from, it is no more than this. */
const NEGLIGIBLE = 1e-6;
/** Shares and cosines, whose digits are counted after the point. */
const ON_SCALE_ONE = /similarity|influence|homogenization|attained/;

/** One number of an answer beside the right one. */
export interface Entry {
  readonly path: string;
  readonly found: number | null;
  readonly right: number | null;
  /** What digits are counted from. */
  readonly unit: number;
  /** The size of what the number is computed from. */
  readonly scale: number;
}

/** How an answer stands beside the right one. */
export interface Comparison {
  /** What is wrong with it, in words; empty where nothing is. */
  readonly faults: readonly string[];
  /** Digits of the worst number less the digits claimed: the claim is too high where it is negative. */
  readonly margin: number;
  /** Where the worst number stands. */
  readonly worst: string;
  /** Numbers compared, those reported as 0 that are not, and those reported as none that are some. */
  readonly counts: { readonly compared: number; readonly zeros: number; readonly nulls: number };
}

/** Compares every number of an answer with the right one, given the digits that it claims. */
export function answersCompared(
  found: Solution,
  right: ExactReference,
  claimed = found.evidence.digits,
): Comparison {
  const faults: string[] = [];
  const verdict = verdictFault(found, right);
  if (verdict !== null) faults.push(verdict);
  let margin = Number.POSITIVE_INFINITY;
  let worst = '';
  const counts = { compared: 0, zeros: 0, nulls: 0 };
  for (const entry of entriesOf(found, right)) {
    const { path, found: x, right: y, unit, scale } = entry;
    if (x === null && y === null) continue;
    if (x === null || y === null) {
      counts.nulls++;
      if (!MAY_BE_NONE.test(path) || y === null) faults.push(`${path}: ${x}, right is ${y}`);
      continue;
    }
    counts.compared++;
    if (!Number.isFinite(x)) faults.push(`${path}: ${x}`);
    if (x === y) continue;
    if (x === 0) {
      counts.zeros++;
      if (Math.abs(y) > NEGLIGIBLE * scale) faults.push(`${path}: 0, right is ${y} of ${scale}`);
      continue;
    }
    const digits = unit === 0 ? Number.NEGATIVE_INFINITY : -Math.log10(Math.abs(x - y) / unit);
    if (digits - claimed < margin) [margin, worst] = [digits - claimed, path];
    if (!(digits >= claimed)) {
      faults.push(`${path}: ${x}, right is ${y}: ${digits.toFixed(1)} digits of ${claimed}`);
    }
  }
  return { faults, margin, worst, counts };
}

/** Ratios are none where their denominator cannot be told from zero. */
const MAY_BE_NONE = /relativeEfficiency|transfer|homogenization|similarity|influence/;

function verdictFault({ stability }: Solution, { solution, roots }: ExactReference): string | null {
  const apart = Math.abs(roots[0]?.beyondOne ?? -1);
  const { verdict } = stability;
  const right = solution.stability.verdict!;
  const expected = apart > MARGIN * 1.001 ? [right] : ['marginal'];
  if (apart > MARGIN * 0.999 && apart <= MARGIN * 1.001) expected.push(right);
  return expected.includes(verdict) ? null : `verdict ${verdict}, right is ${right}`;
}

function* entriesOf(found: Solution, right: ExactReference): Generator<Entry> {
  const { solution, similarity } = right;
  yield* spectrumOf(found, right);
  yield* boundsOf(found, right);
  const reports = [
    ['initial', found.initial, { ...solution.initial, similarity: similarity.initial }],
    ['limit', found.limit, solution.limit && { ...solution.limit, similarity: similarity.limit }],
    ...(found.trajectory ?? []).map((report, t) => [
      `trajectory[${t}]`,
      report,
      { ...solution.trajectory![t], similarity: similarity.trajectory[t] },
    ]),
  ] as const;
  const sizes = sizesOf(right);
  for (const [path, report, twin] of reports) {
    if (report === null || twin === null) continue;
    yield* walked(report, twin, path as string, sizes);
  }
  if (found.limit === null || solution.limit === null) return;
  yield* walked(found.transfer, solution.transfer, 'transfer', sizes);
  yield* walked(found.homogenization, solution.homogenization, 'homogenization', sizes);
}

/** Numbers at the same place of two answers, whatever they are nested in. */
function* walked(
  found: unknown,
  right: unknown,
  path: string,
  sizes: (path: string) => number,
): Generator<Entry> {
  if (right === undefined) return;
  const exact = rightNumber(right);
  if (found === null || typeof found === 'number') {
    const size = Math.abs(exact ?? 0);
    const unit = ON_SCALE_ONE.test(path) ? Math.max(1, size) : size;
    yield { path, found, right: exact, unit, scale: sizes(path) };
    return;
  }
  if (typeof found !== 'object') return;
  for (const [key, value] of Object.entries(found)) {
    if (key === 'generation') continue;
    const place = Array.isArray(found) ? `${path}[${key}]` : `${path}.${key}`;
    yield* walked(value, (right as Readonly<Record<string, unknown>>)[key], place, sizes);
  }
}

const rightNumber = (right: unknown): number | null => {
  if (right === null || typeof right === 'number') return right;
  const { decimal } = right as { readonly decimal?: number };
  return decimal ?? null;
};

/** The size of what a number of a report is computed from: of a mean, of a square, or of a share. */
function sizesOf({ solution, truthSize }: ExactReference): (path: string) => number {
  const reports = [
    solution.initial,
    ...(solution.limit === null ? [] : [solution.limit]),
    ...(solution.trajectory ?? []),
  ];
  const largest = (values: readonly number[]) =>
    values.reduce((most, x) => Math.max(most, Math.abs(x)), 0);
  const decimals = (list: readonly ({ readonly decimal: number } | null)[]) =>
    list.map((x) => x?.decimal ?? 0);
  const means = reports.map(({ mean }) => largest(decimals(mean.flat())));
  const mean = Math.max(truthSize, largest(means));
  const squares = reports.map(({ mse }) => largest(decimals(mse)));
  const square = Math.max(mean ** 2 * solution.features, largest(squares));
  const risk = largest(reports.flatMap(({ risk: table }) => decimals(table.flat())));
  return (path) => {
    if (path.includes('.mean')) return mean;
    if (path.includes('.risk')) return risk;
    return /bias2|mse|variance|dispersion/.test(path) ? square : 1;
  };
}

function* spectrumOf(found: Solution, { roots }: ExactReference): Generator<Entry> {
  const [top] = roots;
  const rho = top?.modulus ?? 0;
  const { spectralRadius, halfLife, verdict } = found.stability;
  yield {
    path: 'stability.spectralRadius',
    found: spectralRadius,
    right: rho,
    unit: rho,
    scale: 1,
  };
  if (verdict === 'converges' && rho > 0 && rho < 1) {
    const log = rho < 0.5 ? Math.log(rho) : Math.log1p(top!.beyondOne);
    const right = Math.LN2 / -log;
    yield { path: 'stability.halfLife', found: halfLife, right, unit: right, scale: right };
  }
  const left = [...roots];
  for (const [i, [re, im]] of found.eigenvalues.entries()) {
    const distances = left.map((root) => Math.hypot(re - root.re, im - root.im));
    const nearest = distances.indexOf(Math.min(...distances));
    const [root] = left.splice(nearest, 1);
    if (root === undefined) return;
    const part = (x: number, y: number, which: number): Entry => ({
      path: `eigenvalues[${i}][${which}]`,
      found: x,
      right: y,
      unit: Math.max(Math.abs(y), rho),
      scale: 1,
    });
    yield part(re, root.re, 0);
    yield part(im, root.im, 1);
  }
}

function* boundsOf(found: Solution, { weights, proportional, solution }: ExactReference) {
  const { bounds, anchoring } = found.stability;
  const population = solution.copies.reduce((sum, c) => sum + c, 0);
  const root = Math.sqrt(population);
  const entry = (path: string, x: number, right: number, unit = right): Entry => ({
    path: `stability.${path}`,
    found: x,
    right,
    unit,
    scale: 1,
  });
  if (bounds.universal !== null) yield entry('bounds.universal', bounds.universal, (1 + root) / 2);
  if (bounds.refined !== null) {
    const { least, most } = weights ?? { least: 0, most: 0 };
    yield entry('bounds.refined', bounds.refined, (most + least + root * (most - least)) / 2);
  }
  if (bounds.proportional !== null && proportional !== null) {
    yield entry('bounds.proportional', bounds.proportional, proportional);
  }
  if (anchoring !== null && weights !== null) {
    const { attained, required } = anchoring;
    yield entry('anchoring.attained', attained, weights.attained, Math.max(1, weights.attained));
    yield entry('anchoring.required', required, (root - 1) / 2);
  }
}
