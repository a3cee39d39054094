/**
 * The caller is wrong: a scenario, an option or an argument breaks a rule.
 * The message names the place, the rule, the value found and the next step.
 */
export class DomainError extends Error {
  override readonly name: string = 'DomainError';
}

/** The caller is wrong about a shape: rows, columns or lengths do not fit each other. */
export class ShapeError extends DomainError {
  override readonly name = 'ShapeError';
}

/** One broken rule in a scenario file. */
export interface ScenarioProblem {
  /** Where, as a path from the top of the file: `entities[2].private.design.gram`; empty for the file itself. */
  readonly path: string;
  /** What must hold, e.g. `must be symmetric`. */
  readonly rule: string;
  /** What was found, already printable. */
  readonly found: string;
  /** What the writer of the file can do about it. */
  readonly next: string;
}

/** A message lists this many problems; the rest, often one slip repeated, are counted. */
const MOST_LISTED = 20;

/** The caller is wrong in a scenario file: every broken rule found, each with its place. */
export class ScenarioError extends DomainError {
  override readonly name = 'ScenarioError';

  /**
   * @param source - the file, as the reader knows it.
   * @param problems - at least one; the message has one line for each of the first 20.
   */
  constructor(
    readonly source: string,
    readonly problems: readonly ScenarioProblem[],
  ) {
    super(
      [
        ...problems.slice(0, MOST_LISTED).map((problem) => `${source}: ${sentence(problem)}`),
        ...(problems.length > MOST_LISTED
          ? [
              `${source}: ${problems.length - MOST_LISTED} more problems of this file are not listed.`,
            ]
          : []),
      ].join('\n'),
    );
  }
}

/** float64 is wrong: a method's own check of its answer failed. */
export class NumericalError extends Error {
  override readonly name = 'NumericalError';
}

const sentence = ({ path, rule, found, next }: ScenarioProblem): string =>
  `${path === '' ? '' : `${path}: `}${rule}, found ${found}. ${next}`;
