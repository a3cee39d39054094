import type { Ecosystem } from '../ecosystem/ecosystem.js';
import { decimal } from '../figures/labels/numberLabel.js';
import { maximum } from '../linalg/norms.js';
import { homogenization } from '../measures/homogenization.js';
import { type Measures, measures } from '../measures/measures.js';
import { pooledRecurrence } from '../recurrence/linear/pooledRecurrence.js';
import type { Scenario } from '../scenario/parseScenario.js';
import { limitMoments } from '../solution/linear/limitMoments.js';
import { initialMoments } from '../solution/linear/modelMoments.js';
import { cellsOf, efficiencyMap, optimumOf, shownValue } from './efficiencyMap.js';
import { PAPER, weightings } from './weightings.js';

/** How a claim of the paper stands against the numbers of a scenario. */
export type Standing = 'holds' | 'holds in part' | 'does not hold';

/** A claim of the paper, and what was computed. */
export interface Claim {
  /** The paper’s claim, in other words. */
  readonly claim: string;
  readonly standing: Standing;
  /** What was found, with its numbers. */
  readonly found: string;
}

/** An optimum this near to ½ in each weight is near. */
const NEAR = 0.1;
/** A rise of own-task risk up to this share is little. */
const LITTLE = 0.1;
/** An efficiency below this is a collapse. */
const COLLAPSED = 0.05;
/** Rounding of a factor that is 1 in exact arithmetic. */
const ROUNDING = 1e-9;
const GRID = 41;

/**
 * The paper's claims about its theory figure, each decided by the numbers of a scenario.
 *
 * @param scenario - the paper's setting: specialists with private tasks of their own. Two entities or more.
 * @source vu2025 (docs/references.md)
 */
export function paperClaims(scenario: Scenario): Claim[] {
  const at = weightings(scenario);
  return [
    interiorOptimum(scenario),
    noTransfer(at(0, PAPER)),
    collapse(scenario),
    crossTaskGain(at(PAPER, PAPER)),
    risingHomogenization((alpha) => at(alpha, PAPER)),
  ];
}

function interiorOptimum(scenario: Scenario): Claim {
  const map = efficiencyMap(scenario);
  const cells = cellsOf(map, GRID);
  const best = optimumOf(map, cells, 'relativeEfficiency', 1 / (GRID - 1));
  const border = cells
    .filter(({ alpha, beta }) => [alpha, beta].some((weight) => weight === 0 || weight === 1))
    .reduce((top, { answer }) => Math.max(top, shownValue(answer, 'relativeEfficiency') ?? 0), 0);
  const half = shownValue(map(PAPER, PAPER), 'relativeEfficiency') ?? 0;
  const claim = 'Average efficiency has its optimum inside the square of weights, near α = β = ½.';
  if (best === null)
    return { claim, standing: 'does not hold', found: 'There is no limit anywhere.' };
  const { alpha, beta, value } = best;
  const inside = value > border;
  const near = Math.max(Math.abs(alpha - PAPER), Math.abs(beta - PAPER)) <= NEAR;
  return {
    claim,
    standing: inside ? (near ? 'holds' : 'holds in part') : 'does not hold',
    found: `The best average efficiency, ${decimal(value)}, is at α = ${decimal(alpha)}, β = ${decimal(beta)}; the best on the border is ${decimal(border)}. At (½, ½) it is ${decimal(half)}, ${percent(half / value)} of the best.${inside && !near ? ' So the optimum is inside, but away from ½.' : ''}`,
  };
}

function noTransfer(ecosystem: Ecosystem): Claim {
  const { initial, limit } = startAndLimit(ecosystem);
  const change = maximum(
    offDiagonal(ecosystem).map(([k, j]) =>
      Math.abs(limit.risk.get(k, j) / initial.risk.get(k, j) - 1),
    ),
  );
  return {
    claim: 'Without synthetic data (α = 0) nothing is transferred.',
    standing: change <= ROUNDING ? 'holds' : 'does not hold',
    found: `At α = 0, β = ½ the risk of every model on every other’s task ${change === 0 ? 'stays what it was, to the last bit' : `changes by at most ${decimal(change)} of itself`}.`,
  };
}

