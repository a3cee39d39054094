import { DomainError } from '../errors.js';
import type { Scenario } from './parseScenario.js';
import { printable } from './printable.js';

/**
 * Checks that a verb was given a scenario, for callers without types.
 *
 * @param verb - the function that was called, for the message.
 * @throws DomainError if the value does not come from `parseScenario` or `readScenario`.
 */
export function requireScenario(verb: string, value: unknown): asserts value is Scenario {
  const { file, tables } = Object(value) as Partial<Scenario>;
  if (typeof file === 'object' && tables instanceof Map) return;
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
