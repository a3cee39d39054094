import { frobeniusProduct } from '../linalg/frobenius.js';
import type { Matrix } from '../linalg/matrix.js';
import { product } from '../linalg/product.js';
import { tasks } from '../measures/risk.js';
import { toUser } from '../scenario/coordinates.js';
import type { Ecosystem } from '../scenario/ecosystem.js';
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

/** The size of what each number of a solution is computed from, by its path. */
export function scalesOf({ draft, ecosystem, rows }: Working): (path: Path) => number {
  const { truth, coordinates } = ecosystem;
  const reports: readonly GenerationReport[] = [
    draft.initial,
    ...[draft.limit, draft.anchoredLimit].flatMap((report) => (report === null ? [] : [report])),
    ...(draft.trajectory ?? []),
  ];
  // Of every feature, the largest coefficient that is a truth or a mean.
  const coefficients = new Float64Array(ecosystem.features);
  const include = (values: ArrayLike<number | null>) => {
    for (let i = 0; i < values.length; i++) {
      coefficients[i] = Math.max(coefficients[i]!, Math.abs(values[i] ?? 0));
    }
  };
  for (const theta of new Set([truth, ...learnedTruths(ecosystem)])) {
    include(toUser(coordinates, theta).data);
  }
  for (const { mean } of reports) mean.forEach(include);
  const biased = reports.some(({ bias2 }) => bias2.some((b) => b !== 0));
  const spread = reports.reduce(
    (most, { variance }) => variance.reduce<number>((m, v) => Math.max(m, v ?? 0), most),
    0,
  );
  const squared = biased ? coefficients.reduce((sum, x) => sum + x ** 2, spread) : spread;
  const signals = tasks(ecosystem).map(({ gram, truth: theta }) =>
    frobeniusProduct(theta, product(gram, theta)),
  );
  const signalOf = (column: number) => signals[rows.kinds[column] ?? signals.length - 1]!;

  const ofReport = ([key, , j]: Path): number => {
    if (key === 'mean') return coefficients[Number(j)]!;
    if (key === 'bias2' || key === 'mse' || key === 'dispersion') return squared;
    // Without bias a risk is a variance, of which no part can cancel.
    if (key === 'risk') return biased ? signalOf(Number(j)) : 0;
    return key === 'variance' ? 0 : 1;
  };
  return (path) => {
    const [key] = path;
    if (key === 'trajectory') return ofReport(path.slice(2));
    if (key === 'initial' || key === 'limit' || key === 'anchoredLimit') {
      return ofReport(path.slice(1));
    }
    return 1;
  };
}
