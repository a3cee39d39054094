import { type Ecosystem, population } from '../ecosystem/ecosystem.js';
import { forgets } from '../ecosystem/forgetting.js';
import { type Roster, roster } from '../ecosystem/roster.js';
import { lastingEcosystem } from '../ecosystem/schedule.js';
import { maximum } from '../linalg/norms.js';
import { anchoredMeasures } from '../measures/anchoredMeasures.js';
import { carried, RESCALE, requireNormalVariance } from '../measures/carried.js';
import { homogenization } from '../measures/homogenization.js';
import { idealEstimator } from '../measures/idealEstimator.js';
import { influence } from '../measures/influence.js';
import { type Measures, measures } from '../measures/measures.js';
import { course } from '../measures/trajectory.js';
import { transfer } from '../measures/transfer.js';
import type { LinearRecurrence } from '../recurrence/linear/linearRecurrence.js';
import { pooledRecurrence } from '../recurrence/linear/pooledRecurrence.js';
import { type Anchoring, anchoring } from '../solution/linear/anchoring.js';
import { anchoringRule } from '../solution/linear/anchoringRule.js';
import { certificate } from '../solution/linear/certificate.js';
import { networkGraph } from '../solution/linear/graph.js';
import { type LimitMoments, limitMoments } from '../solution/linear/limitMoments.js';
import { type LongRun, longRun } from '../solution/linear/longRun.js';
import { initialMoments, type ModelMoments } from '../solution/linear/modelMoments.js';
import { networkBound } from '../solution/linear/networkBound.js';
import { proportionalBound } from '../solution/linear/proportionalBound.js';
import { refinedBound } from '../solution/linear/refinedBound.js';
import { type SyntheticWeights, syntheticWeights } from '../solution/linear/syntheticWeights.js';
import { universalBound } from '../solution/linear/universalBound.js';
import { unseenDirections } from '../solution/linear/unseenDirections.js';
import {
  pairsPerRow,
  perRow,
  quantity,
  sharesPerRow,
  tablePerRow,
  vectorPerRow,
} from './reportRows.js';
import type { GenerationReport, Solution, SolveOptions } from './solution.js';

/** A solution whose digits are not counted yet. */
export type Draft = Omit<Solution, 'evidence'> & {
  readonly evidence: Omit<Solution['evidence'], 'digits' | 'weakest' | 'arithmetic'>;
};

/** A draft, and what it was computed with. */
export interface Working {
  readonly draft: Draft;
  readonly ecosystem: Ecosystem;
  readonly recurrence: LinearRecurrence;
  readonly rows: Roster;
  readonly modes: LongRun;
  readonly limit: LimitMoments | null;
  /** Where the verdict is marginal: the limit of what settles. */
  readonly settled: LimitMoments | null;
  /** Condition number of the ideal estimator's normal matrix. */
  readonly idealCondition: number;
  /** Whether the rank of a normal matrix may be another than was decided. */
  readonly doubtful: boolean;
}

/**
 * Solves an ecosystem in its own precision and coordinates.
 *
 * @param ecosystem - Not modified.
 * @throws NumericalError if its precision cannot carry the answer.
 * @theorem T1, T2, T4, T4b, T5
 */
