import { DomainError } from '../../errors.js';
import { closest } from '../../scenario/closest.js';
import { printable } from '../../scenario/printable.js';
import type { Scalar } from './row.js';

/** What solve answers, of any family of models: all that is assumed of it here. */
interface Answer {
  readonly entities?: unknown;
  readonly copies?: unknown;
}

type Mapping = Readonly<Record<string, unknown>>;

const isMapping = (value: unknown): value is Mapping =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A path of a report that leads to nothing in an answer: a mistake in the plan, not in a cell. */
export class UnknownScalar extends DomainError {}

/**
 * Every number of an answer that keys alone lead to, by its path with dots; after them the means of lists that hold
 * one number for every entity (not those at the top of the answer): `limit.meanMse` for `limit.mse`.
 *
 * @param answer - of `solve`. Not modified.
 */
export function everyScalar(answer: object): Record<string, number> {
  const numbers: Record<string, number> = {};
  const means: Record<string, number> = {};
  const walk = (mapping: Mapping, above: readonly string[]): void => {
    for (const [key, value] of Object.entries(mapping)) {
      const path = [...above, key];
      if (typeof value === 'number') numbers[path.join('.')] = value;
      else if (isMapping(value)) walk(value, path);
      else if (above.length > 0) {
        const mean = meanOver(value, answer);
        if (mean !== null) means[[...above, meanName(key)].join('.')] = mean;
      }
    }
  };
  walk(answer as Mapping, []);
  return { ...numbers, ...means };
}

/**
 * The scalars at some paths of an answer: keys and, into lists, numbers counted from 0, as in `limit.risk.0.1`. Null
 * where a part of the answer is missing, such as a limit.
 *
 * @param answer - of `solve`. Not modified.
 * @throws UnknownScalar if a path leads to no key, or to more than one number.
 */
export const scalarsAt = (answer: object, paths: readonly string[]): Record<string, Scalar> =>
  Object.fromEntries(paths.map((path) => [path, scalarAt(answer, path)]));

function scalarAt(answer: object, path: string): Scalar {
  const parts = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  let value: unknown = answer;
  for (const [depth, part] of parts.entries()) {
    if (value === null) return null;
    const isLast = depth === parts.length - 1;
    const own = typeof value === 'object' && Object.hasOwn(value as object, part);
    if (!own && isLast && depth > 0 && isMapping(value)) {
      const of = Object.keys(value).find((key) => meanName(key) === part);
      const list = of === undefined ? undefined : value[of];
      if (Array.isArray(list)) {
        const mean = meanOver(list, answer);
        if (mean !== null || list.includes(null)) return mean;
      }
    }
    // An item that another cell may have, with more entities.
    if (!own && Array.isArray(value) && /^\d+$/.test(part)) return null;
    if (!own) throw unknown(answer, path, `no ${printable(part)} there`);
    value = (value as Mapping)[part];
  }
  if (value === null || typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  throw unknown(answer, path, Array.isArray(value) ? 'a list' : 'a mapping');
}

/** `meanMse` for `mse`. */
const meanName = (key: string): string => `mean${key.charAt(0).toUpperCase()}${key.slice(1)}`;

/** The mean of one number for every entity, copies counted; null for any other value. */
function meanOver(list: unknown, { entities, copies }: Answer): number | null {
  const count = Array.isArray(entities) ? entities.length : 0;
  if (!Array.isArray(list) || count === 0 || list.length !== count) return null;
  if (!list.every((value): value is number => typeof value === 'number')) return null;
  const weights = Array.isArray(copies) ? (copies as number[]) : list.map(() => 1);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return list.reduce((sum, value, k) => sum + value * (weights[k]! / total), 0);
}

function unknown(answer: object, path: string, found: string): UnknownScalar {
  const meant = closest(path, Object.keys(everyScalar(answer)));
  return new UnknownScalar(
    `report: must lead to one number of the answer of solve, found ${printable(path)} (${found}). ${
      meant === undefined ? 'docs/sweeps.md lists the paths.' : `Did you mean ${meant}?`
    }`,
  );
}
