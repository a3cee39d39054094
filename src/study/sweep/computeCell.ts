import type { Solution } from '../../answer/solution.js';
import { solve } from '../../answer/solve.js';
import { affordableSolution } from '../../ecosystem/capacity.js';
import { DomainError, NumericalError } from '../../errors.js';
import { parseScenario, type Scenario } from '../../scenario/parseScenario.js';
import { oneLine } from '../../scenario/printable.js';
import { UnreadableText } from '../../scenario/textEncoding.js';
import { verify } from '../../verification/verify.js';
import type { Cell } from './cells.js';
import type { CompletePlan } from './completePlan.js';
import type { Scalar, SweepRow } from './row.js';
import { everyScalar, scalarsAt, UnknownScalar } from './scalars.js';

/** With fewer certain digits a row says so. */
const ENOUGH_DIGITS = 6;
/** Letters kept of a reason that was not written for users. */
const LONGEST = 200;

/**
 * Solves one cell, and verifies it where the plan says so.
 *
 * @param attempt - 1, or one more than that of the failure that is tried again.
 * @returns the row of the cell, also if it fails: the reason is then in it.
 * @throws UnknownScalar if the report of the plan names what no answer has.
 */
export async function computeCell(
  complete: CompletePlan,
  { index, hash, tree }: Pick<Cell, 'index' | 'hash' | 'tree'>,
  attempt: number,
): Promise<SweepRow> {
  const row = { cell: index, hash, attempt };
  try {
    const scenario = scenarioOf(complete, tree);
    return { ...row, ...(await answered(complete, scenario)) };
  } catch (error) {
    if (error instanceof UnknownScalar) throw error;
    return { ...row, values: null, reason: reasonOf(error) };
  }
}

/** The row of a cell whose thread, or worker, was lost. */
export const lostRow = (
  { index, hash }: Pick<Cell, 'index' | 'hash'>,
  attempt: number,
  error: unknown,
): SweepRow => ({ cell: index, hash, attempt, values: null, reason: reasonOf(error) });

function scenarioOf({ source, files }: CompletePlan, tree: unknown): Scenario {
  return parseScenario(tree as object, {
    source,
    readText: (path) => {
      const text = files[path];
      if (typeof text === 'string') return text;
      throw new UnreadableText('no such file when the sweep was begun');
    },
  });
}

async function answered(
  { plan: { report, verify: options } }: CompletePlan,
  scenario: Scenario,
): Promise<Pick<SweepRow, 'values' | 'reason'>> {
  affordableSolution(scenario);
  const answer = solve(scenario);
  const values = report === undefined ? everyScalar(answer) : scalarsAt(answer, report);
  const tested = options === undefined ? {} : await verified(scenario, options);
  const reason = [missing(answer, report), doubtful(answer.evidence)].filter(
    (text) => text !== null,
  );
  return { values: { ...values, ...tested }, reason: reason.join('; ') || null };
}

/** Whether the theory holds in simulation, and how many tests say otherwise. */
async function verified(
  scenario: Scenario,
  options: NonNullable<CompletePlan['plan']['verify']>,
): Promise<Record<string, Scalar>> {
  const given = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  const { verdict, tests, detectable } = await verify(scenario, given);
  return {
    'verify.verdict': verdict,
    'verify.tests': tests.length,
    'verify.refuted': tests.filter(({ refuted }) => refuted).length,
    'verify.detectable.mean': detectable.mean,
    'verify.detectable.variance': detectable.variance,
  };
}

/** Why an answer has no limit, where that leaves something out. */
function missing(answer: object, report: readonly string[] | undefined): string | null {
  const { limit, stability } = answer as {
    readonly limit?: unknown;
    readonly stability?: { readonly verdict?: unknown };
  };
  if (limit !== null) return null;
  const needs = report === undefined || report.some((path) => valueless(answer, path));
  return needs ? `no limit: the verdict is ${String(stability?.verdict)}` : null;
}

/** What is said of numbers with few certain digits, as solve does. */
const doubtful = ({ digits, weakest }: Solution['evidence']): string | null =>
  digits < ENOUGH_DIGITS ? `only ${digits} significant digits of ${weakest} are certain` : null;

const valueless = (answer: object, path: string): boolean =>
  scalarsAt(answer, [path])[path] === null;

function reasonOf(error: unknown): string {
  const { message } = error instanceof Error ? error : new Error(String(error));
  if (error instanceof DomainError || error instanceof NumericalError) {
    return message.split('\n').map(oneLine).join(' ');
  }
  const found = oneLine(message.slice(0, LONGEST));
  const memory = error instanceof RangeError || /memory/i.test(message);
  return memory ? `out of memory (${found})` : `unexpected error (${found})`;
}