export function solveIn(ecosystem: Ecosystem, { generations }: SolveOptions): Working {
  const noises = ecosystem.entities.flatMap(({ noise, syntheticNoise, publications }) => [
    noise,
    syntheticNoise,
    ...publications.map((rows) => rows?.noise ?? 0),
  ]);
  requireNormalVariance(maximum(noises, ecosystem.noise) * ecosystem.coordinates.deviation);
  const recurrence = pooledRecurrence(ecosystem);
  const rows = roster(ecosystem.entities);
  const modes = longRun(recurrence);
  const initial = carried(measures(ecosystem, initialMoments(recurrence)), 'generation 0', RESCALE);
  const { unsettled } = recurrence;
  const limit =
    modes.verdict === 'converges' && unsettled === null ? limitMoments(recurrence) : null;
  const late = limit && carried(measures(ecosystem, limit.moments), 'the limit', RESCALE);
  const drifts = modes.verdict === 'marginal' && unsettled === null && recurrence.slow.length === 0;
  const split = drifts ? anchoring(recurrence, modes) : null;
  const settled = split && limitMoments(split.settling);
  const lasting = lastingEcosystem(ecosystem);
  const weights = syntheticWeights(lasting, recurrence);
  const draft: Draft = {
    scenario: ecosystem.name,
    features: ecosystem.features,
    featureNames: ecosystem.featureNames,
    entities: rows.names,
    kinds: rows.kindNames,
    copies: rows.copies,
    stability: stabilityOf(lasting, recurrence, modes, { weights, split }),
    unsettled,
    graph: lasting.publish.length === 1 ? null : networkGraph(lasting, recurrence, modes),
    eigenvalues: modes.modes.map(({ value: { re, im } }) => [re, im] as const),
    initial: generationReport(initial, rows),
    limit: limit &&
      late && {
        ...generationReport(late, rows),
        influence: sharesPerRow(influence(ecosystem, dependence(ecosystem, limit.moments)), rows),
      },
    anchoredLimit:
      settled &&
      split &&
      generationReport(
        carried(
          anchoredMeasures(ecosystem, settled.moments, split.anchored),
          'the anchored limit',
          RESCALE,
        ),
        rows,
      ),
    transfer: late && tablePerRow(transfer(ecosystem, initial, late), rows),
    homogenization: late && quantity(homogenization(initial, late, ecosystem.precision)),
    ...(generations === undefined
      ? {}
      : {
          trajectory: Array.from(course(ecosystem, recurrence, generations), (now, generation) => ({
            generation,
            ...generationReport(now, rows),
          })),
        }),
    evidence: {
      fixedPointResidual: limit?.fixedPointResidual ?? null,
      covarianceResidual: limit?.covarianceResidual ?? null,
      amplification: limit?.amplification ?? null,
      smallestPivot: recurrence.smallestPivot,
    },
  };
  const ideal = idealEstimator(ecosystem, null);
  return {
    ...{ draft, ecosystem, recurrence, rows, modes, limit, settled },
    idealCondition: ideal.condition,
    doubtful:
      recurrence.doubtful ||
      ideal.doubtful ||
      ecosystem.fitDoubtful ||
      (weights?.doubtful ?? false),
  };
}

/**
 * Moments whose loadings say how mean models depend on every source: data that are labelled again in every generation have
 * the mean that they would have if they were kept.
 */
function dependence(ecosystem: Ecosystem, moments: ModelMoments): ModelMoments {
  const { public: shared, entities } = ecosystem;
  if (!shared.fresh && entities.every(({ private: own }) => !own.fresh)) return moments;
  const kept = (system: Ecosystem): Ecosystem => ({
    ...system,
    public: { ...system.public, fresh: false },
    entities: system.entities.map((entity) => ({
      ...entity,
      private: { ...entity.private, fresh: false },
    })),
    source: system.source && kept(system.source),
  });
  return limitMoments(pooledRecurrence(kept(ecosystem))).moments;
}

function stabilityOf(
  system: Ecosystem,
  recurrence: LinearRecurrence,
  { spectralRadius, verdict, halfLife, polynomial }: LongRun,
  {
    weights,
    split,
  }: { readonly weights: SyntheticWeights | null; readonly split: Anchoring | null },
): Solution['stability'] {
  const unanchored = split === null ? [] : split.unanchored.to2DArray();
  const unseen = split === null ? [] : unseenDirections(system, split.unanchored);
  const around = system.publish.length === 1;
  const network = around ? null : networkBound(system);
  const bounds = {
    universal: around && forgets(system) ? universalBound(population(system)) : null,
    refined: refinedBound(system, recurrence, weights),
    proportional: proportionalBound(system),
    network: network !== null && forgets(system) ? network : null,
  };
  return {
    spectralRadius,
    verdict,
    halfLife,
    unanchored,
    unseen: unanchored.filter((_, i) => unseen[i]),
    bounds,
    polynomial,
    certificate: certificate({ ...bounds, network }),
    anchoring: anchoringRule(system, recurrence, weights),
  };
}

const generationReport = (all: Measures, rows: Roster): GenerationReport => ({
  mean: vectorPerRow(all.mean, rows),
  bias2: perRow(all.bias2, rows),
  variance: perRow(all.variance, rows),
  mse: perRow(all.mse, rows),
  relativeEfficiency: perRow(all.relativeEfficiency, rows),
  dispersion: all.dispersion,
  similarity: pairsPerRow(all.similarity, rows),
  risk: tablePerRow(all.risk, rows),
});
