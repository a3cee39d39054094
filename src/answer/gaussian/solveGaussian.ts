import {
  type GaussianEcosystem,
  gaussianEcosystem,
} from '../../ecosystem/gaussian/gaussianEcosystem.js';
import { maximum } from '../../linalg/norms.js';
import {
  type GaussianRecurrence,
  gaussianRecurrence,
} from '../../recurrence/gaussian/gaussianRecurrence.js';
import type { GaussianScenario } from '../../scenario/gaussian/gaussianScenario.js';
import {
  type GaussianMoments,
  gaussianMoments,
  meanRate,
  spreadMap,
} from '../../solution/gaussian/gaussianMoments.js';
import { quantity } from '../reportRows.js';
import type { SolveOptions } from '../solution.js';
import type { GaussianReport, GaussianSolution } from './gaussianSolution.js';

/** A rate counts as 1 within this distance. */
const MARGIN = 1e-12;

/** Two rates closer than this are one double rate, of which some mode is seen. */
const DOUBLE = 1e-9;

/**
 * Solves a scenario of Gaussian models: exact means, covariances of means, and expected covariances.
 *
 * @param scenario - Not modified.
 * @param options - T of a trajectory.
 * @returns rates, measures at generation 0, in the limit and in every generation asked for.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data.
 */
export function solveGaussian(
  scenario: GaussianScenario,
  { generations }: SolveOptions = {},
): GaussianSolution {
  const ecosystem = gaussianEcosystem(scenario);
  const recurrence = gaussianRecurrence(ecosystem);
  const stability = stabilityOf(ecosystem, recurrence);
  const settles = stability.verdict === 'converges';
  const T = generations ?? 0;
  const all = gaussianMoments(ecosystem, recurrence, T, settles);
  const reports = all.map((moments) => gaussianReport(ecosystem, moments));
  const initial = reports[0]!;
  const limit = settles ? reports[T + 1]! : null;
  return {
    scenario: ecosystem.name,
    model: 'gaussian',
    features: ecosystem.features,
    entities: ecosystem.entities.map(({ name }) => name),
    covariance: ecosystem.unbiased ? 'unbiased' : 'mle',
    stability,
    initial,
    limit,
    homogenization: limit && quantity(1 - limit.dispersion / initial.dispersion),
    ...(generations === undefined
      ? {}
      : {
          trajectory: reports
            .slice(0, T + 1)
            .map((report, generation) => ({ generation, ...report })),
        }),
    evidence: { fixedPointResidual: limit && residual(ecosystem, recurrence, all.at(-1)!) },
  };
}

function stabilityOf(
  ecosystem: GaussianEcosystem,
  recurrence: GaussianRecurrence,
): GaussianSolution['stability'] {
  const { later, share } = recurrence;
  const spectralRadius = meanRate(later, share);
  const [[a, b], [c, d]] = spreadMap(ecosystem, recurrence);
  const root = Math.sqrt(Math.max(0, ((a - d) / 2) ** 2 + b * c));
  // The modes of (V, N), of which those that no Σ̂_k shows are left out.
  const modes = [(a + d) / 2 + root, (a + d) / 2 - root].map((rate) => {
    const [v, n] = Math.abs(b) > Math.abs(c) ? [b, rate - a] : [rate - d, c];
    const size = Math.hypot(v!, n!);
    const seen =
      size < MARGIN ||
      root < DOUBLE ||
      later.some(({ pool }) => Math.abs(pool * v! - pool ** 2 * n!) > MARGIN * size);
    return { rate: Math.abs(rate), seen };
  });
  const spreadRate = modes.reduce(
    (most, { rate, seen }) => (seen ? Math.max(most, rate) : most),
    0,
  );
  const slowest = maximum(
    modes.map(({ rate }) => rate),
    spectralRadius,
  );
  const verdict =
    slowest > 1 + MARGIN ? 'diverges' : slowest >= 1 - MARGIN ? 'marginal' : 'converges';
  const halfLife = (rate: number) =>
    rate >= 1 - MARGIN ? null : rate === 0 ? 0 : Math.LN2 / -Math.log(rate);
  return {
    ...{ spectralRadius, spreadRate, verdict },
    halfLife: halfLife(spectralRadius),
    spreadHalfLife: halfLife(spreadRate),
  };
}

