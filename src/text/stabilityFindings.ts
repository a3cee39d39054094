import type { GenerationReport, Solution } from '../answer/solution.js';
import { resolvable } from '../measures/quotient.js';
import type { PolynomialRates } from '../solution/linear/accumulatingNetwork.js';
import { average, headcount } from './average.js';
import { directionText } from './directionText.js';
import { countText, generationsText, numberText } from './numberText.js';
import { outcomeText } from './outcomeText.js';

/** A weight below this is rounding. */
const ROUNDING = 1e-9;
/** Differences that are down to this share of their start have settled. */
const SETTLED = 0.01;
/** Directions along which models drift that are written out. */
const MOST_DIRECTIONS = 3;

/** Whether models settle and how well, what proves it, and how much real data would guarantee it. */
export function stabilityFindings(solution: Solution): string[] {
  if (solution.unsettled !== null) {
    // What holds of generation 1 for good guarantees nothing of a schedule that does not settle.
    return [`has no long run: ${solution.unsettled}; stability is that of generation 1 for good`];
  }
  return [
    ...verdictFindings(solution),
    ...sourceFindings(solution),
    ...anchoringFindings(solution),
  ];
}

function verdictFindings(solution: Solution): string[] {
  const { verdict, spectralRadius: rho, polynomial } = solution.stability;
  if (polynomial !== null) return accumulatingFindings(solution, polynomial);
  if (verdict === 'marginal') return driftFindings(solution);
  if (verdict === 'converges') return settlingFindings(solution);
  const doubling = Math.LN2 / Math.log(rho);
  return [
    `diverges: differences grow by a factor of ${numberText(rho)} per generation (they double every ${generationsText(doubling)})`,
    ...(headcount(solution.copies) > 1
      ? ['more real data helps only in the directions in which the models disagree']
      : []),
  ];
}

/** Pools that accumulate: powers of 1/t in words, as what ten times as many generations do. */
function accumulatingFindings(solution: Solution, { bias, variance }: PolynomialRates): string[] {
  const { initial, limit, copies } = solution;
  const tenfold = 'for every tenfold of generations';
  if (Math.abs(bias) <= ROUNDING) {
    return [
      'does not settle: the pools accumulate, and some difference neither dies out nor grows',
    ];
  }
  if (bias < 0) {
    return [
      `diverges ever more slowly: differences grow by a factor of ${numberText(10 ** -bias)} ${tenfold}`,
    ];
  }
  const before = errorOf(initial, copies);
  const after = limit && errorOf(limit, copies);
  const outcome = before === null || after === null ? '' : outcomeText(before, after);
  const noise = numberText(10 ** variance);
  return [
    `settles ever more slowly: differences fall by a factor of ${numberText(10 ** bias)} ${tenfold}${outcome}`,
    `the noise of labels in the pools dies out: its variance falls by a factor of ${variance === 1 && bias === 0.5 ? `nearly ${noise}` : noise} ${tenfold}`,
  ];
}

/** Models that train on each other alone, and those they reach. */
function sourceFindings({ graph, kinds, copies }: Solution): string[] {
  if (graph === null || graph.sources.length === 0) return [];
  const members = new Set(graph.sources.flat());
  const reached = graph.reached.filter(({ entity, drifts }) => drifts && !members.has(entity));
  const names = (all: readonly string[]) => new Intl.ListFormat('en').format(all);
  const alone = (name: string) => headcount(copies.filter((_, i) => kinds[i] === name)) === 1;
  return graph.sources.map((source, i) => {
    const own =
      source.length === 1 && alone(source[0]!)
        ? `${source[0]} trains on itself alone, without real data`
        : `${source.length === 1 ? `the copies of ${source[0]}` : names(source)} train on each other alone, without real data`;
    const others =
      i > 0 || reached.length === 0
        ? ''
        : `, and their drift reaches ${names(reached.map(({ entity }) => entity))}`;
    return `${own}: nothing holds them${others}`;
  });
}

/** One verdict on two questions: whether the models settle, and whether the result is any good. */
function settlingFindings({ stability, initial, limit, copies }: Solution): string[] {
  const { spectralRadius: rho, halfLife, certificate } = stability;
  const needed = rho === 0 ? 1 : Math.max(1, Math.ceil(Math.log(SETTLED) / Math.log(rho)));
  const before = errorOf(initial, copies);
  const after = limit && errorOf(limit, copies);
  const outcome = before === null || after === null ? '' : outcomeText(before, after);
  const pace = rho === 0 ? '' : ` (differences halve every ${generationsText(halfLife)})`;
  return [
    `settles within ${generationsText(needed)}${pace}${outcome}`,
    ...(certificate === null
      ? []
      : [
          `theorem ${certificate.theorem} guarantees convergence: ρ ≤ ${numberText(certificate.bound)}`,
        ]),
  ];
}

/** Mean squared error of an average model; 0 where it is rounding next to the size of the models. */
function errorOf({ mean, mse }: GenerationReport, copies: readonly number[]): number | null {
  const error = average(mse, copies);
  const sizes = mean.map((row) => row.reduce<number>((sum, x) => sum + (x ?? 0) ** 2, 0));
  const size = average(sizes, copies);
  return error === null || size === null || resolvable(error, size) ? error : 0;
}

/** ρ = 1: the directions along which models drift, and whether real data show them. */
function driftFindings({ stability, featureNames }: Solution): string[] {
  const { unanchored, unseen } = stability;
  if (unanchored.length === 0) {
    return ['does not settle: ρ = 1, and some difference keeps cycling without dying out'];
  }
  const shown = unanchored.slice(0, MOST_DIRECTIONS).map((direction, i) => {
    const left = i === MOST_DIRECTIONS - 1 ? unanchored.length - MOST_DIRECTIONS : 0;
    const seen = unseen.some((other) => other.every((x, j) => x === direction[j]))
      ? 'which no real data show'
      : 'which real data show but do not pin down';
    return `the models drift along ${directionText(direction, featureNames)}, ${seen}${left > 0 ? ` (and along ${countText(left, 'other direction')})` : ''}`;
  });
  return [
    'does not settle: the models drift, because nothing removes the noise that each generation adds',
    ...shown,
  ];
}

/** The √K anchoring rule. One model needs no more than some real data, so the rule says nothing new there. */
function anchoringFindings({ stability, copies, featureNames }: Solution): string[] {
  const { anchoring } = stability;
  const K = headcount(copies);
  if (anchoring === null || K === 1) return [];
  const { required, attained, kind, direction, met } = anchoring;
  const weight = `more than ${numberText(required)} × synthetic in every direction`;
  return [
    met
      ? `real data weigh ${weight}, which guarantees that ${K.toLocaleString('en')} models converge`
      : `real data that weigh ${weight} would make ${K.toLocaleString('en')} models converge (sufficient, not necessary)`,
    `real data are weakest for ${kind} along ${directionText(direction, featureNames)} (${numberText(attained < ROUNDING ? 0 : attained)} × synthetic)`,
  ];
}
