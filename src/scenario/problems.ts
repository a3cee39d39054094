import type * as z from 'zod';
import type { ScenarioProblem } from '../errors.js';
import { closest } from './closest.js';
import { designForms } from './designSchema.js';
import { type KnownKeys, unknownKeyHint, valueHint } from './keyHint.js';
import { pathText } from './place.js';
import { printable } from './printable.js';

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** Unknown keys of one mapping that hints are looked up for. */
const MOST_HINTS = 500;

/**
 * The problems behind the issues of the schema, in the order of the file, each with place, rule, value, next step.
 *
 * @param issues - what the schema reported.
 * @param whole - the value that was validated, to show what was found.
 * @param above - path of the value the issues are about.
 * @param known - the keys of the family of models (default: linear).
 */
export function problemsOf(
  issues: readonly Issue[],
  whole: unknown,
  above: Path = [],
  known?: KnownKeys,
): ScenarioProblem[] {
  return issues.flatMap((issue) => {
    const path = [...above, ...issue.path];
    const value = valueAt(whole, path);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        // A hint looks at all keys: for thousands of unknown ones that would take the square of their number.
        issue.keys.length <= MOST_HINTS
          ? unknownKey(key, path, value, known)
          : plainlyUnknown(key, path, value),
      );
    }
    if (issue.code === 'invalid_union' && path.at(-1) === 'design') {
      return designProblems(issue.errors, path, value, whole);
    }
    if (issue.code === 'invalid_union') {
      const meant = Array.isArray(value) ? undefined : meantAlternative(issue.errors);
      if (meant !== undefined) return problemsOf(meant, whole, path, known);
    }
    const { found = printable(value), next = nextFor(issue, path, value) } = statedIn(issue);
    return [{ path: pathText(path), rule: issue.message, found, next }];
  });
}

/** The word that was meant, where words are allowed; else what the key means. */
function nextFor(issue: Issue, path: Path, value: unknown): string {
  const words = 'errors' in issue ? issue.errors.flat().flatMap(wordsOf) : wordsOf(issue);
  const meant = typeof value === 'string' ? closest(value, words) : undefined;
  return meant === undefined ? valueHint(path, value) : `Did you mean ${meant}?`;
}

const wordsOf = (issue: Issue): string[] =>
  issue.code === 'invalid_value' ? issue.values.map(String) : [];

/** What a rule of the schema's own says of the value, where it says it. */
function statedIn(issue: Issue): { readonly found?: string; readonly next?: string } {
  return issue.code === 'custom' ? (issue.params ?? {}) : {};
}

/**
 * Of alternatives that all fail, the one of the value's own kind: the others reject it as a whole, or its keys.
 *
 * @returns its issues; undefined where none or several could be meant.
 */
function meantAlternative(
  alternatives: readonly (readonly Issue[])[],
): readonly Issue[] | undefined {
  const rejects = (...codes: readonly Issue['code'][]) => {
    const asWhole = ({ path, code }: Issue) => path.length === 0 && codes.includes(code);
    return (issues: readonly Issue[]) => !issues.some(asWhole);
  };
  const ofKind = alternatives.filter(rejects('invalid_type', 'invalid_value'));
  const [meant, ...others] =
    ofKind.length > 1 ? ofKind.filter(rejects('unrecognized_keys')) : ofKind;
  return others.length === 0 ? meant : undefined;
}

const plainlyUnknown = (key: string, path: Path, parent: unknown): ScenarioProblem => ({
  path: pathText([...path, key]),
  rule: 'unknown key',
  found: printable(valueAt(parent, [key])),
  next: 'Remove it.',
});

function unknownKey(
  key: string,
  path: Path,
  parent: unknown,
  known: KnownKeys | undefined,
): ScenarioProblem {
  return {
    path: pathText([...path, key]),
    rule: 'unknown key',
    found: printable(valueAt(parent, [key])),
    next: unknownKeyHint(key, path, isMapping(parent) ? parent : {}, known),
  };
}

/** A design's alternatives all fail at once: only the one that the writer meant may speak. */
function designProblems(
  alternatives: readonly (readonly Issue[])[],
  path: Path,
  value: unknown,
  whole: unknown,
): ScenarioProblem[] {
  const forms = Object.keys(designForms);
  const given = forms.filter((form) => isMapping(value) && Object.hasOwn(value, form));
  const [form] = given;
  if (form !== undefined && given.length === 1) {
    const [, ...ofForms] = alternatives; // the first is the words
    return problemsOf(ofForms[forms.indexOf(form)] ?? [], whole, path);
  }
  const words = alternatives[0]?.flatMap(wordsOf) ?? [];
  return [
    {
      path: pathText(path),
      rule:
        given.length > 1
          ? `must have only one of the keys ${given.join(' and ')}`
          : `must be ${words.join(', ')} or a mapping with one of the keys ${forms.join(', ')}`,
      found: printable(value),
      next: designHint(value, given, [...words, ...forms]),
    },
  ];
}

function designHint(value: unknown, given: readonly string[], known: readonly string[]): string {
  if (given.length > 1) return 'A design has one form: remove the others.';
  if (value === undefined) return valueHint(['design'], value);
  const written = isMapping(value) ? Object.keys(value) : [String(value)];
  const meant = written.map((text) => closest(text, known)).find((hit) => hit !== undefined);
  return meant === undefined
    ? 'Choose one of these forms; docs/scenario.md explains each.'
    : `Did you mean ${meant}?`;
}

function valueAt(whole: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, part) => {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, part))
      return undefined;
    return (value as Record<PropertyKey, unknown>)[part];
  }, whole);
}

const isMapping = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
