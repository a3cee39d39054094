import { ScenarioError } from '../errors.js';
import { oneLine } from './printable.js';

/** A place in a scenario file, able to say what is wrong there. */
export interface Place {
  readonly path: string;
  readonly at: (...parts: readonly (string | number)[]) => Place;
  /** The error of a broken rule here; `found` is a phrase, for a value made by `printable`. */
  readonly broken: (rule: string, found: string, next: string) => ScenarioError;
}

/** The place with this path in the scenario that came from `source`. */
export function place(source: string, ...parts: readonly (string | number)[]): Place {
  const path = pathText(parts);
  return {
    path,
    at: (...more) => place(source, ...parts, ...more),
    broken: (rule, found, next) => new ScenarioError(source, [{ path, rule, found, next }]),
  };
}

/** `entities[2].private.design.gram` from its parts. */
export function pathText(parts: readonly PropertyKey[]): string {
  return parts.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`;
    const name = oneLine(String(part));
    return path === '' ? name : `${path}.${name}`;
  }, '');
}
