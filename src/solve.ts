import type { Complex } from './linalg/eigen.js';
import { course } from './measures/course.js';
import { homogenization } from './measures/homogenization.js';
import { influence } from './measures/influence.js';
import { type Measures, measures } from './measures/measures.js';
import {
  pairsPerRow,
  perRow,
  type Quantity,
  quantity,
  type Roster,
  roster,
  sharesPerRow,
  tablePerRow,
  vectorPerRow,
} from './measures/roster.js';
import { transfer } from './measures/transfer.js';
import type { AffineRecurrence } from './recurrence/affineRecurrence.js';
import { pooledRecurrence } from './recurrence/pooledRecurrence.js';
import { affordableSolution } from './scenario/capacity.js';
import { type Ecosystem, ecosystem, population } from './scenario/ecosystem.js';
import type { Scenario } from './scenario/parseScenario.js';
import { type Anchoring, anchoring } from './solution/anchoring.js';
import { type AnchoringRule, anchoringRule } from './solution/anchoringRule.js';
import { type Certificate, certificate, type StabilityBounds } from './solution/certificate.js';
import { limitMoments } from './solution/limitMoments.js';
import { initialMoments } from './solution/modelMoments.js';
import { proportionalBound } from './solution/proportionalBound.js';
import { refinedBound } from './solution/refinedBound.js';
import { type Spectrum, spectrum, type Verdict } from './solution/spectrum.js';
import { syntheticWeights } from './solution/syntheticWeights.js';
import { universalBound } from './solution/universalBound.js';

/** The measures of one generation, one row for every entry of `entities`. Definitions: docs/measures.md. */
export interface GenerationReport {
  readonly mean: Quantity[][];
  readonly bias2: Quantity[];
  readonly variance: Quantity[];
  readonly mse: Quantity[];
  readonly relativeEfficiency: Quantity[];
  readonly dispersion: number;
  readonly similarity: Quantity[][];
  readonly risk: Quantity[][];
}

/** The limit also tells whose real data every model ends up carrying. */
export interface LimitReport extends GenerationReport {
  readonly influence: Quantity[][];
}

/** What `solve` answers: plain data, the object that `monoculture solve --json` prints. */
export interface Solution {
  readonly scenario: string;
  readonly features: number;
  readonly entities: readonly string[];
  /** The entry of the scenario each of them comes from: the same for all copies of one. */
  readonly kinds: readonly string[];
  /** How many entities each name stands for: 1, or a whole kind in a population above a thousand. */
  readonly copies: readonly number[];
  readonly stability: {
    readonly spectralRadius: number;
    readonly verdict: Verdict;
    readonly halfLife: number | null;
    /** Unit vectors of feature space along which models drift for ever; only where the verdict is marginal. */
    readonly unanchored: readonly (readonly number[])[];
    readonly bounds: StabilityBounds;
    /** The strongest bound that proves convergence without eigenvalues; null where none does. */
    readonly certificate: Certificate | null;
    /** The √K anchoring rule with the numbers of this system; null for several pools or no synthetic data. */
    readonly anchoring: AnchoringRule | null;
  };
  /** [real, imaginary] parts, largest modulus first. */
  readonly eigenvalues: readonly (readonly [number, number])[];
  readonly initial: GenerationReport;
  readonly limit: LimitReport | null;
  /** Where the verdict is marginal: the limit of what happens outside the unanchored directions. */
  readonly anchoredLimit: GenerationReport | null;
  readonly transfer: Quantity[][] | null;
  readonly homogenization: Quantity;
  readonly trajectory?: readonly ({ readonly generation: number } & GenerationReport)[];
  readonly evidence: {
    readonly fixedPointResidual: number | null;
    readonly covarianceResidual: number | null;
    readonly amplification: number | null;
    readonly smallestPivot: number;
  };
}

export interface SolveOptions {
  /** Also report generations 0 … T, exact whether or not anything converges. */
  readonly generations?: number;
}

/**
 * Solves a scenario: what happens when K models train on each other's outputs, in closed form.
 *
 * @param scenario - from `parseScenario` or `readScenario`. Not modified.
 * @returns stability, measures at generation 0 and in the limit, transfer, homogenization, and the evidence.
 * @throws ScenarioError if the scenario breaks a rule that depends on its data; DomainError if it does not fit into
 *   memory.
 * @throws NumericalError if float64 cannot carry the answer.
 * @theorem T1, T2, T4, T4b, T5
 */
export function solve(scenario: Scenario, { generations }: SolveOptions = {}): Solution {
  affordableSolution(scenario, generations);
  const system = ecosystem(scenario);
  const recurrence = pooledRecurrence(system);
  const rows = roster(system.entities);
  const modes = spectrum(recurrence);
  const initial = measures(system, initialMoments(recurrence));
  const limit = modes.verdict === 'converges' ? limitOf(system, recurrence) : null;
  const split = modes.verdict === 'marginal' ? anchoring(recurrence, modes) : null;
  return {
    scenario: system.name,
    features: system.features,
    entities: rows.names,
    kinds: rows.kindNames,
    copies: rows.copies,
    stability: stabilityOf(system, recurrence, modes, split),
    eigenvalues: modes.modes.map(({ value: { re, im } }: { value: Complex }) => [re, im] as const),
    initial: generationReport(initial, rows),
    limit: limit && {
      ...generationReport(limit.measures, rows),
      influence: sharesPerRow(limit.influence, rows),
    },
    anchoredLimit: split && generationReport(anchoredMeasures(system, split), rows),
    transfer: limit && tablePerRow(transfer(system, initial.risk, limit.measures.risk), rows),
    homogenization: limit && quantity(homogenization(initial, limit.measures)),
    ...(generations === undefined
      ? {}
      : {
          trajectory: Array.from(course(system, recurrence, generations), (now, generation) => ({
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
}

function limitOf(system: Ecosystem, recurrence: AffineRecurrence) {
  const { moments, ...evidence } = limitMoments(recurrence);
  return {
    measures: measures(system, moments),
    influence: influence(system, moments),
    ...evidence,
  };
}

/** Measures of the part that settles, tested on features outside the unanchored directions. */
function anchoredMeasures(system: Ecosystem, { settling, anchored }: Anchoring): Measures {
  return measures(system, limitMoments(settling).moments, anchored);
}

function stabilityOf(
  system: Ecosystem,
  recurrence: AffineRecurrence,
  { spectralRadius, verdict, halfLife }: Spectrum,
  split: Anchoring | null,
): Solution['stability'] {
  const weights = syntheticWeights(system, recurrence);
  const bounds = {
    universal: system.publish.length === 1 ? universalBound(population(system)) : null,
    refined: refinedBound(system, recurrence, weights),
    proportional: proportionalBound(system),
  };
  return {
    spectralRadius,
    verdict,
    halfLife,
    unanchored: split === null ? [] : split.unanchored.to2DArray(),
    bounds,
    certificate: certificate(bounds),
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
