import type { z } from 'zod';
import type { ScenarioProblem } from '../errors.js';
import { pathText, printable } from './printable.js';
import { designForms, type Key, meaning } from './schema.js';

type Issue = z.core.$ZodIssue;

/**
 * The problems behind the issues of the schema, in the order of the file, each with place, rule, value, next step.
 *
 * @param issues - what the schema reported.
 * @param whole - the value that was validated, to show what was found.
 */
export function problemsOf(issues: readonly Issue[], whole: unknown): ScenarioProblem[] {
  return issues.flatMap((issue) => problemsOfIssue(issue, [], whole));
}

function problemsOfIssue(
  issue: Issue,
  above: readonly PropertyKey[],
  whole: unknown,
): ScenarioProblem[] {
  const path = [...above, ...issue.path];
  const value = valueAt(whole, path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: pathText([...path, key]),
      rule: 'is not a key known here',
      found: printable(valueAt(whole, [...path, key])),
      next: unknownKeyHint(key, value),
    }));
  }
  if (issue.code === 'invalid_union' && path.at(-1) === 'design') {
    return designProblems(issue.errors, path, value, whole);
  }
  return [
    {
      path: pathText(path),
      rule: issue.message,
      found: printable(value),
      next: `${lastKeyHint(path, value)}`,
    },
  ];
}

/** Of a design's branches only the one whose telling key is present speaks; without one, the list of forms does. */
function designProblems(
  branches: readonly (readonly Issue[])[],
  path: readonly PropertyKey[],
  value: unknown,
  whole: unknown,
): ScenarioProblem[] {
  const keys = isMapping(value) ? Object.keys(value) : [];
  const form = Object.keys(designForms).find((key) => keys.includes(key));
  const words = branches[0]?.flatMap((issue) => ('values' in issue ? issue.values : [])) ?? [];
  if (form !== undefined) {
    const known = designForms[form] ?? [];
    const branch = branches.find((issues) =>
      issues.every(
        (issue) =>
          issue.path.length > 0 ||
          (issue.code === 'unrecognized_keys' && issue.keys.every((key) => !known.includes(key))),
      ),
    );
    const inner = (branch ?? []).flatMap((issue) => problemsOfIssue(issue, path, whole));
    if (inner.length > 0) return inner;
  }
  return [
    {
      path: pathText(path),
      rule: `must be ${words.join(', ')} or a mapping with one of the keys ${Object.keys(designForms).join(', ')}`,
      found: printable(value),
      next: 'Choose one of these forms; each is explained in docs/scenario.md.',
    },
  ];
}

function lastKeyHint(path: readonly PropertyKey[], value: unknown): string {
  const key = path.findLast((part) => typeof part === 'string');
  const what = isKnown(key) ? `${String(key)} is ${lowerFirst(meaning[key])}` : '';
  const action = value === undefined ? 'Add it' : 'Correct the value';
  return what === '' ? `${action}.` : `${action}: ${what}.`;
}

function unknownKeyHint(key: string, parent: unknown): string {
  const siblings = isMapping(parent) ? Object.keys(parent) : [];
  const close = Object.keys(meaning)
    .filter((known) => !siblings.includes(known) && distance(key.toLowerCase(), known) <= 2)
    .sort((a, b) => distance(key, a) - distance(key, b));
  const first = close[0];
  return first === undefined
    ? 'Remove it, or see docs/scenario.md for the keys of this place.'
    : `Did you mean ${first}?`;
}

/** Levenshtein distance, for spelling hints. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replace = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replace, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value === null || typeof value !== 'object') return undefined;
    return Object.hasOwn(value, part) ? (value as Record<PropertyKey, unknown>)[part] : undefined;
  }, whole);
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKnown = (key: PropertyKey | undefined): key is Key =>
  typeof key === 'string' && Object.hasOwn(meaning, key);

const lowerFirst = (text: string): string =>
  /^[A-Z][a-z ]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
