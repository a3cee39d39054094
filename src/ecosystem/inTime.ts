import { largestModulus, maximum, minimum } from '../linalg/norms.js';
import { type Expression, valueAt } from '../scenario/expression.js';
import { parseExpression } from '../scenario/parseExpression.js';
import type { Place } from '../scenario/place.js';
import type { Scheduled } from './scheduled.js';

/** A number of a scenario that may change with the generation. */
export interface InTime {
  /** At generation 1. */
  readonly value: number;
  /** null where it does not change. */
  readonly expression: Expression | null;
}

/** The first generation that uses it: β weighs real data in generation 0 already. */
export const firstGeneration = (key: Scheduled['key']): number => (key === 'beta' ? 0 : 1);

/** Generations at which a value that lasts has been reached, even and odd: (−1)^t never lasts. */
const LATE = [1e6, 1e6 + 1, 1e9, 1e9 + 1] as const;
/** A value lasts if it is the same to twelve digits. */
const SAME = 1e-12;

/**
 * The value that an expression has reached for good.
 *
 * @returns that value, finite; undefined where those at generations 10⁶ and 10⁹ are not the same to 12 digits.
 */
export function lastingValue(expression: Expression): number | undefined {
  const values = LATE.map((t) => valueAt(expression, t));
  const size = largestModulus(values);
  const same = maximum(values) - minimum(values) <= SAME * size;
  return same && Number.isFinite(size) ? values.at(-1) : undefined;
}

/** Why a value is out of range; undefined where it is not. */
export function rangeRule(key: Scheduled['key'], value: number): string | undefined {
  if (key === 'samples') {
    return value > 0 && Number.isFinite(value) ? undefined : 'must be a positive number';
  }
  return value >= 0 && value <= 1 ? undefined : 'must be a number from 0 to 1';
}

/**
 * Reads a number, or an expression in t.
 *
 * @param here - its place.
 * @throws ScenarioError if it is out of range at the first generation that uses it, at generation 1, or for good.
 */
export function inTime(key: Scheduled['key'], stated: number | string, here: Place): InTime {
  if (typeof stated === 'number') return { value: stated, expression: null };
  const expression = parseExpression(stated);
  if (typeof expression === 'number') {
    requireRange(key, expression, here, `${expression}`);
    const constant = key !== 'samples' || Number.isInteger(expression);
    return { value: expression, expression: constant ? null : expression };
  }
  for (const t of new Set([firstGeneration(key), 1])) {
    const value = valueAt(expression, t);
    requireRange(key, value, here, `${value} at generation ${t}`);
  }
  const last = lastingValue(expression);
  if (last !== undefined) requireRange(key, last, here, `${last} in the long run`);
  return { value: valueAt(expression, 1), expression };
}

function requireRange(key: Scheduled['key'], value: number, here: Place, found: string): void {
  const rule = rangeRule(key, value);
  if (rule !== undefined) throw outOfRange(rule, here, found);
}

/** The error of an expression that leaves its range. */
export const outOfRange = (rule: string, here: Place, found: string) =>
  here.broken(
    `${rule} at every generation`,
    found,
    'Change the expression: min and max keep it in its range.',
  );
