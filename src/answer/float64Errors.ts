import { spectralNormBound, subtract } from '../linalg/matrix.js';
import { largestModulus } from '../linalg/norms.js';
import { product } from '../linalg/product.js';
import type { Generation } from '../recurrence/linear/linearRecurrence.js';
import { roundingError } from '../solution/linear/roundingError.js';
import { driftErrors } from './driftErrors.js';
import type { Path } from './judged.js';
import { learnedTruths, scalesOf } from './scales.js';
import type { GenerationReport } from './solution.js';
import type { Working } from './solveIn.js';

/** The unit of rounding, several times over: of what a number is computed from in a handful of operations. */
const LAST_DIGITS = 8 * 2 ** -53;

/**
 * Bounds for the errors of a solution in float64, from `roundingError`: that share of the variance, and of the truths
 * where a model is biased; where models are unbiased, means are exact.
 */
export function float64Errors(working: Working): (path: Path, value: number) => number {
  const { draft, ecosystem, recurrence, modes, limit, settled, idealCondition } = working;
  const { truth, entities, public: shared, coordinates } = ecosystem;
  const error = roundingError(ecosystem, recurrence, limit, idealCondition);
  const anchoredError = roundingError(ecosystem, recurrence, settled, idealCondition);
  const reach = reachOf(working);
  const truths = [truth, ...learnedTruths(ecosystem)];
  const size = truths.reduce((most, theta) => Math.max(most, largestModulus(theta.data)), 0);
  const apart = entities.some((e) => largestModulus(subtract(e.truth, truth).data) > 0);
  const unitNorm = Math.sqrt(coordinates.units.reduce((sum, unit) => sum + unit ** 2, 0));
  const moments = [...working.rows.kinds.map((k) => entities[k]!.private.gram), shared.gram];
  const traces = moments.map((S) => S.trace());

  const driftOf = driftErrors(working, scalesOf(working));
  const sizeOf = once((report: GenerationReport) => sizeOfModels(report, coordinates.units, size));
  /** The error of the bias of one generation in these coordinates, 0 if no model is biased. */
  const biasError = (report: GenerationReport, relative: number): number => {
    const { biased, means } = sizeOf(report);
    return apart || biased ? relative * means : 0;
  };
  const squared = (value: number, delta: number) =>
    2 * Math.sqrt(Math.abs(value)) * delta + delta ** 2;

  const generationError = (
    report: GenerationReport,
    relative: number,
    [key, k, j]: Path,
    value: number,
  ): number => {
    const delta = biasError(report, relative);
    const biased = delta * unitNorm;
    const { spread } = sizeOf(report);
    switch (key) {
      case 'mean':
        return LAST_DIGITS * Math.abs(value) + delta * coordinates.units[Number(j)]!;
      case 'bias2':
        return squared(value, biased);
      case 'variance':
        return relative * spread;
      case 'mse':
        return relative * spread + squared(report.bias2[Number(k)] ?? 0, biased);
      case 'relativeEfficiency': {
        const mse = report.mse[Number(k)] ?? 0;
        const own = relative * spread + squared(report.bias2[Number(k)] ?? 0, biased);
        return Math.abs(value) * (2 * error + own / mse);
      }
      case 'dispersion':
        return relative * spread + squared(value, biased);
      case 'risk': {
        const trace = traces[Number(j)]!;
        return (
          relative * trace * spread + squared(Math.sqrt(Math.abs(value * trace)), delta * trace)
        );
      }
      default:
        return 4 * relative;
    }
  };
  const riskError = (report: GenerationReport, relative: number, path: Path): number => {
    const value = report.risk[Number(path[1])]?.[Number(path[2])] ?? 0;
    return generationError(report, relative, ['risk', ...path.slice(1)], value) / value;
  };

  return (path, value) => {
    const [key, first] = path;
    if (key === 'initial') return generationError(draft.initial, error, path.slice(1), value);
    if (key === 'limit') return generationError(draft.limit!, error, path.slice(1), value);
    if (key === 'anchoredLimit') {
      const own = generationError(draft.anchoredLimit!, anchoredError, path.slice(1), value);
      return own + driftOf(path, value);
    }
    if (key === 'trajectory') {
      const t = Number(first);
      return generationError(draft.trajectory![t]!, error * reach[t]!, path.slice(2), value);
    }
    if (key === 'transfer') {
      const [before, after] = [draft.initial, draft.limit!];
      return Math.abs(value) * (riskError(before, error, path) + riskError(after, error, path));
    }
    if (key === 'homogenization') {
      const [before, after] = [draft.initial, draft.limit!];
      const moved =
        generationError(before, error, ['dispersion'], before.dispersion) +
        generationError(after, error, ['dispersion'], after.dispersion);
      return (moved * (1 + Math.abs(1 - value))) / before.dispersion;
    }
    return spectralError(path, value, modes, error);
  };
}

/** What the errors of one generation are measured by. */
function sizeOfModels(
  { mean, bias2, variance }: GenerationReport,
  units: Float64Array,
  least: number,
) {
  const means = mean.reduce(
    (most, row) => row.reduce<number>((m, x, i) => Math.max(m, Math.abs(x ?? 0) / units[i]!), most),
    least,
  );
  const spread = variance.reduce<number>((most, v) => Math.max(most, v ?? 0), 0);
  return { biased: bias2.some((b) => b !== 0), means, spread };
}

/** A function of a report that is computed once for each: a thousand entities have a million numbers that ask. */
function once<T>(of: (report: GenerationReport) => T): (report: GenerationReport) => T {
  const known = new Map<GenerationReport, T>();
  return (report) => {
    const result = known.get(report) ?? of(report);
    known.set(report, result);
    return result;
  };
}

/** Bounds for the errors of eigenvalues and of what follows from them. */
export function spectralError(
  [key, second]: Path,
  value: number,
  { uncertainty, spectralRadius }: Working['modes'],
  relative: number,
): number {
  const radius = (uncertainty[0] ?? 0) + relative * spectralRadius;
  if (key === 'eigenvalues') return (uncertainty[Number(second)] ?? 0) + relative * spectralRadius;
  if (second === 'spectralRadius') return radius;
  if (second === 'halfLife') {
    return Math.abs(value) * (radius / (spectralRadius * Math.abs(Math.log(spectralRadius))));
  }
  return (LAST_DIGITS + relative) * Math.max(1, Math.abs(value));
}

/** Σ_{j<t} ‖Qʲ‖ for every generation of the trajectory: how far errors of one generation reach. */
function reachOf({ draft, recurrence }: Working): number[] {
  const { Q, generations } = recurrence;
  if (generations !== null) return varyingReach(generations(), (draft.trajectory ?? []).length);
  const reach: number[] = [1];
  let power = Q;
  (draft.trajectory ?? []).forEach((_, t) => {
    if (t < 2) reach[t] = 1;
    else {
      reach[t] = reach[t - 1]! + spectralNormBound(power);
      power = product(power, Q);
    }
  });
  return reach;
}

/** The same where generations differ: 1 + ‖Q_t‖(1 + ‖Q_{t−1}‖(1 + …)). */
function varyingReach(generations: Iterator<Generation>, length: number): number[] {
  const reach: number[] = [1, 1];
  for (let t = 2; t < length; t++) {
    const { Q } = generations.next().value!.step();
    reach[t] = 1 + spectralNormBound(Q) * reach[t - 1]!;
  }
  return reach.slice(0, length);
}