function collapse(scenario: Scenario): Claim {
  const map = efficiencyMap(scenario);
  const weights = [0.5, 0.9, 0.99, 0.999];
  const efficiencies = weights.map(
    (alpha) => shownValue(map(alpha, PAPER), 'relativeEfficiency') ?? 0,
  );
  const falls = efficiencies.every((value, i) => i === 0 || value < efficiencies[i - 1]!);
  const end = map(1, PAPER);
  const last = efficiencies.at(-1)!;
  return {
    claim: 'As synthetic data take over (α → 1) the models collapse.',
    standing: falls && last < COLLAPSED ? 'holds' : falls ? 'holds in part' : 'does not hold',
    found: `At β = ½ the efficiency is ${list(weights.map((alpha, i) => `${decimal(efficiencies[i]!)} at α = ${alpha}`))}. At α = 1 ${'reason' in end ? 'there is no limit: real data have no weight, and nothing holds the models' : `it is ${decimal(shownValue(end, 'relativeEfficiency') ?? 0)}`}.`,
  };
}

function crossTaskGain(ecosystem: Ecosystem): Claim {
  const { initial, limit } = startAndLimit(ecosystem);
  const pairs = offDiagonal(ecosystem);
  const own = ecosystem.entities.map((_, k): [number, number] => [k, k]);
  const mean = ({ risk }: Measures, tasks: readonly (readonly [number, number])[]) =>
    tasks.reduce((sum, [k, j]) => sum + risk.get(k, j), 0) / tasks.length;
  const [crossBefore, crossAfter] = [mean(initial, pairs), mean(limit, pairs)];
  const [ownBefore, ownAfter] = [mean(initial, own), mean(limit, own)];
  const gains = crossAfter < crossBefore;
  const loss = ownAfter / ownBefore - 1;
  return {
    claim: 'At α = β = ½ models gain on each other’s tasks and lose little on their own.',
    standing: gains ? (loss <= LITTLE ? 'holds' : 'holds in part') : 'does not hold',
    found: `Average risk on others’ tasks goes from ${decimal(crossBefore)} to ${decimal(crossAfter)} (${signedPercent(crossAfter / crossBefore - 1)}), on the own task from ${decimal(ownBefore)} to ${decimal(ownAfter)} (${signedPercent(loss)}).${gains && loss > LITTLE ? ` More than ${percent(LITTLE)} is not counted as little here.` : ''}`,
  };
}

function risingHomogenization(at: (alpha: number) => Ecosystem): Claim {
  const weights = Array.from({ length: 20 }, (_, i) => i / 20);
  const values = weights.map((alpha) => {
    const ecosystem = at(alpha);
    const { initial, limit } = startAndLimit(ecosystem);
    return homogenization(initial, limit, ecosystem.precision);
  });
  const rises = values.every((value, i) => i === 0 || value > values[i - 1]!);
  const shown = [0, 0.25, 0.5, 0.75, 0.95];
  return {
    claim: 'Homogenization rises with α.',
    standing: rises ? 'holds' : 'does not hold',
    found: `At β = ½ and α from 0 to 0.95 in ${weights.length} steps it ${rises ? 'rises at every step' : 'does not rise at every step'}: ${list(shown.map((alpha) => `${decimal(values[weights.findIndex((w) => Math.abs(w - alpha) < ROUNDING)]!)} at α = ${alpha}`))}.`,
  };
}

function startAndLimit(ecosystem: Ecosystem): { initial: Measures; limit: Measures } {
  const recurrence = pooledRecurrence(ecosystem);
  return {
    initial: measures(ecosystem, initialMoments(recurrence)),
    limit: measures(ecosystem, limitMoments(recurrence).moments),
  };
}

/** Pairs of a kind and another kind’s task. */
const offDiagonal = ({ entities }: Ecosystem): [number, number][] =>
  entities.flatMap((_, k) =>
    entities.flatMap((_, j): [number, number][] => (k === j ? [] : [[k, j]])),
  );

const percent = (share: number): string => `${(100 * share).toFixed(0)} %`;

const signedPercent = (share: number): string =>
  `${share < 0 ? '−' : '+'}${(100 * Math.abs(share)).toFixed(0)} %`;

const list = (parts: readonly string[]): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