function gaussianReport(
  { features: d, truth, origin }: GaussianEcosystem,
  { means, spreads, carried, sources, pool, noise }: GaussianMoments,
): GaussianReport {
  const K = means.length;
  const trace = (C: Float64Array) => {
    let sum = 0;
    for (let i = 0; i < d; i++) sum += C[i * (d + 1)]!;
    return sum;
  };
  const traces = sources.map(trace);
  const noiseTrace = trace(noise);
  const covariance = (k: number, l: number) =>
    traces.reduce((sum, x, i) => sum + carried[k]![i]! * carried[l]![i]! * x, 0) +
    pool[k]! * pool[l]! * noiseTrace;
  const placed = means.map((mean) => Array.from(mean, (x, i) => x + origin[i]!));
  const inner = (k: number, l: number) =>
    placed[k]!.reduce((sum, x, i) => sum + x * placed[l]![i]!, 0) + covariance(k, l);
  const bias2 = means.map((mean) => mean.reduce((sum, x, i) => sum + (x - truth[i]!) ** 2, 0));
  const variance = means.map((_, k) => covariance(k, k));
  const averageOf = (rows: readonly Float64Array[]) =>
    rows[0]!.map((_, i) => rows.reduce((sum, row) => sum + row[i]! / K, 0));
  const centre = averageOf(means);
  const carriedCentre = averageOf(carried);
  const poolCentre = pool.reduce((sum, x) => sum + x / K, 0);
  /** (1/K) Σ_k E(μ̂_k − μ̄)(μ̂_k − μ̄)ᵀ. */
  const between = noise.map((variance, at) => {
    const [i, j] = [Math.floor(at / d), at % d];
    return means.reduce((sum, mean, k) => {
      const fromData = sources.reduce(
        (total, C, s) => total + (carried[k]![s]! - carriedCentre[s]!) ** 2 * C[at]!,
        0,
      );
      const fromPool = (pool[k]! - poolCentre) ** 2 * variance;
      return sum + ((mean[i]! - centre[i]!) * (mean[j]! - centre[j]!) + fromData + fromPool) / K;
    }, 0);
  });
  const square = (C: Float64Array) =>
    Array.from({ length: d }, (_, i) => [...C.subarray(i * d, (i + 1) * d)]);
  const within = averageOf(spreads);
  return {
    mean: placed,
    spread: spreads.map(square),
    bias2,
    variance,
    mse: bias2.map((bias, k) => bias + variance[k]!),
    dispersion: trace(between),
    totalSpread: square(within.map((x, at) => x + between[at]!)),
    similarity: means.map((_, k) =>
      means.map((__, l) =>
        k === l
          ? quantity(inner(k, k) / inner(k, k))
          : quantity(inner(k, l) / Math.sqrt(inner(k, k) * inner(l, l))),
      ),
    ),
  };
}

/** One more generation from the limit should change nothing. */
function residual(
  ecosystem: GaussianEcosystem,
  { later, share }: GaussianRecurrence,
  { noise, spreads }: GaussianMoments,
): number {
  const rate = meanRate(later, share);
  const size = [...noise, ...spreads.flatMap((C) => [...C])].reduce(
    (most, x) => Math.max(most, Math.abs(x)),
    Number.MIN_VALUE,
  );
  return noise.reduce((most, x, at) => {
    const fresh = spreads.reduce(
      (sum, C, j) => sum + (share ** 2 / ecosystem.entities[j]!.synthetic) * C[at]!,
      0,
    );
    return Math.max(most, Math.abs(rate ** 2 * x + fresh - x) / size);
  }, 0);
}
