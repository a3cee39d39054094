import { type Change, smallWith } from '../scenarios.js';

/** A scenario that breaks one rule, and what its error must say. */
export interface BadScenario {
  readonly title: string;
  readonly text: string;
  /** CSV files by name. */
  readonly files?: Readonly<Record<string, string>>;
  readonly path: string;
  readonly rule: string;
  readonly found: string;
  /** Part of the next step. */
  readonly next: string;
}

export type Expected = Pick<BadScenario, 'path' | 'rule' | 'found' | 'next'>;

export const expected = (path: string, rule: string, found: string, next: string): Expected => ({
  path,
  rule,
  found,
  next,
});

export const changed = (
  title: string,
  changes: readonly Change[],
  error: Expected,
): BadScenario => ({
  title,
  text: smallWith(...changes),
  ...error,
});

export const written = (title: string, text: string, found: string, next: string): BadScenario => ({
  title,
  text,
  ...expected('', 'must be YAML or JSON text', found, next),
});

export const own = ['entities', 0, 'private'] as const;
export const ownDesign = [...own, 'design'] as const;
export const published = ['entities', 0, 'synthetic'] as const;
export const at = (path: readonly (string | number)[], value: unknown): Change[] => [[path, value]];

export const weightRule = 'must be a number from 0 to 1';
export const samplesRule = 'must be a positive whole number';
export const forms = 'a mapping with one of the keys features, gram, rows, csv, covariance';
