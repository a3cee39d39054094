import { DomainError } from '../errors.js';
import type { CategoricalScenario } from './categorical/categoricalScenario.js';
import type { GaussianScenario } from './gaussian/gaussianScenario.js';
import { modelOf } from './model.js';
import type { AnyScenario, Scenario } from './parseScenario.js';
import { printable } from './printable.js';

/** Whether a scenario is one of categorical models. */
export const isCategorical = (scenario: AnyScenario): scenario is CategoricalScenario =>
  scenario.file.model === 'categorical';

/** Whether a scenario is one of Gaussian models. */
export const isGaussian = (scenario: AnyScenario): scenario is GaussianScenario =>
  scenario.file.model === 'gaussian';

/** The paths of the files that a scenario names, CSV files or texts. */
export function filesNamed(scenario: AnyScenario): Iterable<string> {
  if (isGaussian(scenario)) return [];
  return isCategorical(scenario) ? scenario.texts.keys() : scenario.tables.keys();
}

/** What can be done with a scenario of another family. */
const verbs = {
  categorical: 'solve, simulate and verify',
  gaussian: 'solve and simulate',
} as const;

/**
 * Checks that a verb of linear models was given a scenario of them.
 *
 * @param verb - the function that was called, for the message.
 * @throws DomainError if the value does not come from `parseScenario` or `readScenario`, or is of another family.
 */
export function requireScenario(verb: string, value: unknown): asserts value is Scenario {
  requireAnyScenario(verb, value);
  const { model = 'linear' } = value.file;
  if (model === 'linear') return;
  throw new DomainError(
    `${verb}: must be given a scenario of linear models, found model: ${model} in ${value.source}. Its verbs are ${verbs[model]}.`,
  );
}

/**
 * Checks that a verb was given a scenario, for callers without types.
 *
 * @param verb - the function that was called, for the message.
 * @throws DomainError if the value does not come from `parseScenario` or `readScenario`.
 */
export function requireAnyScenario(verb: string, value: unknown): asserts value is AnyScenario {
  const { file, tables, texts, source } = Object(value) as {
    readonly file?: unknown;
    readonly tables?: unknown;
    readonly texts?: unknown;
    readonly source?: unknown;
  };
  const gaussian = modelOf(file) === 'gaussian' && typeof source === 'string';
  if (typeof file === 'object' && (tables instanceof Map || texts instanceof Map || gaussian)) {
    return;
  }
  throw new DomainError(
    `${verb}: must be given a scenario from parseScenario or readScenario, found ${printable(value)}. Write for example ${verb}(parseScenario(text)).`,
  );
}

/**
 * Checks the options of a verb as far as all verbs share them, for callers without types.
 *
 * @param verb - the function that was called, for the message.
 * @param options - with `generations`, T, where there is one.
 * @throws DomainError if they are no object, or `generations` is not a whole number from 0.
 */
export function requireOptions(verb: string, options: { readonly generations?: number }): void {
  if (typeof options !== 'object' || options === null) {
    throw new DomainError(
      `${verb}: options must be an object, found ${printable(options)}. Leave them out for the defaults.`,
    );
  }
  const { generations = 0 } = options;
  if (Number.isSafeInteger(generations) && generations >= 0) return;
  throw new DomainError(
    `${verb}: generations must be a whole number, 0 or more, found ${printable(generations)}. Write for example { generations: 10 }.`,
  );
}
