import type { Solution } from '../../src/answer/solution.js';
import { solve } from '../../src/answer/solve.js';
import { DomainError, NumericalError } from '../../src/errors.js';
import { adversary, scenarioOf } from './adversary/adversary.js';
import { answersCompared, type Comparison } from './answersCompared.js';
import { type ExactReference, exactReference } from './exactReference.js';

/** Generations of every trajectory. */
const GENERATIONS = 3;
/** An answer or a refusal comes within this time. */
const LONGEST_MS = 10_000;

/** What became of one scenario of the adversary. */
export type AttackOutcome = { readonly number: number; readonly family: string } & (
  | { readonly kind: 'beyond' /** exact arithmetic, or a scenario that is refused as written. */ }
  | { readonly kind: 'refused'; readonly weakest: string }
  | { readonly kind: 'broken'; readonly fault: string }
  | {
      readonly kind: 'answered';
      readonly arithmetic: Solution['evidence']['arithmetic'];
      readonly claimed: number;
      readonly comparison: Comparison;
    }
);

/**
 * Solves the scenario with this number in floating point and in fractions, and compares every number.
 *
 * @param raised - digits claimed besides those that the answer claims: how to see that the comparison can fail.
 */
export async function attack(number: number, raised = 0): Promise<AttackOutcome> {
  const hard = adversary(number);
  const { family } = hard;
  const about = { number, family };
  let right: ExactReference;
  let scenario: ReturnType<typeof scenarioOf>;
  try {
    scenario = scenarioOf(hard);
    right = await exactReference(scenario, GENERATIONS);
  } catch (error) {
    if (error instanceof DomainError) return { ...about, kind: 'beyond' };
    throw error;
  }
  const started = performance.now();
  try {
    const found = solve(scenario, { generations: GENERATIONS });
    const lasted = performance.now() - started;
    if (lasted > LONGEST_MS) return { ...about, kind: 'broken', fault: `${lasted} ms` };
    const { digits, arithmetic } = found.evidence;
    const claimed = digits + raised;
    const comparison = answersCompared(found, right, claimed);
    return { ...about, kind: 'answered', arithmetic, claimed, comparison };
  } catch (error) {
    if (!(error instanceof NumericalError)) {
      return { ...about, kind: 'broken', fault: String(error) };
    }
    const weakest = /found \d+ in (.*?)\. Columns/.exec(error.message)?.[1] ?? error.message;
    return { ...about, kind: 'refused', weakest: weakest.replace(/\[\d+\]/g, '[]') };
  }
}

/** What is wrong with an outcome, in words; empty where nothing is. */
export function faultsOf(outcome: AttackOutcome): string[] {
  const { number, family } = outcome;
  const named = (fault: string) => `${number} (${family}): ${fault}`;
  if (outcome.kind === 'broken') return [named(outcome.fault)];
  return outcome.kind === 'answered' ? outcome.comparison.faults.map(named) : [];
}

/** Counts for people: what became of all scenarios, by family; digits claimed; refusals by what is weakest. */
export function tallies(outcomes: readonly AttackOutcome[]): string {
  const counted = (names: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts]
      .sort()
      .map(([name, count]) => `${name} ${count}`)
      .join(', ');
  };
  const answered = outcomes.flatMap((outcome) => (outcome.kind === 'answered' ? [outcome] : []));
  const refused = outcomes.flatMap((outcome) => (outcome.kind === 'refused' ? [outcome] : []));
  const worst = answered.reduce((least, { comparison }) => Math.min(least, comparison.margin), 16);
  const total = (of: (comparison: Comparison) => number) =>
    answered.reduce((sum, { comparison }) => sum + of(comparison), 0);
  return [
    counted(outcomes.map(({ kind }) => kind)),
    `numbers compared ${total((c) => c.counts.compared)}, of them 0 for next to nothing ${total((c) => c.counts.zeros)}, none for some ${total((c) => c.counts.nulls)}`,
    `digits beyond the claim, at worst ${worst.toFixed(2)}`,
    `claims: ${counted(answered.map(({ arithmetic, claimed }) => `${arithmetic} ${String(claimed).padStart(2)}`))}`,
    `refused by family: ${counted(refused.map(({ family }) => family))}`,
    `refused for: ${counted(refused.map(({ weakest }) => weakest))}`,
  ].join('\n');
}
