import { toUser } from '../ecosystem/coordinates.js';
import type { Ecosystem } from '../ecosystem/ecosystem.js';
import type { Matrix } from '../linalg/matrix.js';
import { largestModulus } from '../linalg/norms.js';
import { riskSizes } from '../measures/risk.js';
import type { Path } from './judged.js';
import type { GenerationReport } from './solution.js';
import type { Working } from './solveIn.js';

/** Shares and cosines: numbers on a scale of 1, whose digits are counted after the point. */
const ON_SCALE_ONE: ReadonlySet<string | number> = new Set([
  'similarity',
  'influence',
  'homogenization',
  'unanchored',
  'unseen',
  'direction',
  'attained',
]);

/**
 * What the digits of a number are counted from: its own size; 1 for shares and cosines; ρ for eigenvalues, of which
 * small ones are known no better than large ones.
 */
export function unitOf({ draft }: Working, path: Path, value: number): number {
  const size = Math.abs(value);
  if (path[0] === 'eigenvalues') return Math.max(size, draft.stability.spectralRadius);
  return path.some((key) => ON_SCALE_ONE.has(key)) ? Math.max(1, size) : size;
}

/** The truths behind real data that somebody fits a model to: those of entities that use private data. */
export const learnedTruths = ({ entities }: Ecosystem): Matrix[] =>
  entities
    .filter(({ beta, private: own }) => beta > 0 && own.samples > 0)
    .map((entity) => entity.truth);

/** The size of what the numbers of one generation are computed from. */
interface Size {
  /** Of every feature, the largest coefficient that is a truth or a mean. */
  readonly coefficients: Float64Array;
  /** Whether a model is biased, so that parts of squares may cancel. */
  readonly biased: boolean;
  /** The largest variance. */
  readonly variance: number;
}

/**
 * What a coefficient is known to be near, where a truth of its feature is not zero: it is then never taken for zero because
 * others that it is computed from are larger.
 */
export function truthOf({ ecosystem }: Working): (path: Path) => number | null {
  const { truth, coordinates, entities, public: shared } = ecosystem;
  // A truth that is fitted to labels has rounding where it is zero.
  const fitted = [shared, ...entities.map((entity) => entity.private)].some(
    ({ labels }) => labels !== null,
  );
  if (fitted) return () => null;
  const truths = [...new Set([truth, ...learnedTruths(ecosystem)])].map(
    (theta) => toUser(coordinates, theta).data,
  );
  return (path) => {
    const at = path.indexOf('mean');
    if (at < 0) return null;
    const feature = Number(path[at + 2]);
    const size = truths.reduce((most, theta) => Math.max(most, Math.abs(theta[feature]!)), 0);
    return size > 0 ? size : null;
  };
}

/** The size of what each number of a solution is computed from, by its path. */
export function scalesOf({ draft, ecosystem, rows }: Working): (path: Path) => number {
  const { truth, coordinates } = ecosystem;
  const truths = [...new Set([truth, ...learnedTruths(ecosystem)])];
  const none: Size = {
    coefficients: truths.reduce<Float64Array>(
      (most, theta) => largest(most, toUser(coordinates, theta).data),
      new Float64Array(ecosystem.features),
    ),
    biased: false,
    variance: 0,
  };
  const initial = including(none, draft.initial);
  const limit = draft.limit && including(initial, draft.limit);
  const anchored = draft.anchoredLimit && including(initial, draft.anchoredLimit);
  // A generation is computed from those before it, which may be larger, and not from those after it.
  const trajectory: Size[] = [];
  for (const report of draft.trajectory ?? []) {
    trajectory.push(including(trajectory.at(-1) ?? initial, report));
  }
  const signals = riskSizes(ecosystem);
  const signalOf = (column: number) => signals[rows.kinds[column] ?? signals.length - 1]!;

  const ofReport = (size: Size, report: GenerationReport, [key, k, j]: Path): number => {
    const { coefficients, biased } = size;
    if (key === 'mean') {
      // Least squares mix features: a coefficient may be what is left of those of others, in units of its own.
      const { units } = coordinates;
      return largestModulus(coefficients.map((x, i) => x / units[i]!)) * units[Number(j)]!;
    }
    if (key === 'bias2' || key === 'mse' || key === 'dispersion') return squared(size);
    // The ideal estimator is no larger than generation 0; it is compared with an error that may grow without end.
    if (key === 'relativeEfficiency') {
      return Math.min(1, squared(initial) / (report.mse[Number(k)] ?? 1));
    }
    // Without bias a risk is a variance, of which no part can cancel.
    if (key === 'risk') return biased ? signalOf(Number(j)) : 0;
    return key === 'variance' ? 0 : 1;
  };
  return (path) => {
    const [key, t] = path;
    if (key === 'trajectory') {
      const at = Number(t);
      return ofReport(trajectory[at]!, draft.trajectory![at]!, path.slice(2));
    }
    const inner = path.slice(1);
    if (key === 'transfer') {
      const [k, j] = inner.map(Number);
      const now = draft.limit!.risk[k!]?.[j!] ?? 1;
      return Math.min(1, (initial.biased ? signalOf(j!) : 0) / now);
    }
    if (key === 'initial') return ofReport(initial, draft.initial, inner);
    if (key === 'limit') return ofReport(limit!, draft.limit!, inner);
    if (key === 'anchoredLimit') return ofReport(anchored!, draft.anchoredLimit!, inner);
    return 1;
  };
}

/** The size of what a generation is computed from, where those before it have this one. */
const including = (before: Size, { mean, bias2, variance }: GenerationReport): Size => ({
  coefficients: mean.reduce<Float64Array>(largest, before.coefficients),
  biased: before.biased || bias2.some((b) => b !== 0),
  variance: variance.reduce<number>((most, v) => Math.max(most, v ?? 0), before.variance),
});

/** The larger of two sizes, feature by feature. */
const largest = (most: Float64Array, values: ArrayLike<number | null>): Float64Array =>
  most.map((x, i) => Math.max(x, Math.abs(values[i] ?? 0)));

/** A bound for the squares that the squares of a generation are made of. */
const squared = ({ coefficients, biased, variance }: Size): number =>
  biased ? coefficients.reduce((sum, x) => sum + x ** 2, variance) : variance;
