import { ScenarioError } from '../../errors.js';
import { problemsOf } from '../problems.js';
import { type GaussianFile, gaussianKeys, gaussianSchema } from './gaussianSchema.js';

/** A scenario of Gaussian models: a validated description. */
export interface GaussianScenario {
  /** Where it came from, for messages: a file name, or `scenario`. */
  readonly source: string;
  readonly file: GaussianFile;
}

/**
 * Validates a scenario tree of Gaussian models.
 *
 * @param tree - what the file holds. Not modified.
 * @param source - its name, for messages.
 * @throws ScenarioError naming every broken rule with its place, value and next step.
 */
export function parseGaussian(tree: unknown, source: string): GaussianScenario {
  const parsed = gaussianSchema.safeParse(tree);
  if (parsed.success) return { source, file: parsed.data };
  throw new ScenarioError(source, problemsOf(parsed.error.issues, tree, [], gaussianKeys));
}
