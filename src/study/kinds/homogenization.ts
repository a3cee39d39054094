import { analysis } from '../../answer/analysis.js';
import { withEntities } from '../../answer/suitedEcosystem.js';
import { type Ecosystem, population, ecosystem as realised } from '../../ecosystem/ecosystem.js';
import { NumericalError } from '../../errors.js';
import { homogenizationFigure } from '../../figures/kinds/homogenization.js';
import type {
  HomogenizationCourse,
  HomogenizationTable,
} from '../../figures/kinds/homogenizationTable.js';
import { overflowing } from '../../measures/carried.js';
import { homogenization } from '../../measures/homogenization.js';
import { type Measures, measures } from '../../measures/measures.js';
import { course } from '../../measures/trajectory.js';
import { pooledRecurrence } from '../../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../../scenario/parseScenario.js';
import type { SampledGeneration } from '../../simulation/sampledGeneration.js';
import type { Simulation } from '../../simulation/simulate.js';
import { limitMoments } from '../../solution/linear/limitMoments.js';
import { longRun } from '../../solution/linear/longRun.js';
import { momentsAt } from '../../solution/linear/momentsOverTime.js';
import { driftOf } from '../driftOf.js';
import type { KindOfFigure } from '../kindOfFigure.js';
import { canSimulate, simulable } from '../simulable.js';
import {
  type OptionalReplication,
  type Replication,
  simulatedTrajectory,
} from '../simulatedTrajectory.js';

/** How alike the models become. */
export const homogenizationKind: KindOfFigure = {
  draw: async (scenario, options) =>
    homogenizationFigure(await homogenizationTable(scenario, options)),
};

/** Steps of α in theory, and the values of α that are simulated. */
const STEPS = 50;
const SIMULATED = [0, 0.2, 0.4, 0.5, 0.6, 0.8, 1];

/**
 * What the homogenization figure of a scenario shows: dispersion and similarity in generations 0 … T, and at
 * generation T and in the limit for every α from 0 to 1.
 *
 * @throws what `ecosystem` and `simulate` throw of the scenario.
 * @theorem T1, T7
 */
export async function homogenizationTable(
  scenario: Scenario,
  { theoryOnly = false, ...options }: OptionalReplication,
): Promise<HomogenizationTable> {
  const { generations } = options;
  const { ecosystem, recurrence, modes } = analysis(scenario).working;
  const asStated = realised(scenario, ecosystem.precision);
  const { spectralRadius, verdict } = modes;
  const theory = [...course(ecosystem, recurrence, generations)];
  const K = population(ecosystem);
  const theirs = new Set(ecosystem.entities.map(({ alpha }) => alpha));
  const simulatedTo = Math.min(simulable(theory), generations);
  const cut = !theoryOnly && simulatedTo < generations;
  const simulation =
    theoryOnly || K === 1
      ? null
      : await simulatedTrajectory(asStated, { ...options, generations: simulatedTo });
  return {
    scenario: ecosystem.name,
    population: K,
    generations,
    homogenization: homogenization(theory[0]!, theory.at(-1)!, ecosystem.precision),
    alpha: theirs.size === 1 ? [...theirs][0]! : null,
    spectralRadius,
    verdict,
    drift: driftOf(ecosystem, recurrence, modes),
    replicates: simulation?.replicates ?? null,
    seed: simulation?.seed ?? null,
    simulatedTo: cut && (simulation !== null || simulatedTo < 0) ? simulatedTo : null,
    overGenerations: {
      at: theory.map((_, t) => t),
      dispersion: theory.map(({ dispersion }) => dispersion),
      similarity: theory.map((at) => meanSimilarity(at, ecosystem)),
      limit: null,
      simulated: (simulation?.trajectory ?? []).map((at) => sampled(at, at.generation)),
    },
    overAlpha: await overAlpha({ ecosystem, asStated }, options, simulation),
  };
}

async function overAlpha(
  { ecosystem, asStated }: { readonly ecosystem: Ecosystem; readonly asStated: Ecosystem },
  options: Replication,
  simulation: Simulation | null,
): Promise<HomogenizationCourse> {
  const { generations } = options;
  const at = Array.from({ length: STEPS + 1 }, (_, i) => i / STEPS);
  const points = at.map((alpha) => atAlpha(withAlpha(ecosystem, alpha), generations));
  const simulated: HomogenizationCourse['simulated'][number][] = [];
  for (const alpha of simulation === null ? [] : SIMULATED) {
    const point = points[Math.round(alpha * STEPS)]!;
    if (point.now === null || !canSimulate(point.now)) continue;
    const own = ecosystem.entities.every((entity) => entity.alpha === alpha);
    const run =
      own && simulation?.generations === generations
        ? simulation
        : await simulatedTrajectory(withAlpha(asStated, alpha), options, [generations]);
    simulated.push(sampled(run!.trajectory.at(-1)!, alpha));
  }
  return {
    at,
    dispersion: points.map(({ now }) => now?.dispersion ?? Number.NaN),
    similarity: points.map(({ now }) => (now ? meanSimilarity(now, ecosystem) : Number.NaN)),
    limit: {
      dispersion: points.map(({ limit }) => limit?.dispersion ?? Number.NaN),
      similarity: points.map(({ limit }) =>
        limit ? meanSimilarity(limit, ecosystem) : Number.NaN,
      ),
    },
    simulated,
  };
}

/** The ecosystem with one α for every entity. */
const withAlpha = (ecosystem: Ecosystem, alpha: number): Ecosystem =>
  withEntities(ecosystem, (entity) => ({ ...entity, alpha }), ['alpha']);

/** Measures of generation T and of the limit, where float64 can carry them. */
function atAlpha(
  ecosystem: Ecosystem,
  generations: number,
): { now: Measures | null; limit: Measures | null } {
  const recurrence = pooledRecurrence(ecosystem);
  const last = measures(ecosystem, momentsAt(recurrence, Math.max(1, generations)));
  const now = overflowing(last) === null ? last : null;
  if (recurrence.unsettled !== null || longRun(recurrence).verdict !== 'converges') {
    return { now, limit: null };
  }
  try {
    return { now, limit: measures(ecosystem, limitMoments(recurrence).moments) };
  } catch (error) {
    if (error instanceof NumericalError) return { now, limit: null };
    throw error;
  }
}

/** Similarity averaged over all pairs of different entities, copies counted; NaN for one entity. */
export function meanSimilarity({ similarity }: Measures, { entities }: Ecosystem): number {
  const K = population({ entities });
  let sum = 0;
  entities.forEach(({ copies }, k) => {
    entities.forEach((other, l) => {
      const pairs = copies * (other.copies - (k === l ? 1 : 0));
      if (pairs > 0) sum += (pairs / (K * (K - 1))) * similarity.distinct.get(k, l);
    });
  });
  return K > 1 ? sum : Number.NaN;
}

function sampled(
  { dispersion, similarity, standardErrors }: SampledGeneration,
  at: number,
): HomogenizationCourse['simulated'][number] {
  return {
    at,
    dispersion: { value: dispersion, standardError: standardErrors.dispersion },
    similarity: {
      value: overPairs(similarity),
      // An upper bound: the standard error of a mean is at most the mean of those of its terms.
      standardError: overPairs(standardErrors.similarity),
    },
  };
}

/** The mean above the diagonal of a symmetric table. */
function overPairs(table: readonly (readonly number[])[]): number {
  const above = table.flatMap((row, k) => row.slice(k + 1));
  return above.reduce((sum, x) => sum + x / above.length, 0);
}
