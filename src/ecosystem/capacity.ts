import { DomainError } from '../errors.js';
import type { Scenario } from '../scenario/parseScenario.js';
import {
  type Cost,
  type SimulatedWork,
  simulationCost,
  solveCost,
  verificationCost,
} from './cost.js';
import type { Ecosystem } from './ecosystem.js';
import { type Sizes, sizesOf } from './sizes.js';

/** Memory for one job: what a machine of 8 GiB can spare. */
const MOST_BYTES = 4 * 2 ** 30;
/** A run that takes longer is announced. */
const LONG = 20;

/** Both know their sizes before anything is realised or computed. */
type Input = Scenario | Ecosystem;

/**
 * What solving costs, from sizes alone.
 *
 * @param generations - of the trajectory, if any.
 * @throws DomainError if it does not fit into memory: the estimate, the limit and what to lower.
 */
export const affordableSolution = (input: Input, generations = 0): Cost =>
  affordable(
    input,
    solveCost(sizes(input), generations),
    'a solution',
    `Lower features, or the number of distinct entities (copies of one are free)${generations > 0 ? ', or generations' : ''}.`,
  );

/** What a simulation costs, from sizes alone. @throws DomainError if it does not fit into memory. */
export const affordableSimulation = (input: Input, work: SimulatedWork): Cost =>
  affordable(
    input,
    simulationCost(sizes(input), work),
    'a simulation',
    'Its rows are held in memory: lower samples, features, generations or the number of entities.',
  );

/** What a verification costs, from sizes alone. @throws DomainError if it does not fit into memory. */
export function affordableVerification(
  input: Input,
  work: Parameters<typeof verificationCost>[1],
): Cost {
  affordableSolution(input);
  return affordable(
    input,
    verificationCost(sizes(input), work),
    'a verification',
    'It simulates rows held in memory: lower samples, features or the number of entities; solve needs no rows.',
  );
}

const sizes = (input: Input): Sizes => sizesOf('file' in input ? input.file : input);

function affordable(input: Input, cost: Cost, job: string, next: string): Cost {
  if (cost.bytes <= MOST_BYTES) return cost;
  throw new DomainError(
    `${'file' in input ? input.source : input.name}: ${job} must fit into ${memory(MOST_BYTES)}, found ${costText(cost)}. ${next}`,
  );
}

/** What to say before a long run; null before a short one. */
export const notice = (cost: Cost): string | null =>
  cost.seconds > LONG ? `This takes ${costText(cost)}.` : null;

/** `about 3 hours and 11 GiB`. */
export const costText = ({ seconds, bytes }: Cost): string =>
  `about ${duration(seconds)} and ${memory(bytes)}`;

const units: readonly (readonly [number, string])[] = [
  [86_400, 'day'],
  [3600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** `about` left out: `3 hours`. */
export function duration(seconds: number): string {
  const [length, unit] = units.find(([one]) => seconds >= 1.5 * one) ?? units.at(-1)!;
  const count = Math.max(1, Number((seconds / length).toPrecision(2)));
  return `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`;
}

function memory(bytes: number): string {
  const gibibytes = bytes / 2 ** 30;
  if (gibibytes < 1) return `${Math.ceil(bytes / 2 ** 20)} MiB`;
  return `${Number(gibibytes.toPrecision(2)).toLocaleString('en')} GiB`;
}
