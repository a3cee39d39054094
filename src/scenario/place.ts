import { ScenarioError } from '../errors.js';
import { printable } from './printable.js';

/** A place in a scenario file, able to say what is wrong there. */
export interface Place {
  readonly path: string;
  readonly at: (key: string | number) => Place;
  /** The error of a broken rule here; `found` is shown as a value unless it is already a phrase. */
  readonly broken: (rule: string, found: unknown, next: string) => ScenarioError;
}

/** A phrase that stands for a value found. */
export class Phrase {
  constructor(readonly text: string) {}
}

export function place(source: string, path = ''): Place {
  return {
    path,
    at: (key) =>
      place(
        source,
        typeof key === 'number' ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`,
      ),
    broken: (rule, found, next) =>
      new ScenarioError(source, [
        { path, rule, found: found instanceof Phrase ? found.text : printable(found), next },
      ]),
  };
}
